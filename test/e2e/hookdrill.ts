// Runs the command line as a user does: a process of its own, in a folder of its own.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { onTestFinished } from 'vitest'

const MAIN = resolve('src/cli/main.ts')

export interface Ended {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  /** Told the process once something has come out on stderr: the place to send a signal. */
  readonly onTalk?: (kill: (signal: NodeJS.Signals) => void) => void
}

export function hookdrill(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  return run(process.execPath, [MAIN, ...args], options)
}

export function run(
  command: string,
  args: readonly string[],
  { cwd, env = {}, onTalk }: RunOptions = {},
): Promise<Ended> {
  return new Promise((resolveRun, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text) => {
      if (stderr === '') onTalk?.((signal) => child.kill(signal))
      stderr += text
    })
    child.on('error', reject)
    child.on('close', (exitCode) => resolveRun({ exitCode, stdout, stderr }))
  })
}

/** An empty folder that is gone after the test. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hookdrill-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
