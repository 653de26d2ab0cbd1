import { readFile } from 'node:fs/promises'
import { join, parse } from 'node:path'
import { writeNew } from './write-new.ts'

/** Writes a file without touching another: where one of that name holds something else, under the name
 *  with -2 at its end, or -3. Answers with the name. Throws `EnvironmentError`. */
export async function writeBeside(
  file: string,
  textFor: (name: string) => Promise<string>,
): Promise<string> {
  const { dir, name, ext } = parse(file)
  for (let number = 1; ; number++) {
    const target = number === 1 ? file : join(dir, `${name}-${number}${ext}`)
    const text = await textFor(target)
    const found = await readFile(target, 'utf8').catch(() => undefined)
    if (found === text) return target
    if (found === undefined && (await writeNew(target, text))) return target
  }
}
