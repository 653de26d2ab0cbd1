// Each format of `run`, to a file and to stdout, as a user asks for it.
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseOpenMetrics } from '../report/open-metrics/parse.ts'
import { emptyFolder, hookdrill } from './hookdrill.ts'

const SUM = ['run', resolve('scenarios/documented-sum.yaml'), '--set', 'expect={}']
const FEW = [...SUM, '--leads', '50', '--no-progress']

describe('to stdout goes nothing but', () => {
  it('the page', async () => {
    const { exitCode, stdout, stderr } = await hookdrill([...FEW, '--html', '-'])
    expect(stdout).toMatch(/^<!doctype html>\n[\s\S]*<\/html>\n$/)
    expect(stdout).toContain('50 leads take 2.5&nbsp;s on 1 slot')
    expect(stdout).toContain('var uPlot=')
    expect([exitCode, stderr]).toEqual([0, ''])
  })

  it('Markdown', async () => {
    const { exitCode, stdout, stderr } = await hookdrill([...FEW, '--markdown', '-'])
    expect(stdout).toMatch(/^## ✔ The documented sum\n[\s\S]* · hookdrill [\d.]+\n$/)
    expect([exitCode, stderr]).toEqual([0, ''])
  })

  it('OpenMetrics', async () => {
    const { exitCode, stdout, stderr } = await hookdrill([...FEW, '--openmetrics', '-'])
    const delay = parseOpenMetrics(stdout).find(({ name }) => name.endsWith('total_delay_seconds'))
    expect(delay?.samples).toEqual([
      { name: delay?.name, labels: { scenario: 'The documented sum' }, value: 2.5 },
    ])
    expect([exitCode, stderr]).toEqual([0, ''])
  })
})

it('all formats at once go to their files, and the report is printed still', async () => {
  const folder = emptyFolder()
  const names = ['json', 'html', 'markdown', 'openmetrics', 'junit']
  const targets = names.flatMap((name) => [`--${name}`, join(folder, name)])
  const { exitCode, stdout } = await hookdrill([...FEW, ...targets])
  const starts = names.map((name) => readFileSync(join(folder, name), 'utf8').slice(0, 5))
  expect(starts).toEqual(['{\n  "', '<!doc', '## ✔ ', '# TYP', '<?xml'])
  expect(stdout).toContain('Verdict: passed')
  expect(exitCode).toBe(0)
})

it('of an interrupted run the page says so', async () => {
  const file = join(emptyFolder(), 'report.html')
  const many = [...SUM, '--fidelity', 'model', '--leads', '100000000', '--html', file]
  const { exitCode } = await hookdrill(many, { onTalk: (kill) => kill('SIGINT') })
  expect(readFileSync(file, 'utf8')).toContain('– interrupted')
  expect(exitCode).toBe(130)
})
