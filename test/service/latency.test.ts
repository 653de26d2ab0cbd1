import { describe, expect, it } from 'vitest'
import { createLuck } from '../../src/random/luck.ts'
import type { Latency } from '../../src/service/definition.ts'
import { compileLatency, LATENCY_MAX_US, latencyParts } from '../../src/service/latency.ts'
import { us } from '../../src/time/instant.ts'

const constant: Latency = { kind: 'constant', spanUs: us(50_000) }
const uniform: Latency = { kind: 'uniform', minUs: us(20_000), maxUs: us(80_000) }
const logNormal: Latency = { kind: 'log-normal', medianUs: us(50_000), sigma: 1.2 }
const normal: Latency = { kind: 'normal', meanUs: us(80_000), sdUs: us(20_000) }
const exponential: Latency = { kind: 'exponential', meanUs: us(50_000) }
const gamma: Latency = { kind: 'gamma', meanUs: us(50_000), shape: 4 }
const pareto: Latency = { kind: 'pareto', minUs: us(20_000), alpha: 2 }
const samples: Latency = { kind: 'samples', spansUs: [us(50_000), us(70_000), us(2_000_000)] }
const mix: Latency = {
  kind: 'mix',
  parts: [
    { weight: 9, latency: constant },
    { weight: 1, latency: uniform },
  ],
}

const slowest: Latency = {
  kind: 'slowest',
  latencies: [constant, { kind: 'constant', spanUs: us(70_000) }],
}

function sample(latency: Latency, u: number): number {
  const span = compileLatency(latency)
  return typeof span === 'number' ? span : span(u)
}

describe('a latency', () => {
  it.each([
    ['constant', constant, 0.9, 50_000],
    ['uniform', uniform, 0.5, 50_000],
    ['uniform at its start', uniform, 0, 20_000],
    ['log-normal at its median', logNormal, 0.5, 50_000],
    ['normal at its middle', normal, 0.5, 80_001],
    ['normal at its start', normal, 0, 0],
    ['exponential at its mean', exponential, 1 - Math.exp(-1), 50_000],
    ['gamma at its median', gamma, 0.5, 45_901],
    ['gamma in its tail', gamma, 0.999, 163_278],
    ['pareto at its start', pareto, 0, 20_000],
    ['pareto in its tail', pareto, 0.9999, 2_000_000],
    ['samples in their last third', samples, 0.67, 2_000_000],
    ['mix in its first part', mix, 0.5, 50_000],
    ['mix in its second part', mix, 0.95, 50_000],
    ['mix at the end of its second part', mix, 0.999, 79_400],
    ['slowest of several', slowest, 0.5, 70_000],
  ])('%s', (_, latency, u, span) => {
    expect(sample(latency, u)).toBe(span)
  })

  it.each([
    ['a constant', constant],
    ['a uniform of no width', { kind: 'uniform', minUs: us(7), maxUs: us(7) }],
    ['a log-normal of no spread', { kind: 'log-normal', medianUs: us(7), sigma: 0 }],
    ['samples that are all alike', { kind: 'samples', spansUs: [us(7), us(7)] }],
    ['a mix of the same', { kind: 'mix', parts: [{ weight: 2, latency: constant }] }],
  ] satisfies [string, Latency][])('needs no draw when it is %s', (_, latency) => {
    expect(compileLatency(latency)).toBeTypeOf('number')
  })

  it('is in whole microseconds', () => {
    const luck = createLuck(1)
    const spans = Array.from({ length: 1_000 }, (_, lead) =>
      sample(logNormal, luck('latency', lead, 0, 0)),
    )
    expect(spans.every(Number.isSafeInteger)).toBe(true)
  })

  it('is never longer than 30 days', () => {
    const endless: Latency = { kind: 'log-normal', medianUs: us(1_000_000), sigma: 100 }
    expect(LATENCY_MAX_US).toBe(30 * 86_400 * 1_000_000)
    expect(sample(endless, 0.999)).toBe(LATENCY_MAX_US)
    const heavy: Latency = { kind: 'pareto', minUs: us(20_000), alpha: 0.001 }
    expect([sample(heavy, 0.9), sample(heavy, 1 - 2 ** -53)]).toEqual([
      LATENCY_MAX_US,
      LATENCY_MAX_US,
    ])
    expect(sample({ kind: 'constant', spanUs: us(2 ** 50) }, 0)).toBe(LATENCY_MAX_US)
    expect(sample(endless, 0)).toBe(0)
  })
})

it('what a mix draws from has weights that add up to 1, mixes in it opened too', () => {
  const nested: Latency = {
    kind: 'mix',
    parts: [
      { weight: 3, latency: mix },
      { weight: 1, latency: pareto },
    ],
  }
  const parts = latencyParts(nested)
  expect(parts.map(({ latency }) => latency)).toEqual([constant, uniform, pareto])
  const weights = [0.675, 0.075, 0.25]
  for (const [index, { weight }] of parts.entries()) expect(weight).toBeCloseTo(weights[index] ?? 0)
  expect(latencyParts(pareto)).toEqual([{ weight: 1, latency: pareto }])
})
