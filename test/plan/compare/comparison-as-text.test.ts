import { describe, expect, it } from 'vitest'
import { loadScenario } from '../../../src/disk/load-scenario.ts'
import { type CompareOptions, compare } from '../../../src/door/compare.ts'
import type { Comparison } from '../../../src/plan/compare/comparison.ts'
import { comparisonAsTerminal } from '../../../src/plan/compare/comparison-as-terminal.ts'
import { flipsAsCsv } from '../../../src/plan/compare/flips-as-csv.ts'
import { inputDifferences } from '../../../src/plan/compare/input-differences.ts'
import { enrich, ORIGIN } from '../../scenario-of.ts'

const OUTAGE = 'services.*.outages=[{ from: 10s, for: 5s, status: 503 }]'

async function withOutage(options: CompareOptions = {}): Promise<Comparison> {
  const load = { leads: 1_000, set: ['instance.timeout=20s'] }
  const file = 'scenarios/documented-sum.yaml'
  const a = await loadScenario(file, load)
  const b = await loadScenario(file, { ...load, set: [...load.set, OUTAGE] })
  return compare(a, b, { workers: 1, replications: 2, ...options })
}

const paper = { columns: 110, hasColor: false }

describe('a comparison in words', () => {
  it('begins with the answer, and says what is A and what B', async () => {
    const text = comparisonAsTerminal(await withOutage(), paper)
    expect(text.split('\n').slice(0, 11)).toEqual(
      `
B takes 20 s less (40% less; the same with each of 2 seeds): 30 s instead of 50 s.
500 of 1,000 leads end otherwise, from “accepted 200” to “rejected 503”.
In B 800 leads are faster, 0 slower, 200 as fast; the median difference is 12 s less.

A  scenarios/documented-sum.yaml
B  scenarios/documented-sum.yaml --set 'services.*.outages=[{ from: 10s, for: 5s, status: 503 }]'
both with --set instance.timeout=20s --leads 1000

What differs
                                               A        B
  services["https://api.example.com"].outages  not set  [{"from":"10s","for":"5s","status":503}]
`
        .trimEnd()
        .split('\n')
        .slice(1),
    )
  })

  it('has no column for effects that no figure has', async () => {
    const exact = comparisonAsTerminal(await withOutage(), paper)
    expect(exact).toMatch(/^ +A +B +B − A$/m)
    const latency = { exponential: { mean: '50ms' } }
    const [a, b] = ['1s', '60ms'].map((timeout) => ({
      ...enrich({ services: { [ORIGIN]: { latency } } }),
      instance: { timeout },
    }))
    if (!a || !b) throw new Error('there are two')
    const random = comparisonAsTerminal(await compare(a, b, { replications: 3, workers: 1 }), paper)
    expect(random).toMatch(/^ +A +B +B − A +d_z$/m)
  })

  it('shows which leads end otherwise, when, and how to look at one', async () => {
    const text = comparisonAsTerminal(await withOutage(), paper)
    const [, shown = ''] = text.split('\nLeads that end otherwise, with seed 1\n')
    expect(shown.split('\n').slice(0, 4)).toEqual([
      '  accepted 200  →  rejected 503  500',
      '    leads 200, 201, 202, 203, 204, …; all through between 10 s and 15 s of B, 16.6% of it',
      '    A: hookdrill explain scenarios/documented-sum.yaml --set instance.timeout=20s --leads 1000 --seed 1',
      '    --lead 200',
    ])
    expect(shown).toContain('\n  accepted: a 2xx whose body nobody read. --fidelity handlers tells')
  })

  it('shows endings whole where there is no room for a table', async () => {
    const flow = Array.from({ length: 4 }, () => ({ call: 'enrich' }))
    const replies = [{ share: '50%', status: 500 }, { status: 200 }]
    const a = enrich({ campaign: { flow }, services: { [ORIGIN]: { latency: '50ms', replies } } })
    const b = { ...a, instance: { timeout: '10ms' } }
    const found = await compare(a, b, { replications: 1, workers: 1 })
    const [flip] = found.pairs?.flips ?? []
    const text = comparisonAsTerminal(found, { columns: 50, hasColor: false })
    expect(flip?.from).toMatch(/rejected 500.*accepted 200|accepted 200.*rejected 500/)
    expect(text.replaceAll(/\s+/g, ' ')).toContain(`${flip?.from} → timeout ×4: ${flip?.leads} `)
    expect(text).not.toContain('…  →')
  })

  it('is never wider than the terminal', async () => {
    const comparison = await withOutage()
    for (const columns of [40, 60, 80]) {
      const lines = comparisonAsTerminal(comparison, { columns, hasColor: false }).split('\n')
      expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(columns)
    }
  })

  it('says when it was stopped', async () => {
    const stopped = await withOutage({ signal: AbortSignal.abort() })
    expect(comparisonAsTerminal(stopped, paper)).toContain(
      'Stopped before its end: this covers the runs until then.',
    )
  })

  it('neutralises escape codes of what was written', async () => {
    const hostile = enrich({ name: 'evil\u001b[31m' })
    const found = await compare(hostile, { ...hostile, instance: { concurrency: 2 } })
    expect(comparisonAsTerminal(found, paper)).toContain('A  evil\\u{1b}[31m\n')
  })

  it('says that two ways to write a scenario mean the same', async () => {
    const written = enrich({ instance: { timeout: '30s' } })
    const found = await compare(written, enrich({ instance: { timeout: '30000ms' } }))
    expect(comparisonAsTerminal(found, paper)).toContain(
      '  instance.timeout  30s  30000ms\n  A and B are written differently and mean the same.\n',
    )
  })
})

describe('what differs', () => {
  const none = { assumptions: [] }

  it('is named by path, in the order written, the deepest that there is', () => {
    const a = { input: { name: 'x', a: { 'x.y': [{ b: 1 }, { b: 2, c: [1] }] }, z: 1 }, ...none }
    const b = {
      input: { name: 'y', a: { 'x.y': [{ b: 1 }, { b: 3, c: [1, 2] }] }, q: true },
      ...none,
    }
    expect(inputDifferences(a, b)).toEqual({
      shown: [
        { path: 'a["x.y"][1].b', a: '2', b: '3' },
        { path: 'a["x.y"][1].c', a: '[1]', b: '[1,2]' },
        { path: 'z', a: '1', b: 'not set' },
        { path: 'q', a: 'not set', b: 'true' },
      ],
      more: 0,
    })
  })

  it('shows what was assumed where one of the two leaves it open', async () => {
    const a = await loadScenario('scenarios/mixed-statuses.yaml')
    const b = await loadScenario('scenarios/mixed-statuses.yaml', { set: ['instance.timeout=9s'] })
    const { inputs } = await compare(a, b, { replications: 1 })
    expect(inputs.shown).toEqual([{ path: 'instance.timeout', a: '30 s (assumed)', b: '9s' }])
  })

  it('keeps secrets to itself', () => {
    const headers = { Authorization: 'Bearer one', 'X-Api-Key': 'abcdef' }
    const a = { input: { headers, url: 'https://me:pw@x.example.com/?token=t1' }, ...none }
    const b = { input: { url: 'https://me:pw@x.example.com/?token=t2' }, ...none }
    const text = JSON.stringify(inputDifferences(a, b))
    expect(text).toMatch(/not set/)
    expect(text).not.toMatch(/Bearer|abcdef|pw|t1|t2/)
  })

  it('is counted beyond twenty', () => {
    const many = (value: number) => ({
      input: Object.fromEntries(Array.from({ length: 25 }, (_, key) => [`k${key}`, value])),
      ...none,
    })
    const { shown, more } = inputDifferences(many(1), many(2))
    expect([shown.length, more]).toEqual([20, 5])
  })
})

it('leads that end otherwise are a row each for a spreadsheet', () => {
  const text = flipsAsCsv([
    { lead: 3, a: 'timeout', b: 'timeout, mapped 200', aMs: 30_000, bMs: 50.5 },
    { lead: 4, a: 'no call', b: 'mapped 200', aMs: null, bMs: 1 },
  ])
  expect(text).toBe(
    'lead,A,B,lead time A ms,lead time B ms\n3,timeout,"timeout, mapped 200",30000,50.5\n4,no call,mapped 200,,1\n',
  )
})

it('services by origin can be told apart', () => {
  const of = (latency: string) => ({
    input: { services: { [ORIGIN]: { latency } } },
    assumptions: [],
  })
  expect(inputDifferences(of('1s'), of('2s')).shown).toEqual([
    { path: `services["${ORIGIN}"].latency`, a: '1s', b: '2s' },
  ])
})
