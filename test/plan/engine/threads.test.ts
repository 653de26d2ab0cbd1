import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { thisMachine } from '../../../src/disk/machine.ts'
import { EnvironmentError, UsageError } from '../../../src/errors.ts'
import type { Engine } from '../../../src/plan/engine/engine.ts'
import { inlineEngine } from '../../../src/plan/engine/inline.ts'
import { threadsEngine } from '../../../src/plan/engine/threads.ts'
import { type Job, jobOf } from '../../../src/plan/job.ts'
import { emptyFolder } from '../../e2e/hookdrill.ts'
import { enrich, scenarioOf } from '../../scenario-of.ts'

/** A job whose service is a handler of the user's, as written there. */
function jobWith(handler: string, seed = 1): Job {
  const name = 'my-handlers.mjs'
  const file = join(emptyFolder(), name)
  const msw = JSON.stringify(import.meta.resolve('msw'))
  const text = `import { http, HttpResponse } from ${msw}
export const handlers = [http.post('https://api.example.com/v1/enrich', () => { ${handler} })]
`
  writeFileSync(file, text)
  const input = enrich({ leads: { count: 3 }, handlers: name })
  return jobOf(scenarioOf(input, { handlers: { name, file, text } }), seed)
}

const plain = jobOf(scenarioOf(enrich()), 1)
const ANSWERS = 'return HttpResponse.json({ score: 7 })'

function twoThreads(): Engine {
  const engine = threadsEngine(2)
  onTestFinished(() => engine.close())
  return engine
}

const failureOf = (engine: Engine, jobs: readonly Job[]): Promise<unknown> =>
  engine.run(jobs).catch((error: unknown) => error)

it('handlers of the user’s answer in threads, too', async () => {
  const jobs = [jobWith(ANSWERS), jobWith(ANSWERS, 2)]
  const results = await twoThreads().run(jobs)
  expect(results).toEqual(await inlineEngine(thisMachine()).run(jobs))
  expect(results[0]?.figures.mappedShare).toBe(1)
})

it('handlers that are not there are the same mistake in a thread', async () => {
  const { scenario, ...job } = jobWith(ANSWERS)
  const handlers = { name: 'gone.mjs', file: join(emptyFolder(), 'gone.mjs'), text: '' }
  const gone = { ...job, scenario: { ...scenario, handlers } }
  const error = await failureOf(twoThreads(), [gone])
  expect(error).toBeInstanceOf(UsageError)
  expect(String(error)).toContain(
    'gone.mjs": it could not be loaded as a module: Cannot find module',
  )
})

it('a handler that ends its thread is an error, and the threads work on', async () => {
  const engine = twoThreads()
  const error = await failureOf(engine, [jobWith('process.exit(3)'), plain])
  expect(error).toBeInstanceOf(EnvironmentError)
  expect(String(error)).toContain('worker exited with code: 3')
  const [result] = await engine.run([plain])
  expect(result?.key).toBe(plain.key)
})

it('a handler that never gives way is ended when the signal aborts', async () => {
  const stop = new AbortController()
  const watch = { signal: stop.signal, onResult: () => stop.abort() }
  const engine = twoThreads()
  const results = await engine.run([jobWith('for (;;);'), plain], watch)
  expect(results.map((result) => result?.key)).toEqual([undefined, plain.key])
  const [result] = await engine.run([plain])
  expect(result?.key).toBe(plain.key)
})

it('who closes an engine ends what it does', async () => {
  const engine = threadsEngine(1)
  const failing = failureOf(engine, [jobWith('for (;;);')])
  await engine.close()
  expect(await failing).toBeInstanceOf(EnvironmentError)
})

it('leads are read once in each thread, and are those of the job', async () => {
  const [few, many] = [10, 500].map((count) => scenarioOf(enrich({ leads: { count } })))
  if (!few || !many) throw new Error('none')
  const jobs = [few, many, few, few, many, many].map((scenario, seed) => jobOf(scenario, seed))
  const results = await twoThreads().run(jobs)
  expect(results.map((result) => result?.calls)).toEqual([10, 500, 10, 10, 500, 500])
})
