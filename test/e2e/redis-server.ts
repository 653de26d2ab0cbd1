// The system's Redis, as a test may need it. It is no package of ours: where it is missing the test says
// so in its name and is skipped, but in CI, where it is installed, it fails.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { it, onTestFinished } from 'vitest'
import { emptyFolder } from './hookdrill.ts'

const isInstalled = found()
const isCi = process.env.HOOKDRILL_CI !== undefined

/** Like `it`, for a test that needs Redis. */
export function itWithRedis(name: string, test: () => Promise<void>): void {
  if (isInstalled || isCi) it(name, test)
  else it.skip(`${name} (skipped: redis-server is not installed)`, test)
}

export interface RedisServer {
  readonly url: string
  /** As a machine that loses its power. */
  kill(): Promise<void>
}

/** An empty one that keeps nothing on disk, and is gone after the test. */
export async function startRedis(
  port?: number,
  ...options: readonly string[]
): Promise<RedisServer & { readonly port: number }> {
  const where = port ?? (await freePort())
  const quiet = ['--save', '', '--appendonly', 'no', '--bind', '127.0.0.1', '--dir', emptyFolder()]
  const server = spawn('redis-server', ['--port', String(where), ...quiet, ...options])
  const exited = once(server, 'exit')
  const kill = async (): Promise<void> => {
    server.kill('SIGKILL')
    await exited
  }
  onTestFinished(kill)
  for await (const text of server.stdout.setEncoding('utf8')) {
    if (text.includes('Ready to accept connections')) break
  }
  return { port: where, url: `redis://127.0.0.1:${where}`, kill }
}

/** Free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

function found(): boolean {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
