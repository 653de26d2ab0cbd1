import { spawn } from 'node:child_process'
import { createHmac, pbkdf2, randomBytes, scryptSync, webcrypto } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Worker } from 'node:worker_threads'
import { gunzip, gzip } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { STARTED } from '../contract/reach.ts'
import { doing, oneCall, send } from './one-call.ts'

/** Taken before any run makes it virtual. */
const { setTimeout: realSetTimeout } = globalThis

const THIS_FILE = fileURLToPath(import.meta.url)

const never = (): Promise<void> => new Promise(() => {})

describe('what is not on the clock and ends takes no virtual time', () => {
  it.each<[string, () => unknown]>([
    ['reading a file', () => readFile(THIS_FILE)],
    ['signing', sign],
    ['deriving a key', () => promisify(pbkdf2)('a', 'b', 1_000, 32, 'sha256')],
    ['random bytes', () => promisify(randomBytes)(64)],
    ['compressing and back', async () => promisify(gunzip)(await promisify(gzip)('a'.repeat(1e5)))],
    ['a timer of the real clock', () => new Promise((done) => realSetTimeout(done, 5))],
    ['a child process', () => new Promise((done) => spawn('true').on('exit', done))],
    ['hashing at once', () => createHmac('sha256', 'a').update('b').digest()],
    ['random bytes at once', () => randomBytes(4_096)],
    ['a key derived at once', () => scryptSync('a', 'b', 32)],
  ])('%s', async (_, work) => {
    // The time limit would ring first if the clock went on meanwhile.
    const limited = doing(async () => {
      const limit = AbortSignal.timeout(30_000)
      await work()
      limit.throwIfAborted()
    })
    const { atUs, ending, warnings } = await oneCall(limited)
    expect(ending.outcome).toBe('mapped')
    expect(atUs).toBe(STARTED + 50_000)
    expect(warnings).toEqual([])
  })
})

async function sign(): Promise<void> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await webcrypto.subtle.importKey('raw', Buffer.from('key'), algorithm, false, [
    'sign',
  ])
  await webcrypto.subtle.sign('HMAC', key, Buffer.from('body'))
}

describe('what is not on the clock and does not end is named, with the line that began it', () => {
  const stuck = async (work: () => unknown): Promise<string> => {
    const { atUs, ending } = await oneCall(doing(work), { patienceMs: 30 })
    expect(atUs).toBe(STARTED)
    expect(ending).toMatchObject({ outcome: 'crashed' })
    return 'reason' in ending ? ending.reason : ''
  }

  it('a timer of the real clock', async () => {
    const reason = await stuck(async () => {
      const { promise, resolve } = Promise.withResolvers<void>()
      const timer = realSetTimeout(resolve, 60_000)
      await promise.finally(() => clearTimeout(timer))
    })
    expect(reason).toMatch(
      `the executor is stuck: it waits for a timer of the real clock (${THIS_FILE}:`,
    )
  })

  it('an event loop that is kept turning', async () => {
    let isOver = false
    const spin = async (): Promise<void> => {
      while (!isOver) await new Promise((resolve) => setImmediate(resolve))
    }
    const reason = await stuck(spin).finally(() => {
      isOver = true
    })
    expect(reason).toMatch(`setImmediate, again and again (${THIS_FILE}:`)
  })

  const WORKER = `it waits for something that is not on the virtual clock, perhaps for a worker thread (${THIS_FILE}:`

  /** Why a call is stuck that waits for a worker. */
  const stuckWithWorker = async (): Promise<string> => {
    const workers: Worker[] = []
    const reason = await stuck(() => {
      workers.push(new Worker('setInterval(() => {}, 1000)', { eval: true }))
      return never()
    })
    await Promise.all(workers.map((worker) => worker.terminate()))
    return reason
  }

  it('perhaps a worker', async () => {
    expect(await stuckWithWorker()).toMatch(WORKER)
  })

  it('and not what a call goes on with that is over', async () => {
    let isOver = false
    const spin = async (): Promise<void> => {
      while (!isOver) await new Promise((resolve) => setImmediate(resolve))
    }
    await stuck(spin)
    const reason = await stuckWithWorker().finally(() => {
      isOver = true
    })
    expect(reason).toMatch(WORKER)
  })

  it('perhaps a server that is to speak first', async () => {
    const reason = await stuck(
      () => new Promise((resolve) => connect(5_432, 'db.example.com').on('data', resolve)),
    )
    expect(reason).toMatch('perhaps for db.example.com:5432 to speak first')
  })

  it('or nothing at all', async () => {
    expect(await stuck(never)).toBe(
      'the executor is stuck: it waits for something that is not on the virtual clock',
    )
  })
})

describe('what is left behind is told', () => {
  it.each<[string, () => unknown]>([
    ['a timer', () => setTimeout(() => {}, 60_000)],
    ['a timer', () => setInterval(() => {}, 60_000)],
  ])('%s', async (what, work) => {
    const { ending, warnings } = await oneCall(
      doing(() => {
        work()
      }),
    )
    expect(ending.outcome).toBe('mapped')
    expect(warnings).toEqual([expect.stringContaining(`the executor left ${what} (${THIS_FILE}:`)])
  })

  it('but not what holds nothing up', async () => {
    const work = (): void => {
      setTimeout(() => {}, 60_000).unref()
      AbortSignal.timeout(60_000)
    }
    expect((await oneCall(doing(work))).warnings).toEqual([])
  })

  it('a request that is sent after its call has ended reaches nobody', async () => {
    const { exchanges, warnings } = await oneCall(async (call) => {
      setImmediate(() => {
        send(call).catch(() => {})
      })
      await send(call)
      setImmediate(() => {
        send(call).catch(() => {})
      })
      return []
    })
    expect(exchanges).toHaveLength(2)
    expect(warnings).toEqual([
      'POST https://api.example.com/v1/enrich was sent after its call had ended, and reached nobody.',
    ])
  })
})
