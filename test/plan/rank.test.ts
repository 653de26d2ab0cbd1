import { describe, expect, it } from 'vitest'
import { thisMachine } from '../../src/disk/machine.ts'
import { takeScenario } from '../../src/disk/take-scenario.ts'
import { rank } from '../../src/door/rank.ts'
import { inlineEngine } from '../../src/plan/engine/inline.ts'
import { type RankedInput, type Ranking, rankInputs } from '../../src/plan/rank/ranking.ts'
import { rankingAsCsv } from '../../src/plan/rank/ranking-as-csv.ts'
import { rankingAsTerminal } from '../../src/plan/rank/ranking-as-terminal.ts'
import { tornado } from '../../src/plan/rank/tornado.ts'
import type { ScenarioInput } from '../../src/scenario/schema.ts'
import { enrich, ORIGIN } from '../scenario-of.ts'

const LATENCY = `services["${ORIGIN}"].latency`

function constant(latency = '50ms', count = 200): ScenarioInput {
  return enrich({ leads: { count }, services: { [ORIGIN]: { latency } } })
}

function named({ inputs }: Ranking, name: string): RankedInput {
  const found = inputs.find(({ input }) => input === name)
  if (!found) throw new Error(`${name} is not among ${inputs.map(({ input }) => input)}`)
  return found
}

/** What a side changed, its interval from `low` to `high`. */
function change(side: RankedInput['less']) {
  if (side.kind !== 'moved' || !side.change) throw new Error('nothing was moved')
  const { mean, low, high } = side.change
  return { mean, low, high }
}

/** Ranked once for all. */
const documented = rank(constant())

const exactly = (ms: number) => ({ mean: ms, low: ms, high: ms })

describe('200 calls of 50 ms on one slot', () => {
  it('take 20% longer with 20% more latency, exactly', async () => {
    const { less, more } = named(await documented, LATENCY)
    expect(less).toMatchObject({ value: '40ms', mean: 8_000 })
    expect(more).toMatchObject({ value: '60ms', mean: 12_000 })
    expect(change(less)).toEqual(exactly(-2_000))
    expect(change(more)).toEqual(exactly(2_000))
  })

  it('take half as long on two slots, and there are not fewer than one', async () => {
    const { less, more, value } = named(await documented, 'instance.concurrency')
    expect(value).toBe('1')
    expect(more).toMatchObject({ value: '2', mean: 5_000 })
    expect(change(more)).toEqual(exactly(-5_000))
    expect(less).toEqual({
      kind: 'not valid',
      value: '0',
      why: '0 is out of range. Use 1 to 10,000.',
    })
  })

  it('do not mind the time limit', async () => {
    const { found, effect, less, more } = named(await documented, 'instance.timeout')
    expect({ found, effect }).toEqual({ found: 'no effect', effect: 0 })
    expect([less.value, more.value]).toEqual(['24s', '36s'])
  })

  it('have no luck in them: the noise floor is 0, and what moves them moves them', async () => {
    const ranking = await documented
    expect(ranking.noiseFloor).toBe(0)
    expect(ranking.base).toEqual({
      mean: 10_000,
      low: 10_000,
      high: 10_000,
      deviation: 0,
      count: 5,
    })
    expect(ranking.inputs.map(({ input, effect, found }) => [input, effect, found])).toEqual([
      ['instance.concurrency', 5_000, 'moves'],
      ['leads.count', 2_000, 'moves'],
      [LATENCY, 2_000, 'moves'],
      ['instance.timeout', 0, 'no effect'],
    ])
  })
})

describe('luck', () => {
  /** Exponential, so that totals differ by seed; two replies that take as long as each other. */
  const LUCKY: ScenarioInput = enrich({
    leads: { count: 100 },
    services: {
      [ORIGIN]: {
        latency: { exponential: { mean: '50ms' } },
        replies: [{ weight: 1 }, { weight: 1, status: 503 }],
      },
    },
  })

  it('cancels out: a mean that is 20% larger makes every call 20% longer, whatever the seed', async () => {
    const ranking = await rank(LUCKY, { replications: 12 })
    const { more } = named(ranking, LATENCY)
    const { mean, low, high } = change(more)
    const base = ranking.base?.mean ?? 0
    expect(mean / base).toBeCloseTo(0.2, 5)
    // The deviation of a sum of 100 exponentials is a tenth of it, and a fifth of that is left.
    expect(ranking.noiseFloor).toBeGreaterThan(base * 0.06)
    expect(ranking.noiseFloor).toBeLessThan(base * 0.14)
    expect(((high ?? 0) - (low ?? 0)) / base).toBeLessThan(0.03)
    expect(named(ranking, LATENCY).found).toBe('moves')
  })

  it('is told apart from a change that is there, but smaller than it', async () => {
    const ranking = await rank(LUCKY, { by: 0.02, replications: 8 })
    expect(named(ranking, LATENCY).found).toBe('less than luck')
    expect(named(ranking, `services["${ORIGIN}"].replies[0].weight`).found).toBe('no effect')
  })

  it('of one run is not known', async () => {
    const ranking = await rank(LUCKY, { replications: 1 })
    expect(ranking.noiseFloor).toBeNull()
    expect(ranking.inputs.every(({ found }) => found === null)).toBe(true)
    const text = rankingAsTerminal(ranking, { columns: 100, hasColor: false })
    expect(text).toContain('From one run nobody can tell what luck does: use more replications.')
  })

  it('does not come before what can be told from it, however large', async () => {
    const ranking = await rank(LUCKY, { by: 0.01, replications: 3 })
    const places = ranking.inputs.map(
      ({ found }) => found === 'not told from luck' || found === 'no effect',
    )
    expect(places).toEqual(places.toSorted((one, other) => Number(one) - Number(other)))
  })

  it('where the seeds do not agree, a change is not told from it', async () => {
    // Both replies take 50 ms on average: who gets the other one is quicker or slower, as it happens.
    const replies = [
      { weight: 1, latency: { uniform: ['0ms', '100ms'] as [string, string] } },
      { weight: 1, latency: { exponential: { mean: '50ms' } } },
    ]
    const services = { [ORIGIN]: { latency: '50ms', replies } }
    const ranking = await rank(enrich({ leads: { count: 100 }, services }))
    const weight = named(ranking, `services["${ORIGIN}"].replies[0].weight`)
    expect(weight.found).toBe('not told from luck')
    expect(weight.effect).toBeGreaterThan(0)
    const told = ranking.inputs.filter(({ found }) => found === 'moves')
    expect(told.map(({ input }) => input)).toContain('instance.concurrency')
    expect(ranking.inputs.indexOf(weight)).toBeGreaterThanOrEqual(told.length)
    expect(rankingAsTerminal(ranking, { columns: 100, hasColor: false })).toContain(
      'Not told from luck (more replications may tell)\n',
    )
  })
})

describe('the inputs', () => {
  it('are the numbers with a unit, each latency as one, and no others', async () => {
    const scenario: ScenarioInput = {
      ...enrich({
        seed: 7,
        instance: { concurrency: 2, bodyMaxBytes: 1_000 },
        leads: { count: 50, fields: { 'Lead Score': { type: 'score', min: 0, max: 100 } } },
        campaign: {
          arrivals: { ramp: ['10/s', '20/s'], over: '1m' },
          startsAfter: '0s',
          flow: [
            { wait: '5m' },
            { choose: [{ share: '30%', flow: [{ call: 'enrich' }] }] },
            { send: 'Welcome', takes: '100ms' },
          ],
        },
        services: {
          [ORIGIN]: {
            latency: {
              mix: [
                { weight: 9, latency: '50ms' },
                { weight: 1, latency: { p50: '1s', p99: '5s' } },
              ],
            },
            replies: [
              { share: '10%', status: 503, latency: { lognormal: { median: '20ms', sigma: 0.5 } } },
              { json: { after: '50ms', score: 5 }, headers: { 'Retry-After': 5 } },
            ],
            workers: 4,
            queue: 0,
            rateLimit: { limit: '100/m', burst: 20 },
            outages: [{ from: '0s', for: '5s' }],
          },
        },
        expect: { totalDelay: '<= 12h' },
      }),
    }
    const ranking = await rank(scenario, { replications: 1 })
    const service = `services["${ORIGIN}"]`
    expect(ranking.inputs.map(({ input }) => input).toSorted()).toEqual(
      [
        'campaign.arrivals.over',
        'campaign.arrivals.ramp',
        'campaign.flow[0].wait',
        'campaign.flow[1].choose[0].share',
        'campaign.flow[2].takes',
        'instance.concurrency',
        'instance.timeout',
        'leads.count',
        `${service}.latency`,
        `${service}.outages[0].for`,
        `${service}.queue`,
        `${service}.rateLimit.burst`,
        `${service}.rateLimit.limit`,
        `${service}.replies[0].latency`,
        `${service}.replies[0].share`,
        `${service}.workers`,
      ].toSorted(),
    )
    expect(named(ranking, `${service}.latency`).more.value).toBe(
      '{ mix: [{ weight: 9, latency: 60ms }, { weight: 1, latency: …',
    )
    expect(named(ranking, `${service}.replies[0].latency`).less.value).toBe(
      '{ lognormal: { median: 16ms, sigma: 0.5 } }',
    )
    expect(named(ranking, `${service}.rateLimit.limit`).more.value).toBe('120/m')
    expect(named(ranking, 'campaign.arrivals.ramp').less.value).toBe('[8/s, 16/s]')
    expect(named(ranking, `${service}.replies[0].share`).more.value).toBe('12%')
    expect(named(ranking, `${service}.queue`)).toMatchObject({
      less: { kind: 'not valid', value: '-1' },
      more: { kind: 'moved', value: '1' },
    })
  })

  it('of a preset are those it stands for', async () => {
    const scenario = enrich({ leads: { count: 50 }, services: { [ORIGIN]: { preset: 'flaky' } } })
    const ranking = await rank(scenario, { replications: 1 })
    const service = `services["${ORIGIN}"]`
    expect(named(ranking, `${service}.badPeriods.last`).more).toMatchObject({ value: '24s' })
    expect(named(ranking, LATENCY).less).toMatchObject({
      kind: 'moved',
      value: '{ p50: 80ms, p99: 1.6s }',
    })
    expect(
      ranking.inputs
        .filter(({ less, more }) => [less, more].some(({ kind }) => kind === 'not valid'))
        .map(({ input }) => input),
    ).toEqual(['instance.concurrency'])
  })

  it('that were measured move together', async () => {
    const samples = ['10ms', '20ms', '60ms']
    const ranking = await rank(
      enrich({ leads: { count: 90 }, services: { [ORIGIN]: { latency: { samples } } } }),
    )
    const { more } = named(ranking, LATENCY)
    expect(more).toMatchObject({ value: '{ samples: [12ms, 24ms, 72ms] }' })
    expect(change(more).mean / (ranking.base?.mean ?? 1)).toBeCloseTo(0.2, 9)
  })

  it('another metric may be moved: half the limit doubles the timeouts of a slow half', async () => {
    const ranking = await rank(
      enrich({
        leads: { count: 100 },
        instance: { timeout: '10s' },
        services: { [ORIGIN]: { latency: { samples: ['8s'] } } },
      }),
      { metric: 'timeoutShare', by: 0.5 },
    )
    const { less, more } = named(ranking, 'instance.timeout')
    expect([less, more]).toMatchObject([{ mean: 1 }, { mean: 0 }])
    expect(ranking.inputs[0]?.effect).toBe(1)
  })
})

describe('a ranking', () => {
  it('is the same twice, and names what was done', async () => {
    const [one, other] = [await documented, await rank(constant())]
    expect(other).toEqual(one)
    expect(one).toMatchObject({
      format: 'hookdrill-ranking/1',
      partial: false,
      fidelity: 'model',
      runs: 5 * 8,
      calls: 5 * (6 * 200 + 160 + 240),
    })
    expect(JSON.parse(JSON.stringify(one))).toEqual(one)
  })

  it('that was stopped is partial, and has what was measured until then', async () => {
    const stop = new AbortController()
    const scenario = await takeScenario(constant())
    let runs = 0
    const ranking = await rankInputs(
      scenario,
      { by: 0.2, replications: 5, metric: 'totalDelay' },
      {
        engine: inlineEngine(thisMachine()),
        signal: stop.signal,
        onProgress: () => {
          runs++
          if (runs === 20) stop.abort()
        },
      },
    )
    expect(ranking).toMatchObject({ partial: true, runs: 20 })
    expect(change(named(ranking, LATENCY).more).mean).toBe(2_000)
    const text = rankingAsTerminal(ranking, { columns: 100, hasColor: false })
    expect(text).toMatch(/Luck does not move it: all [234] runs agree\./)
    expect(text).not.toContain('seeds 1 to 5 agree')
  })

  it('says in a sentence what moves the end most', async () => {
    const text = rankingAsTerminal(await documented, { columns: 100, hasColor: false })
    expect(text.split('\n').slice(0, 2)).toEqual([
      'What moves totalDelay most is instance.concurrency: 2 instead of 1 takes 5 s less.',
      'As it is, totalDelay is 10 s. Luck does not move it: all of seeds 1 to 5 agree.',
    ])
    expect(text).toContain('Moves it not at all\n  instance.timeout\n')
    expect(text).toContain('instance.concurrency=0: 0 is out of range. Use 1 to 10,000.')
  })

  it.each([40, 60, 80, 100, 120])('is not wider than %i columns', async (columns) => {
    const text = rankingAsTerminal(await documented, { columns, hasColor: false })
    const widths = text.split('\n').map((line) => line.length)
    expect(Math.max(...widths)).toBeLessThanOrEqual(columns)
    expect(text).toContain('−2 s')
  })

  it('is a row for each side in CSV', async () => {
    const rows = rankingAsCsv(await documented).split('\n')
    expect(rows.slice(0, 3)).toEqual([
      'input,base value,side,value,totalDelay ms,change,change low,change high,found,not valid',
      'instance.concurrency,1,less,0,,,,,,"0 is out of range. Use 1 to 10,000."',
      'instance.concurrency,1,more,2,5000,-5000,-5000,-5000,moves,',
    ])
    expect(rows).toHaveLength(1 + 4 * 2 + 1)
  })

  it('of what nobody measures is refused before anything is run', async () => {
    await expect(rank(constant(), { metric: 'mappedShare' })).rejects.toThrow(
      '"mappedShare": it is not measured at model',
    )
  })

  it.each([0, 1, -0.2, Number.NaN])('by %d is refused', async (by) => {
    await expect(rank(constant(), { by })).rejects.toThrow(
      `rank: by is ${by}. Use more than 0 and less than 1.`,
    )
  })
})

describe('the tornado', () => {
  const moved = (mean: number): RankedInput['less'] => ({
    kind: 'moved',
    value: '',
    mean,
    change: { mean, low: mean, high: mean, deviation: 0, count: 5 },
    isTold: true,
  })
  const drawn = (less: number, more: number): string =>
    tornado(
      { input: '', value: '', less: moved(less), more: moved(more), effect: 0, found: 'moves' },
      { largest: 10, columns: 11 },
    )

  it('goes to both sides from its axis', () => {
    expect(drawn(-10, 10)).toBe('░░░░░│█████')
    expect(drawn(10, -4)).toBe('   ██│░░░░░')
  })

  it('shows the shorter of two that go one way over the longer', () => {
    expect(drawn(4, 10)).toBe('     │░░███')
    expect(drawn(-10, -4)).toBe('░░░██│     ')
  })

  it('shows whatever is not nothing', () => {
    expect(drawn(-0.001, 0)).toBe('    ░│     ')
    expect(drawn(0, 0)).toBe('     │     ')
  })
})
