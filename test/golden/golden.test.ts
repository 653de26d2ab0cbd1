// Every scenario of the package, run whole at `handlers`: what the report says is checked in and
// reviewed as a diff. `npm run golden` writes the files anew; without it a difference is a failure.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { loadScenario } from '../../src/disk/load-scenario.ts'
import { thisMachine } from '../../src/disk/machine.ts'
import { rehearse } from '../../src/rehearse/rehearse.ts'
import { asJson } from '../../src/report/as-json.ts'
import { asTerminal } from '../../src/report/as-terminal.ts'
import type { Report } from '../../src/report/report.ts'

const FIRST_LINE = 'Written by `npm run golden`; do not edit.'
const isWriting = process.env.HOOKDRILL_GOLDEN === 'write'

/** What varies between two equal runs, made equal. */
const SOME_RUN = {
  wallMs: 1_000,
  callsPerSecond: 1_000,
  peakRssMb: 100,
  version: '0.0.0',
  node: '0.0.0',
  startedAt: '2026-01-01T00:00:00.000Z',
}

const files = readdirSync('scenarios').filter((file) => file.endsWith('.yaml')).sort()

it.each(files)('the report of %s is the one checked in', { timeout: 120_000 }, async (file) => {
  const scenario = await loadScenario(`scenarios/${file}`)
  const report = await rehearse(scenario, {}, thisMachine())
  const golden = new URL(file.replace('.yaml', '.txt'), import.meta.url)
  const text = goldenText({ ...report, run: SOME_RUN })
  if (isWriting) writeFileSync(golden, text)
  expect(text).toBe(readFileSync(golden, 'utf8'))
})

it('every golden file belongs to a scenario', () => {
  const goldens = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.txt'))
  expect(goldens.sort()).toEqual(files.map((file) => file.replace('.yaml', '.txt')))
})

function goldenText(report: Report): string {
  const terminal = asTerminal(report, { columns: 100, hasColor: false })
  return [FIRST_LINE, terminal, asJson(report)].join('\n')
}
