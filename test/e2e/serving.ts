// `hookdrill serve` as a process of its own, from the moment it listens to its end.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Ended } from './hookdrill.ts'

export interface ServingProcess {
  /** Of the first service. */
  readonly url: string
  readonly page: string
  /** Sends a signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<Ended>
  /** Waits for an end of its own. */
  ended(): Promise<Ended>
}

/** Resolves once it listens. */
export async function startServing(args: readonly string[]): Promise<ServingProcess> {
  const command = [resolve('src/cli/main.ts'), 'serve', ...args]
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const said = listenTo(child)
  const over = once(child, 'close')
  const ended = async (): Promise<Ended> => {
    const [exitCode] = await over
    return { exitCode, ...said }
  }
  while (!said.stdout.includes('is shown at')) {
    await Promise.race([once(child.stdout, 'data'), over])
    if (child.exitCode !== null) throw new Error(said.stderr)
  }
  return {
    url: / is served at (\S+)/.exec(said.stdout)?.[1] ?? '',
    page: / is shown at (\S+)/.exec(said.stdout)?.[1] ?? '',
    ended,
    end(signal) {
      child.kill(signal)
      return ended()
    },
  }
}

export function listenTo({ stdout, stderr }: ChildProcess): { stdout: string; stderr: string } {
  const said = { stdout: '', stderr: '' }
  stdout?.setEncoding('utf8').on('data', (text) => {
    said.stdout += text
  })
  stderr?.setEncoding('utf8').on('data', (text) => {
    said.stderr += text
  })
  return said
}
