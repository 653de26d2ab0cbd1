// `hookdrill run --watch`: again whenever the scenario is written.
import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { emptyFolder } from './hookdrill.ts'

it('a scenario that is written is run again, mistakes are told, and Ctrl-C ends it', {
  timeout: 60_000,
}, async () => {
  const file = join(emptyFolder(), 'sum.yaml')
  const text = readFileSync('scenarios/documented-sum.yaml', 'utf8')
    .replace('count: 100000', 'count: 200')
    .replace(/^expect:[\s\S]*/m, '')
  writeFileSync(file, text)
  const args = [resolve('src/cli/main.ts'), 'run', file, '--watch', '--no-progress']
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  const heard = (chunk: Buffer): void => {
    said += chunk
    child.emit('said')
  }
  child.stdout.on('data', heard)
  child.stderr.on('data', heard)
  /** Waits until so much was said, and forgets it. */
  const hear = async (wanted: string): Promise<void> => {
    while (!said.includes(wanted)) await new Promise((again) => child.once('said', again))
    said = said.slice(said.indexOf(wanted) + wanted.length)
  }
  await hear('200 leads take 10 s on 1 slot')
  await hear('Watching ')
  writeFileSync(file, text.replace('50ms', '5 0ms'))
  await hear('is not a duration')
  await hear('Watching ')
  writeFileSync(file, text.replace('latency: 50ms', 'latency: 100ms'))
  await hear('200 leads take 20 s on 1 slot')
  await hear('Watching ')
  child.kill('SIGINT')
  expect(await new Promise((ended) => child.once('close', ended))).toBe(0)
})
