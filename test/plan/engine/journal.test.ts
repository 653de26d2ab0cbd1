import { appendFileSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { thisMachine } from '../../../src/disk/machine.ts'
import { EnvironmentError, UsageError } from '../../../src/errors.ts'
import type { Engine } from '../../../src/plan/engine/engine.ts'
import { inlineEngine } from '../../../src/plan/engine/inline.ts'
import { journaled, openResults } from '../../../src/plan/engine/journal.ts'
import { remembering } from '../../../src/plan/engine/remembering.ts'
import { type Job, jobOf } from '../../../src/plan/job.ts'
import { VERSION } from '../../../src/version.ts'
import { emptyFolder } from '../../e2e/hookdrill.ts'
import { enrich, scenarioOf } from '../../scenario-of.ts'

const scenario = scenarioOf(enrich({ leads: { count: 20 } }))
const jobs = [1, 2, 3, 4].map((seed) => jobOf(scenario, seed))

/** Does jobs in this thread, and writes down which. */
function counting(): Engine & { readonly seeds: number[] } {
  const engine = inlineEngine(thisMachine())
  const seeds: number[] = []
  return {
    ...engine,
    seeds,
    run(given, watch) {
      seeds.push(...given.map((job) => job.scenario.seed))
      return engine.run(given, watch)
    },
  }
}

/** Runs jobs with that file, and gives the seeds of those that were done. */
async function seedsDone(file: string, given: readonly Job[] = jobs): Promise<readonly number[]> {
  const engine = counting()
  const kept = journaled(engine, await openResults(file))
  const told: string[] = []
  const results = await kept.run(given, { onResult: ({ key }) => told.push(key) })
  await kept.close()
  expect(results).toEqual(await inlineEngine(thisMachine()).run(given))
  expect(told.sort()).toEqual(given.map(({ key }) => key).sort())
  return engine.seeds
}

const newFile = (): string => join(emptyFolder(), 'results.ndjson')
const linesOf = (file: string): readonly string[] => readFileSync(file, 'utf8').split('\n')

it('what is in the file is not done again, and comes in its place', async () => {
  const file = newFile()
  expect(await seedsDone(file, jobs.slice(1, 3))).toEqual([2, 3])
  expect(await seedsDone(file)).toEqual([1, 4])
  expect(await seedsDone(file)).toEqual([])
})

it('the file has a line that says what it is, and one for each result', async () => {
  const file = newFile()
  await seedsDone(file)
  const [header, ...lines] = linesOf(file)
  expect(header).toBe(`{"format":"hookdrill-jobs/1","version":"${VERSION}"}`)
  expect(lines.pop()).toBe('')
  expect(lines.map((line) => JSON.parse(line).key)).toEqual(jobs.map(({ key }) => key))
})

it.each([1, 40, 200])('a last line without its last %d bytes is done again', async (bytes) => {
  const file = newFile()
  await seedsDone(file)
  truncateSync(file, readFileSync(file).length - bytes)
  expect(await seedsDone(file)).toEqual(bytes === 1 ? [] : [4])
  expect(await seedsDone(file)).toEqual([])
})

it('a line that is no result is no result', async () => {
  const file = newFile()
  await seedsDone(file)
  appendFileSync(file, '\u0000\u0001\n{"key":"x"}\nnull\n\n[')
  expect(await seedsDone(file)).toEqual([])
})

it('two processes add to one file', async () => {
  const file = newFile()
  const [one, other] = [await openResults(file), await openResults(file)]
  const [first, second] = await inlineEngine(thisMachine()).run(jobs)
  if (!first || !second) throw new Error('not done')
  for (const journal of [one, other]) journal.add(first)
  other.add(second)
  for (const journal of [one, other]) journal.close()
  expect(await seedsDone(file)).toEqual([3, 4])
})

it('an empty file is a new one', async () => {
  const file = newFile()
  writeFileSync(file, '')
  expect(await seedsDone(file)).toEqual([1, 2, 3, 4])
})

it.each([
  ['a scenario', 'name: Enrich\n', 'holds something else than results of runs'],
  ['a line that is longer than any', 'x'.repeat(5_000), 'holds something else'],
  ['bytes', '\u0000\uffff', 'holds something else'],
  [
    'another version',
    '{"format":"hookdrill-jobs/1","version":"0.0.1"}\n',
    'is of another version of hookdrill',
  ],
])('%s is refused, and stays as it is', async (_, text, reason) => {
  const file = newFile()
  writeFileSync(file, text)
  const error = await openResults(file).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(UsageError)
  expect(String(error)).toContain(reason)
  expect(readFileSync(file, 'utf8')).toBe(text)
})

it('a folder, and a file in none, are the world’s refusals', async () => {
  const folder = emptyFolder()
  mkdirSync(join(folder, 'results'))
  for (const name of ['results', 'none/results.ndjson']) {
    const error = await openResults(join(folder, name)).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(EnvironmentError)
  }
})

it('what is no file is refused', async () => {
  await expect(openResults('/dev/null')).rejects.toThrow('"/dev/null": it is not a regular file.')
})

it('a plan that kept no file can still be gone on with', async () => {
  const folder = emptyFolder()
  const engine = remembering(inlineEngine(thisMachine()))
  expect(await engine.save(folder)).toBeUndefined()
  await engine.run(jobs.slice(0, 2))
  const file = await engine.save(folder)
  expect(file).toMatch(/hookdrill-[\da-f]{8}\.ndjson$/)
  expect(await seedsDone(file ?? '')).toEqual([3, 4])
})
