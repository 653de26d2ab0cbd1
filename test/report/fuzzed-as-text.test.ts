import { expect, it } from 'vitest'
import { fuzzLine } from '../../src/report/fuzz-line.ts'
import type { Fuzzed, FuzzFailure } from '../../src/report/fuzzed.ts'
import { fuzzedAsText } from '../../src/report/fuzzed-as-text.ts'

const HELD: Fuzzed = {
  format: 'hookdrill-fuzzed/1',
  seed: 1,
  runs: 1_000,
  runsWanted: 1_000,
  calls: 12_345,
  ended: 'all runs made',
  passed: true,
  checks: [
    { id: 'map-only-on-2xx', title: '', checked: 12_345, reason: '' },
    { id: 'same-at-model', title: '', checked: 0, reason: 'a choice depends on a response' },
  ],
  found: null,
}

const FOUND: FuzzFailure = {
  check: 'map-only-on-2xx',
  title: 'A field changes only on a 2xx.',
  examples: [{ where: 'lead 0, step 0', expected: 'no write', actual: 'Lead Score = \u001b[31m7' }],
  others: ['every-2xx-mapped'],
  scenario: {
    name: 'any',
    leads: { count: 1 },
    campaign: { flow: [{ call: 'one' }] },
    webhooks: { one: { url: 'https://one.example.com/' } },
    services: { 'https://one.example.com': { latency: '0ms', replies: [{ status: 404 }] } },
  },
  path: '3:1',
  shrinks: 4,
  tried: 21,
  isSmallest: true,
}

it('what held, with how many items each check looked at', () => {
  expect(fuzzedAsText(HELD)).toBe(
    `1,000 scenarios, 12,345 calls, every check held (seed 1)
  map-only-on-2xx  12,345 items
  same-at-model    not checked: a choice depends on a response
`,
  )
})

it('what was cut short, and what proves nothing', () => {
  const cut = { ...HELD, runs: 10, calls: 0, ended: 'interrupted', passed: false } as const
  expect(fuzzedAsText(cut).split('\n')[0]).toBe(
    '10 scenarios, 0 calls, no call was made, so nothing is proved (seed 1); interrupted: 990 more were wanted',
  )
})

it('what failed, how small it is, where it is, and how to see it again', () => {
  const fuzzed = { ...HELD, runs: 12, passed: false, ended: 'failure found', found: FOUND } as const
  const commands = ['hookdrill run fuzz-1.yaml']
  expect(fuzzedAsText(fuzzed, { file: 'fuzz-1.yaml', commands })).toBe(
    `map-only-on-2xx failed in scenario 12 of 1,000 (seed 1): A field changes only on a 2xx.
  lead 0, step 0
    expected no write
    actual   Lead Score = \\u{1b}[31m7
  failed as well: every-2xx-mapped
The smallest scenario that fails it, of 21 smaller ones tried: 1 lead, 1 webhook, 1 service with 1 reply
  fuzz-1.yaml
  hookdrill run fuzz-1.yaml
`,
  )
})

it.each([
  [{ tried: null }, 80, '[#####---------------] 250 / 1,000 scenarios · 3,100 calls'],
  [{ tried: null }, 30, '[#####---------------]'],
  [{ tried: 1 }, 80, 'scenario 250 fails · 1 smaller one tried'],
  [{ tried: 34 }, 80, 'scenario 250 fails · 34 smaller ones tried'],
])('the line while it goes on: %j in %d columns', (part, columns, line) => {
  const progress = { runs: 250, runsWanted: 1_000, calls: 3_100, ...part }
  expect(fuzzLine(progress, { columns })).toBe(line)
})

it('a service without replies of its own has its default one', () => {
  const services = { 'https://one.example.com': { latency: '0ms' } }
  const found = { ...FOUND, scenario: { ...FOUND.scenario, services } }
  const text = fuzzedAsText({ ...HELD, passed: false, found }, { file: 'x.yaml', commands: [] })
  expect(text).toContain('1 service with 1 reply\n')
})
