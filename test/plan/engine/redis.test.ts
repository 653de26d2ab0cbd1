// A queue that others can write to: what is wrong in it is an error, and runs nothing.
import { existsSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Queue, QueueEvents, Worker } from 'bullmq'
import { Redis } from 'ioredis'
import { expect, onTestFinished } from 'vitest'
import { EnvironmentError, UsageError } from '../../../src/errors.ts'
import { packJob } from '../../../src/plan/engine/parcel.ts'
import { partKey, QUEUE } from '../../../src/plan/engine/queue.ts'
import { redisEngine } from '../../../src/plan/engine/redis.ts'
import { takeJobs } from '../../../src/plan/engine/take-jobs.ts'
import { type Job, jobOf } from '../../../src/plan/job.ts'
import { emptyFolder } from '../../e2e/hookdrill.ts'
import { itWithRedis, startRedis } from '../../e2e/redis-server.ts'
import { enrich, scenarioOf } from '../../scenario-of.ts'

const plain = jobOf(scenarioOf(enrich()), 1)

/** A job with a module that leaves a trace when it is loaded. */
function jobWithCode(): { readonly job: Job; readonly trace: string } {
  const folder = emptyFolder()
  const [name, trace] = ['my-handlers.mjs', join(folder, 'trace')]
  const file = join(folder, name)
  const text = `import { writeFileSync } from 'node:fs'
writeFileSync(${JSON.stringify(trace)}, '')
export const handlers = []
`
  writeFileSync(file, text)
  const input = enrich({ leads: { count: 3 }, handlers: name })
  return { job: jobOf(scenarioOf(input, { handlers: { name, file, text } }), 1), trace }
}

function connect(url: string): Redis {
  const redis = new Redis(url, { protocol: 2, maxRetriesPerRequest: null })
  redis.on('error', () => {})
  onTestFinished(() => redis.disconnect())
  return redis
}

/** Gives the way to stop it, which the end of the test takes at the latest. */
async function startWorker(url: string): Promise<() => Promise<void>> {
  const stop = new AbortController()
  const ready = Promise.withResolvers<void>()
  const onChange = (): void => ready.resolve()
  const worker = takeJobs({ redis: url, threads: 1, signal: stop.signal, onChange })
  const end = async (): Promise<void> => {
    stop.abort()
    await worker
  }
  onTestFinished(end)
  await ready.promise
  return end
}

/** What a worker answers to whatever lies in the queue. */
async function answerTo(url: string, data: unknown): Promise<unknown> {
  const queue = new Queue(QUEUE.name, { ...QUEUE, connection: connect(url) })
  const events = new QueueEvents(QUEUE.name, { ...QUEUE, connection: connect(url) })
  for (const each of [queue, events]) onTestFinished(() => each.close())
  await events.waitUntilReady()
  const job = await queue.add('run', data)
  return job.waitUntilFinished(events)
}

itWithRedis('a worker answers with an error to what is no job', async () => {
  const { url } = await startRedis()
  await startWorker(url)
  const answer = await answerTo(url, { label: { key: 'x' }, code: 'process.exit()' })
  expect(answer).toMatchObject({ kind: 'failed', error: { operation: 'take a job from' } })
})

itWithRedis('a worker loads no module that a job names', async () => {
  const { url } = await startRedis()
  await startWorker(url)
  const { job, trace } = jobWithCode()
  const { label, leads, rest } = packJob(job)
  const redis = connect(url)
  for (const { id, text } of [leads, rest]) await redis.set(partKey(id), text)
  const answer = await answerTo(url, { label, leadsId: leads.id, restId: rest.id })
  expect(answer).toMatchObject({ kind: 'failed', error: { reason: /names handlers/ } })
  expect(existsSync(trace)).toBe(false)
})

itWithRedis('a worker does not take a scenario that is not the one it asked for', async () => {
  const { url } = await startRedis()
  await startWorker(url)
  const { label, leads, rest } = packJob(plain)
  const redis = connect(url)
  await redis.set(partKey(leads.id), leads.text)
  await redis.set(partKey(rest.id), '{}')
  const answer = await answerTo(url, { label, leadsId: leads.id, restId: rest.id })
  expect(answer).toMatchObject({ kind: 'failed', error: { reason: 'it is not there.' } })
})

itWithRedis('a plan takes no result that is none', async () => {
  const { url } = await startRedis()
  const stranger = new Worker(QUEUE.name, async () => 'all is well', {
    ...QUEUE,
    connection: connect(url),
  })
  onTestFinished(() => stranger.close(true))
  const engine = await redisEngine({ url })
  onTestFinished(() => engine.close())
  const error = await engine.run([plain]).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(EnvironmentError)
  expect(String(error)).toContain(`cannot fetch a job from ${url}: its result is none.`)
})

itWithRedis('a plan sends no code, and says when nobody works', async () => {
  const { url } = await startRedis()
  const told: string[] = []
  const engine = await redisEngine({ url, tell: (line) => told.push(line) })
  onTestFinished(() => engine.close())
  const error = await engine.run([jobWithCode().job]).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(UsageError)
  const stop = new AbortController()
  const stopped = engine.run([plain, plain], { signal: stop.signal })
  stop.abort()
  expect(await stopped).toEqual([undefined, undefined])
  expect(told).toEqual([`Nobody works at ${url} yet. Start: hookdrill worker --redis ${url}`])
})

itWithRedis('a job that stands twice in a plan is done once', async () => {
  const { url } = await startRedis()
  await startWorker(url)
  const engine = await redisEngine({ url })
  onTestFinished(() => engine.close())
  const [one, other] = await engine.run([plain, plain])
  expect(one?.key).toBe(plain.key)
  expect(other).toEqual(one)
})

itWithRedis('whoever closes never calls again, even where the server ends meanwhile', async () => {
  const { url, port, kill } = await startRedis()
  const endWorker = await startWorker(url)
  const engine = await redisEngine({ url })
  await engine.close()
  await endWorker()
  await kill()
  let calls = 0
  const listener = createServer((socket) => {
    calls++
    socket.destroy()
  }).listen(port, '127.0.0.1')
  onTestFinished(() => void listener.close())
  // Who tries again does so four times a second.
  await setTimeout(1_000)
  expect(calls).toBe(0)
})
