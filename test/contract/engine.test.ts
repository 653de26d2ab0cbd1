import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { thisMachine } from '../../src/disk/machine.ts'
import { automaticEngine } from '../../src/plan/engine/automatic.ts'
import { inlineEngine } from '../../src/plan/engine/inline.ts'
import { openEngine } from '../../src/plan/engine/open-engine.ts'
import { redisEngine } from '../../src/plan/engine/redis.ts'
import { remembering } from '../../src/plan/engine/remembering.ts'
import { takeJobs } from '../../src/plan/engine/take-jobs.ts'
import { threadsEngine } from '../../src/plan/engine/threads.ts'
import { emptyFolder } from '../e2e/hookdrill.ts'
import { itWithRedis, startRedis } from '../e2e/redis-server.ts'
import { describeEngine } from './engine.ts'

describeEngine('this thread', { open: async () => inlineEngine(thisMachine()) })

describeEngine('a pool of threads', { open: async () => threadsEngine(2) })

describeEngine('whatever pays', { open: async () => automaticEngine(thisMachine()) })

describeEngine('a file that keeps results', {
  async open() {
    const journal = join(emptyFolder(), 'results.ndjson')
    return openEngine({ workers: 2, journal }, thisMachine())
  },
})

describeEngine('an engine that remembers', {
  open: async () => remembering(inlineEngine(thisMachine())),
})

describeEngine('Redis with a worker', {
  test: itWithRedis,
  async open() {
    const { url } = await startRedis()
    const stop = new AbortController()
    const ready = Promise.withResolvers<void>()
    const work = { redis: url, threads: 2, signal: stop.signal, onChange: () => ready.resolve() }
    const worker = takeJobs(work)
    onTestFinished(async () => {
      stop.abort()
      await worker
    })
    await ready.promise
    return redisEngine({ url })
  },
})
