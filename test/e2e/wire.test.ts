import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { Report } from '../../src/report/report.ts'
import { hookdrill } from './hookdrill.ts'

const SUM = resolve('scenarios/documented-sum.yaml')
const FEW = ['run', SUM, '--fidelity', 'wire', '--leads', '20', '--set', 'expect={}']

it('run --fidelity wire prints the report, agrees with handlers, and exits 0', async () => {
  const { exitCode, stdout, stderr } = await hookdrill([...FEW, '--no-progress'])
  expect(stderr).toBe('')
  expect(stdout).toMatch(/^20 leads take 1\.\d+ s on 1 slot \(50 ms on 20\): 20 calls, 0 timeouts,/)
  expect(stdout).toContain('Verdict: passed')
  expect(stdout).toContain('The outcomes of all 20 leads are equal.')
  expect(exitCode).toBe(0)
})

it('on SIGINT it prints the partial report and exits 130', async () => {
  const args = ['run', SUM, '--fidelity', 'wire', '--leads', '1000', '--set', 'expect={}']
  const { exitCode, stdout, stderr } = await hookdrill(args, { onTalk: (kill) => kill('SIGINT') })
  expect(stderr).toMatch(/ \/ 1,000 leads · .* real time/)
  expect(stdout).toMatch(/^Interrupted: after .* of 1,000 leads were done/)
  expect(stdout).not.toContain('Agreement')
  expect(exitCode).toBe(130)
})

it('--target sends every request to a service of one’s own', async () => {
  const urls: (string | undefined)[] = []
  const server = createServer(({ url }, response) => {
    urls.push(url)
    response.end('{"person":{"score":7}}')
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await new Promise((listening) => server.once('listening', listening))
  const { port } = server.address() as AddressInfo
  const target = ['--target', `http://127.0.0.1:${port}`, '--json', '-']
  const { exitCode, stdout } = await hookdrill([...FEW, ...target])
  const report: Report = JSON.parse(stdout)
  expect(urls).toEqual(Array(20).fill(urls[0]))
  expect(report.calls.byStatus).toEqual({ 200: 20 })
  expect(report.verdict.checks.filter(({ state }) => state === 'not checked')).toMatchObject([
    { id: 'no-write-after-timeout' },
    { id: 'request-as-written', reason: 'what arrived is known to the target only' },
  ])
  expect(exitCode).toBe(0)
})
