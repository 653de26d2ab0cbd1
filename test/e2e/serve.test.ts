import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { inThisProcess } from '../cli/in-this-process.ts'
import { emptyFolder, hookdrill } from './hookdrill.ts'
import { startServing } from './serving.ts'

const SUM = resolve('scenarios/documented-sum.yaml')
const HOLE = resolve('scenarios/black-hole.yaml')
const ANY_PORT = ['--port', '0']

describe('hookdrill serve', () => {
  it('says where each service and the page are', async () => {
    const { page, end } = await startServing([HOLE, ...ANY_PORT])
    const { stdout } = await end('SIGTERM')
    const root = page.replace('/__hookdrill', '')
    expect(stdout.split('\n').slice(0, 3)).toEqual([
      `https://api.example.com is served at ${root}/api.example.com`,
      `https://gone.example.com is served at ${root}/gone.example.com`,
      `What is served is shown at ${page}`,
    ])
  })

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'on %s ends what hangs, writes the journal out, sums up, and exits 0',
    async (signal) => {
      const journal = join(emptyFolder(), 'requests.ndjson')
      const hang = ['--set', 'services.*.replies=[{fault: hang, share: 50%}, {share: 50%}]']
      const args = [SUM, ...ANY_PORT, '--leads', '2', '--journal', journal, ...hang]
      const { url, page, end } = await startServing(args)
      const calls = [0, 1].map((lead) =>
        fetch(url, { headers: { 'x-hookdrill-lead': String(lead) } }).then(
          ({ status }) => String(status),
          (error: Error) => error.message,
        ),
      )
      await Promise.any(calls)
      while (!(await (await fetch(`${page}.json`)).text()).includes('"inFlight": 1'));
      const { exitCode, stdout, stderr } = await end(signal)
      expect((await Promise.all(calls)).sort()).toEqual(['200', 'fetch failed'])
      expect(stdout).toMatch(
        /\nServed 2 requests of “The documented sum” in .*\.\nStatuses: 1 × 200\.\nFaults: 1 × hang\.\nEndings: 1 × answered, 1 × stopped\.\nOwn overhead: p50 .*, p99 .*, bound 10 ms\. The run was .*\.\n$/,
      )
      expect(stderr).toBe('')
      expect(exitCode).toBe(0)
      const lines = readFileSync(journal, 'utf8').trimEnd().split('\n')
      expect(lines.map((line) => JSON.parse(line).ending).sort()).toEqual(['answered', 'stopped'])
    },
  )

  it('is not called clean when its overhead is over the bound that was set', async () => {
    const { url, end } = await startServing([SUM, ...ANY_PORT, '--max-overhead', '1us'])
    await (await fetch(url)).text()
    const { exitCode, stdout } = await end('SIGINT')
    expect(stdout).toMatch(
      /bound 1 µs\. The run was not clean: times include what the mock added\.\n$/,
    )
    expect(exitCode).toBe(0)
  })

  it('ends with exit 3 when its journal cannot be written any more', async () => {
    const { url, ended } = await startServing([SUM, ...ANY_PORT, '--journal', '/dev/full'])
    await fetch(url).catch(() => {})
    const { exitCode, stderr } = await ended()
    expect(stderr).toBe('cannot write the journal to /dev/full: no space left on the device\n')
    expect(exitCode).toBe(3)
  })

  it('says with exit 3 that the port is taken, and what to do, and leaves the old journal', async () => {
    const journal = join(emptyFolder(), 'requests.ndjson')
    writeFileSync(journal, 'old\n')
    const taken = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void taken.close())
    await new Promise((listening) => taken.once('listening', listening))
    const address = taken.address()
    const port = typeof address === 'object' ? String(address?.port) : ''
    const args = ['serve', SUM, '--port', port, '--journal', journal]
    const { exitCode, stdout, stderr } = await hookdrill(args)
    expect(stderr).toBe(
      `cannot listen on 127.0.0.1:${port}: the port is taken. Choose another, or 0 for any that is free\n`,
    )
    expect(stdout).toBe('')
    expect(exitCode).toBe(3)
    expect(readFileSync(journal, 'utf8')).toBe('old\n')
  })

  it.each([
    [
      ['--port', '65536'],
      '--port "65536": write a whole number from 0 to 65535; 0 picks a free one.',
    ],
    [
      ['--port', 'http'],
      '--port "http": write a whole number from 0 to 65535; 0 picks a free one.',
    ],
    [
      ['--max-overhead', '10'],
      '--max-overhead "10": write a duration with a unit, like 10ms or 1h.',
    ],
  ])('%j is a mistake: exit 2', async (args, message) => {
    const { exitCode, stderr } = await inThisProcess(['serve', SUM, ...args])
    expect(stderr).toBe(`${message}\n`)
    expect(exitCode).toBe(2)
  })
})
