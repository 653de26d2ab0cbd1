// `hookdrill worker` as a process of its own, from the moment it waits to its end; and what goes on in
// its queue.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { QueueEvents } from 'bullmq'
import { Redis } from 'ioredis'
import { onTestFinished } from 'vitest'
import { QUEUE } from '../../src/plan/engine/queue.ts'
import { openRedis } from '../../src/plan/engine/redis-link.ts'
import type { Ended } from './hookdrill.ts'
import { listenTo } from './serving.ts'

export interface StartedProcess {
  /** Sends a signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<Ended>
}

/** With one thread. Resolves once it waits. */
export function startWorker(url: string): Promise<StartedProcess> {
  return start(['worker', '--redis', url, '--threads', '1'], 'Waiting for runs at')
}

/** Resolves once that stands on stderr. */
export async function start(args: readonly string[], text = ''): Promise<StartedProcess> {
  const command = [resolve('src/cli/main.ts'), ...args]
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const said = listenTo(child)
  const over = once(child, 'close')
  while (!said.stderr.includes(text)) {
    await Promise.race([once(child.stderr, 'data'), over])
    if (child.exitCode !== null) throw new Error(said.stderr)
  }
  return {
    async end(signal) {
      child.kill(signal)
      const [exitCode] = await over
      return { exitCode, ...said }
    },
  }
}

/** How many jobs nobody has begun yet. */
export async function jobsWaiting(url: string): Promise<number> {
  const redis = new Redis(url, { protocol: 2 })
  onTestFinished(() => redis.disconnect())
  return redis.llen(`${QUEUE.prefix}:${QUEUE.name}:wait`)
}

/** Resolves when as many jobs have been begun since this was called. */
export async function jobsBegun(url: string): Promise<(count: number) => Promise<void>> {
  const link = await openRedis(url)
  onTestFinished(() => link.close())
  const connection = link.redis
  const events = new QueueEvents(QUEUE.name, { ...QUEUE, connection, lastEventId: '0-0' })
  events.on('error', () => {})
  let begun = 0
  events.on('active', () => {
    begun++
  })
  await events.waitUntilReady()
  return async (count) => {
    while (begun < count) await once(events, 'active')
  }
}
