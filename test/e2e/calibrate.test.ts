// `hookdrill calibrate` from the command line: files in, a scenario's services out; and a service that is called.
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { Command } from 'commander'
import { describe, expect, it, onTestFinished } from 'vitest'
import { parse } from 'yaml'
import { configure } from '../../src/cli/calibrate.ts'
import type { Calibration } from '../../src/plan/calibrate/calibration.ts'
import { inThisProcess } from '../cli/in-this-process.ts'
import { emptyFolder, hookdrill } from './hookdrill.ts'

async function serviceThat(answers: RequestListener): Promise<string> {
  const server = createServer(answers).listen(0, '127.0.0.1')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** Commands of the help, without the one that needs a service. */
function helpExamples(): readonly string[] {
  const command = new Command()
  let text = ''
  command.configureOutput({ writeOut: (part) => (text += part) }).exitOverride()
  configure(command, () => {})
  command.outputHelp()
  return Array.from(text.matchAll(/^ {2}\$ hookdrill (.*)$/gm), ([, args = '']) => args)
}

describe('files', { timeout: 60_000 }, () => {
  const examples = helpExamples().filter((args) => !args.includes('--url'))

  it('are named by three examples of the help', () => {
    expect(examples).toHaveLength(3)
  })

  it.each(examples)('hookdrill %s', async (line) => {
    const args = line.replaceAll('examples/', `${resolve('examples')}/`).split(' ')
    const { exitCode, stdout, stderr } = await hookdrill(args, { cwd: emptyFolder() })
    expect(stderr).toBe('')
    expect(stdout).toContain('Best fit: log-normal, median')
    expect(exitCode).toBe(0)
  })

  it('give YAML at the end, or in a file, and JSON', async () => {
    const cwd = emptyFolder()
    const file = resolve('examples/measured.csv')
    const shown = await hookdrill(['calibrate', file], { cwd })
    const args = ['calibrate', file, '--out', 'services.yaml', '--json', '-']
    const { stdout } = await hookdrill(args, { cwd })
    const result: Calibration = JSON.parse(stdout)
    const yaml = readFileSync(join(cwd, 'services.yaml'), 'utf8')
    expect(shown.stdout.endsWith(`\n\n${yaml}`)).toBe(true)
    expect(parse(yaml).services).toEqual({
      'https://service.example': result.services[0]?.written,
    })
    expect(result).toMatchObject({ format: 'hookdrill-calibration/1', timeoutUs: 30_000_000 })
  })

  it('of our own calls give back the service they were rehearsed with', async () => {
    const cwd = emptyFolder()
    const scenario = `name: Rehearsed
leads: { count: 5000 }
campaign: { flow: [{ call: score }] }
webhooks: { score: { url: 'https://api.example.com/v1' } }
services: { 'https://api.example.com': { latency: { lognormal: { median: 6s, sigma: 1 } } } }
`
    writeFileSync(join(cwd, 'scenario.yaml'), scenario)
    const run = ['run', 'scenario.yaml', '--fidelity', 'model', '--quiet', '--calls', 'calls.csv']
    expect(await hookdrill(run, { cwd })).toMatchObject({ exitCode: 0, stderr: '' })
    const { stdout } = await hookdrill(['calibrate', 'calls.csv', '--out', '-'], { cwd })
    const { lognormal } = parse(stdout).services['https://score.example'].latency
    expect(Number.parseFloat(lognormal.median) / 6).toBeCloseTo(1, 1)
    expect(lognormal.sigma).toBeCloseTo(1, 1)
  })

  it.each([
    [['none.csv'], 'there is no such file'],
    [['--url', 'http://127.0.0.1:1', '--concurrency', 'all'], '--concurrency "all": write a whole'],
  ])('%j is a mistake that is told', async (args, message) => {
    const { exitCode, stdout, stderr } = await inThisProcess(['calibrate', ...args])
    expect(stderr).toContain(message)
    expect(stdout).toBe('')
    expect(exitCode).toBe(2)
  })
})

describe('a service', { timeout: 60_000 }, () => {
  it('is called as often as asked, and what hangs is given up', async () => {
    let count = 0
    const asked: string[] = []
    const url = await serviceThat((request, response) => {
      const { authorization, 'content-type': type } = request.headers
      asked.push(`${request.method} ${request.url} ${type} ${authorization}`)
      count++
      if (count % 10 === 0) return
      response.statusCode = count % 10 === 1 ? 503 : 200
      setTimeout(() => response.end('{}'), 20)
    })
    const withUser = url.replace('//', '//me:secret@')
    const args = ['--url', `${withUser}/score?x=1`, '--requests', '40', '--concurrency', '4']
    const more = ['--timeout', '10s', '--body', '{}', '--json', '-', '--no-progress']
    const { exitCode, stdout, stderr } = await hookdrill(['calibrate', ...args, ...more])
    expect(stderr).toBe('')
    expect(exitCode).toBe(0)
    expect(stdout).not.toContain('secret')
    const [service] = (JSON.parse(stdout) as Calibration).services
    expect(service).toMatchObject({ origin: url, callCount: 40, givenUpCount: 4 })
    expect(service?.endings).toEqual([
      { status: 200, count: 32 },
      { status: 503, count: 4 },
    ])
    expect(asked).toHaveLength(40)
    expect(new Set(asked)).toEqual(new Set(['POST /score?x=1 application/json Basic bWU6c2VjcmV0']))
  })

  it('is measured as far as it got when somebody interrupts', async () => {
    const url = await serviceThat((_, response) => setTimeout(() => response.end('{}'), 20))
    const args = ['calibrate', '--url', url, '--requests', '100000']
    const { exitCode, stdout } = await hookdrill(args, { onTalk: (kill) => kill('SIGINT') })
    expect(exitCode).toBe(130)
    expect(stdout).toContain(`${url}: `)
  })
})
