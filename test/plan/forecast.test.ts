import { describe, expect, it } from 'vitest'
import { thisMachine } from '../../src/disk/machine.ts'
import { takeScenario } from '../../src/disk/take-scenario.ts'
import { forecast } from '../../src/door/forecast.ts'
import { inlineEngine } from '../../src/plan/engine/inline.ts'
import { bucketsOf } from '../../src/plan/forecast/buckets.ts'
import { whyDependent } from '../../src/plan/forecast/dependent-calls.ts'
import { type Forecast, forecastScenario } from '../../src/plan/forecast/forecast.ts'
import { forecastAsTerminal } from '../../src/plan/forecast/forecast-as-terminal.ts'
import { spreadText } from '../../src/plan/forecast/spread-text.ts'
import { shareInterval } from '../../src/plan/interval.ts'
import type { ScenarioInput } from '../../src/scenario/schema.ts'
import { enrich, ORIGIN, scenarioOf } from '../scenario-of.ts'

type ServiceInput = ScenarioInput['services'][string]

function of(service: ServiceInput, changes: Partial<ScenarioInput> = {}): ScenarioInput {
  return enrich({ leads: { count: 200 }, services: { [ORIGIN]: service }, ...changes })
}

function text(found: Forecast, columns = 100): string {
  return forecastAsTerminal(found, { columns, hasColor: false })
}

describe('200 calls of 50 ms on one slot', () => {
  const documented = forecast(of({ latency: '50ms' }), { deadline: '10s', replications: 80 })

  it('are over after exactly 10 s, which is within a deadline of 10 s', async () => {
    const { deadline } = await documented
    expect(deadline).toEqual({
      limit: '<= 10s',
      limitMs: 10_000,
      missed: 0,
      chance: shareInterval(0, 80),
    })
    expect(text(await documented)).toContain(
      'P(deadline missed) is at most 4.5%: none of 80 runs took longer than 10s.',
    )
  })

  it('miss one of a microsecond less, always', async () => {
    const late = await forecast(of({ latency: '50ms' }), { deadline: '9999999us', replications: 6 })
    expect(late.deadline).toMatchObject({ missed: 6, chance: { share: 1, high: 1 } })
    expect(text(late)).toContain('P(deadline missed) is at least 54.1%: 6 of 6 runs took longer')
  })

  it('take as long in every run', async () => {
    const { totalDelay, callTime } = await documented
    expect(totalDelay).toMatchObject({ leastMs: 10_000, mostMs: 10_000 })
    expect(totalDelay.meanMs).toMatchObject({ mean: 10_000, deviation: 0 })
    expect(totalDelay.histogram).toEqual([{ upToMs: 10_000, count: 80 }])
    expect(totalDelay.quantilesMs.map(({ value, needed }) => [value, needed])).toEqual([
      [10_000, 72],
      [10_000, 6],
      [10_000, 36],
      [10_000, 72],
      [null, 368],
    ])
    expect(callTime.percentilesMs[0]).toMatchObject({ value: 50, low: 50, high: 50 })
    expect(text(await documented)).toContain('every run takes 10 s')
  })

  it('are not enough for p99 and p99.9', async () => {
    const { callTime } = await documented
    expect(callTime.callsPerRun).toBe(200)
    expect(
      callTime.percentilesMs.map(({ name, callsNeeded, value }) => [name, callsNeeded, value]),
    ).toEqual([
      ['p50', 6, 50],
      ['p90', 36, 50],
      ['p95', 72, 50],
      ['p99', 368, null],
      ['p999', 3_688, null],
    ])
    expect(text(await documented)).toContain(
      'not enough calls for p99.9: a run has 200, needs 3,688',
    )
  })

  it('are the same twice, plain data, and name their seeds', async () => {
    const again = await forecast(of({ latency: '50ms' }), { deadline: '10s', replications: 80 })
    expect(again).toEqual(await documented)
    expect(JSON.parse(JSON.stringify(again))).toEqual(again)
    expect(again).toMatchObject({ format: 'hookdrill-forecast/1', runs: 80, calls: 16_000 })
    expect(text(again)).toContain('seeds 1 to 80')
  })

  it.each([40, 60, 80, 100, 120])('are told in %i columns', async (columns) => {
    const widths = text(await documented, columns)
      .split('\n')
      .map((line) => line.length)
    expect(Math.max(...widths)).toBeLessThanOrEqual(columns)
  })
})

it('no figure is cut where there is little room', async () => {
  const found = await forecast(of({ latency: { exponential: { mean: '50ms' } } }), {
    replications: 40,
    deadline: '10s',
  })
  const narrow = text(found, 40)
  expect(narrow).not.toContain('…')
  expect(narrow).toMatch(/50% take at most: [\d.]+ s, [\d.]+ s to/)
  expect(narrow.replaceAll(/\s+/g, ' ')).toContain('99% take at most: not enough runs: needs 368')
})

describe('the deadline', () => {
  it('is missed as often as it should be: one exponential call is longer than its mean in e^−1', async () => {
    const { deadline } = await forecast(
      of({ latency: { exponential: { mean: '10s' } } }, { leads: { count: 1 } }),
      { deadline: '10s' },
    )
    expect(deadline?.chance.count).toBe(200)
    expect(deadline?.chance.low).toBeLessThan(Math.exp(-1))
    expect(deadline?.chance.high).toBeGreaterThan(Math.exp(-1))
  })

  it.each([
    ['<= 9s', { limit: '<= 9s', limitMs: 9_000, missed: 6 }, 'took longer than 9s'],
    ['< 10s', { limit: '< 10s', limitMs: 10_000, missed: 6 }, 'took 10s or longer'],
    ['<= 10s', { limit: '<= 10s', missed: 0 }, 'none of 6 runs took longer than 10s'],
  ])('is the limit of the scenario where nobody says another: %s', async (limit, wanted, words) => {
    const scenario = of({ latency: '50ms' }, { expect: { totalDelay: limit } })
    const found = await forecast(scenario, { replications: 6 })
    expect(found.deadline).toMatchObject(wanted)
    expect(text(found)).toContain(words)
    const other = await forecast(scenario, { replications: 6, deadline: '1h' })
    expect(other.deadline).toMatchObject({ limit: '<= 1h', missed: 0 })
  })

  it('is none where the scenario sets a lower limit only, or none', async () => {
    const scenario = of({ latency: '50ms' }, { expect: { totalDelay: '>= 1s' } })
    const found = await forecast(scenario, { replications: 6 })
    expect(found.deadline).toBeNull()
    expect(text(found)).toContain('There is no deadline: set one, or expect a totalDelay.')
  })

  it.each(['soon', '2', '0s', ''])('%j is refused', async (deadline) => {
    await expect(forecast(of({ latency: '50ms' }), { deadline })).rejects.toThrow(
      `forecast: deadline "${deadline}" is not a duration. Write it like 2h or 90m.`,
    )
  })
})

describe('the chance that a call times out', () => {
  const HANGS = [{ weight: 9 }, { weight: 1, fault: 'hang' as const }]

  it('is exact over all calls where they are independent', async () => {
    const { timeouts } = await forecast(of({ latency: '50ms', replies: HANGS }), {
      replications: 20,
    })
    expect(timeouts).toMatchObject({ unit: 'call', why: null, calls: 4_000 })
    const { share, low, high } = shareInterval(timeouts.timeouts, 4_000)
    expect(timeouts).toMatchObject({ share, low, high })
    expect(low).toBeLessThan(0.1)
    expect(high).toBeGreaterThan(0.1)
  })

  it('takes runs as the trials where a service remembers, and is then as wide as its periods make it', async () => {
    const badPeriods = { every: '1m', last: '20s', fault: 'hang' as const }
    const found = await forecast(
      of(
        { latency: '50ms', badPeriods },
        {
          instance: { concurrency: 200 },
          campaign: { arrivals: { rate: '1/s' }, flow: [{ call: 'enrich' }] },
        },
      ),
      { replications: 20 },
    )
    const { timeouts } = found
    expect(timeouts).toMatchObject({ unit: 'run', why: `${ORIGIN} has badPeriods` })
    const naive = shareInterval(timeouts.timeouts, timeouts.calls)
    expect((timeouts.high ?? 0) - (timeouts.low ?? 0)).toBeGreaterThan(naive.high - naive.low)
    expect(text(found)).toContain('Its interval takes runs as the trials')
  })

  it('where no run of those has any is bounded by the runs: it is not 0 for certain', async () => {
    const found = await forecast(of({ latency: '50ms', workers: 5 }), { replications: 10 })
    const { high } = shareInterval(0, 10)
    expect(found.timeouts).toMatchObject({ unit: 'run', share: 0, low: 0, high })
    expect(text(found)).toContain('P(a call times out) is at most 30.8%: none of 2,000 calls did.')
  })

  it('where every call does is bounded from below', async () => {
    const found = await forecast(of({ preset: 'black-hole' }), { replications: 10 })
    expect(found.timeouts).toMatchObject({ share: 1, low: shareInterval(10, 10).low, high: 1 })
    expect(text(found)).toContain('P(a call times out) is at least 69.2%: 2,000 of 2,000 calls')
  })

  it('is what is dealt where it is dealt', async () => {
    const replies = [{ share: '1%', fault: 'hang' as const }, {}]
    const found = await forecast(of({ latency: '50ms', replies }), { replications: 10 })
    expect(found.timeouts).toMatchObject({ share: 0.01, low: 0.01, high: 0.01 })
    expect(text(found)).toContain(
      'P(a call times out) = 1%, in every run: 20 of 2,000 calls timed out.',
    )
  })

  it.each<[ServiceInput, string | undefined]>([
    [{ latency: '50ms', replies: HANGS }, undefined],
    [{ latency: '50ms', abandons: 'cancel' }, undefined],
    [{ latency: '50ms', rateLimit: { limit: '10/s' } }, `${ORIGIN} has rateLimit`],
    [
      { latency: '50ms', slowdowns: [{ from: '0s', for: '1m', factor: 2 }] },
      `${ORIGIN} has slowdowns`,
    ],
    [
      { latency: '50ms', replies: [{ times: 3, status: 503 }, {}] },
      `${ORIGIN} has replies that take turns`,
    ],
    [
      { latency: '50ms', replies: [{ share: '10%', status: 503 }, {}] },
      `${ORIGIN} has replies that are dealt by share`,
    ],
  ])('%j: calls are dependent because %s', (service, why) => {
    expect(whyDependent(scenarioOf(of(service)))).toBe(why)
  })
})

describe('call times', () => {
  it('hold the true median of an exponential within their interval', async () => {
    const { callTime } = await forecast(
      of({ latency: { exponential: { mean: '50ms' } } }, { leads: { count: 400 } }),
      { replications: 40 },
    )
    const [p50, , , p99, p999] = callTime.percentilesMs
    expect(p50?.low).toBeLessThan(50 * Math.LN2)
    expect(p50?.high).toBeGreaterThan(50 * Math.LN2)
    expect(p99?.value).toBeGreaterThan(150)
    expect(p999?.value).toBeNull()
  })
})

it('a forecast that was stopped is partial, and counts the runs that were done', async () => {
  const stop = new AbortController()
  const scenario = await takeScenario(of({ latency: '50ms' }))
  let runs = 0
  const found = await forecastScenario(
    scenario,
    { replications: 50 },
    {
      engine: inlineEngine(thisMachine()),
      signal: stop.signal,
      onProgress: () => {
        runs++
        if (runs === 7) stop.abort()
      },
    },
  )
  expect(found).toMatchObject({ partial: true, runs: 7, replications: 50, calls: 1_400 })
  expect(text(found)).toContain('Stopped after 7 of 50 runs.')
})

it('one that was stopped before its first run claims nothing', async () => {
  const scenario = await takeScenario(of({ latency: '50ms' }))
  const found = await forecastScenario(
    scenario,
    { replications: 5 },
    { engine: inlineEngine(thisMachine()), signal: AbortSignal.abort() },
  )
  expect(found).toMatchObject({ partial: true, runs: 0, deadline: null })
  expect(found.totalDelay).toMatchObject({ meanMs: null, leastMs: null, histogram: [] })
  expect(text(found)).toContain('No call was made.')
})

describe('buckets', () => {
  it('have round edges and hold every value once', () => {
    const values = [1_000_000, 1_040_000, 1_100_000, 1_730_000, 2_000_000]
    const buckets = bucketsOf(values)
    expect(buckets.map(({ upToUs }) => upToUs)).toEqual(
      Array.from({ length: 11 }, (_, index) => 1_000_000 + index * 100_000),
    )
    expect(buckets.map(({ count }) => count)).toEqual([1, 2, 0, 0, 0, 0, 0, 0, 1, 0, 1])
  })

  it('are one where nothing differs, and none of nothing', () => {
    expect(bucketsOf([7, 7])).toEqual([{ upToUs: 7, count: 2 }])
    expect(bucketsOf([])).toEqual([])
  })
})

it('a duration is as fine as those it stands among', () => {
  expect(spreadText(3_723_456.789, 7_200_000)).toBe('1 h 2 m')
  expect(spreadText(3_723_456.789, 30_000)).toBe('1 h 2 m 3 s')
  expect(spreadText(3_723_456.789, 3_000)).toBe('1 h 2 m 3.5 s')
  expect(spreadText(3_723_456.789, 0)).toBe('1 h 2 m 3.456789 s')
})
