// A scenario to begin with: one that comes with hookdrill, in a file of one's own.
import { readdir, readFile } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { UsageError } from '../errors.ts'
import { scenarioJsonSchema } from '../scenario/json-schema.ts'
import { didYouMean } from '../scenario/suggest.ts'
import { SHIPPED } from './shipped.ts'
import { writeNew } from './write-new.ts'

const SCHEMA = 'scenario.schema.json'
/** Where the shipped ones have it. */
const SHIPPED_SCHEMA = `../dist/${SCHEMA}`

/** Writes a copy of the shipped scenario `from`, and beside it the schema that an editor checks it with, where
 *  there is none. Answers with what was written. Throws `UsageError` where a file of that name is there
 *  already or nothing of the name `from` is shipped, `EnvironmentError` where it cannot be written. */
export async function startScenario(file: string, from = 'starter'): Promise<readonly string[]> {
  const text = await shippedText(from)
  if (!/\.ya?ml$/i.test(file)) {
    const named = `${file.slice(0, file.length - extname(file).length)}.yaml`
    throw new UsageError(`init "${file}": what is written is YAML. Name it ${named}.`)
  }
  if (!(await writeNew(file, text.replace(SHIPPED_SCHEMA, `./${SCHEMA}`)))) {
    throw new UsageError(`init "${file}": there is a file of that name. Name another.`)
  }
  const schema = join(dirname(file), SCHEMA)
  const isSchemaNew = await writeNew(schema, `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`)
  return isSchemaNew ? [file, schema] : [file]
}

async function shippedText(from: string): Promise<string> {
  const files = (await readdir(SHIPPED)).filter((name) => name.endsWith('.yaml')).sort()
  const names = files.map((name) => basename(name, '.yaml'))
  if (names.includes(from)) return readFile(join(SHIPPED, `${from}.yaml`), 'utf8')
  const mend = didYouMean(from, names) || ` Use one of: ${names.join(', ')}.`
  throw new UsageError(`--from "${from}": no scenario of that name comes with hookdrill.${mend}`)
}
