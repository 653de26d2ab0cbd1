// Whether an interval that says 95% holds the true value 95 times in 100: not by numbers drawn for the
// purpose, but by plans of a scenario whose true figures are known.
import { describe, expect, it } from 'vitest'
import { thisMachine } from '../../src/disk/machine.ts'
import { inlineEngine } from '../../src/plan/engine/inline.ts'
import { meanInterval, shareInterval } from '../../src/plan/interval.ts'
import { metricInterval } from '../../src/plan/metric-interval.ts'
import { runPoints } from '../../src/plan/planning.ts'
import { enrich, ORIGIN, scenarioOf } from '../scenario-of.ts'

describe('of a thousand plans of three runs', { timeout: 120_000 }, () => {
  const PLANS = 1_000
  const RUNS = 3
  const LEADS = 200
  /** Three times the mean: e^−3 of all calls, 4.98%, take longer. */
  const [MEAN_S, TIMEOUT_S] = [10, 30]
  const timeoutShare = Math.exp(-TIMEOUT_S / MEAN_S)
  /** One slot: the sum of what each call takes, and that is at most the limit. */
  const totalDelayUs = LEADS * MEAN_S * (1 - timeoutShare) * 1_000_000

  // Seeds 1 to 3,000, each in one plan only.
  const plans = Array.from({ length: PLANS }, (_, plan) =>
    scenarioOf(
      enrich({
        seed: 1 + plan * RUNS,
        leads: { count: LEADS },
        services: { [ORIGIN]: { latency: { exponential: { mean: `${MEAN_S}s` } } } },
      }),
    ),
  )
  const played = runPoints(plans, RUNS, { engine: inlineEngine(thisMachine()) })

  it('930 to 970 have the true total delay in their 95% interval', async () => {
    const intervals = (await played).map((runs) =>
      metricInterval(
        'totalDelay',
        runs.map(({ figures }) => figures.totalDelay ?? 0),
      ),
    )
    expect(intervals).toHaveLength(PLANS)
    const holding = intervals.filter((each) => holds(each, totalDelayUs)).length
    expect(holding).toBeGreaterThanOrEqual(930)
    expect(holding).toBeLessThanOrEqual(970)
  })

  it('930 to 970 have the true share of timeouts in the interval of the mean share', async () => {
    const intervals = (await played).map((runs) =>
      metricInterval(
        'timeoutShare',
        runs.map(({ figures }) => figures.timeoutShare ?? 0),
      ),
    )
    const holding = intervals.filter((each) => holds(each, timeoutShare)).length
    expect(holding).toBeGreaterThanOrEqual(930)
    expect(holding).toBeLessThanOrEqual(970)
  })

  it('at least 950 have it in the exact interval over all calls, which never claims too much', async () => {
    const intervals = (await played).map((runs) => {
      const timeouts = runs.reduce((sum, { figures }) => sum + (figures.timeouts ?? 0), 0)
      return shareInterval(timeouts, RUNS * LEADS)
    })
    expect(intervals.filter((each) => holds(each, timeoutShare)).length).toBeGreaterThanOrEqual(950)
  })
})

function holds(
  interval: { readonly low: number | null; readonly high: number | null } | null,
  value: number,
): boolean {
  return (interval?.low ?? Infinity) <= value && value <= (interval?.high ?? -Infinity)
}

describe('the interval of a mean', () => {
  it('is the published one: NIST/SEMATECH e-Handbook §1.3.5.2, sample of ZARR13', () => {
    // 195 values of mean 9.261460 and deviation 0.022789 have 9.258242 to 9.264679. These are as many.
    const [mean, deviation] = [9.26146, 0.022789]
    const around = Array.from({ length: 194 }, (_, index) =>
      index % 2 === 0 ? mean + deviation : mean - deviation,
    )
    const interval = meanInterval([...around, mean])
    expect(interval?.mean).toBeCloseTo(mean, 9)
    expect(interval?.deviation).toBeCloseTo(deviation, 9)
    expect(interval?.low).toBeCloseTo(9.258242, 5)
    expect(interval?.high).toBeCloseTo(9.264679, 5)
  })

  it('by hand: 1, 2 and 3 have 2 ± 4.303/√3', () => {
    const interval = meanInterval([1, 2, 3])
    expect(interval).toMatchObject({ mean: 2, deviation: 1, count: 3 })
    expect(interval?.high).toBeCloseTo(2 + 4.302653 / Math.sqrt(3), 6)
    expect(interval?.low).toBeCloseTo(2 - 4.302653 / Math.sqrt(3), 6)
  })

  it('has no width where nothing differs, and is none of one value or of none', () => {
    expect(meanInterval([7, 7, 7])).toEqual({ mean: 7, low: 7, high: 7, deviation: 0, count: 3 })
    const shares = Array.from({ length: 200 }, () => 0.01)
    expect(meanInterval(shares)).toMatchObject({ mean: 0.01, low: 0.01, high: 0.01, deviation: 0 })
    expect(meanInterval([7])).toEqual({ mean: 7, low: null, high: null, deviation: null, count: 1 })
    expect(meanInterval([])).toBeNull()
  })

  it('claims nothing that a metric cannot be', () => {
    const rare = [0, 0, 0, 0, 0.05]
    expect(meanInterval(rare)?.low).toBeLessThan(0)
    expect(metricInterval('timeoutShare', rare)?.low).toBe(0)
    expect(metricInterval('timeoutShare', rare)?.high).toBe(meanInterval(rare)?.high)
    expect(metricInterval('timeouts', [0, 0, 3])?.low).toBe(0)
    expect(metricInterval('timeouts', [0, 0, 3])?.high).toBeGreaterThan(1)
    expect(metricInterval('utilisation', [1, 1, 0.9])?.high).toBe(1)
  })
})

describe('the interval of a share', () => {
  it('is the published one: Conover (1971), 682 of 925 plants, as R’s binom.test has it', () => {
    const { share, low, high } = shareInterval(682, 925)
    expect(share).toBeCloseTo(0.7372973, 7)
    expect(low).toBeCloseTo(0.7076683, 7)
    expect(high).toBeCloseTo(0.7654066, 7)
  })

  it('of 10 in 100 is the one of every table: 4.9% to 17.6%', () => {
    const { low, high } = shareInterval(10, 100)
    expect(low).toBeCloseTo(0.0490047, 6)
    expect(high).toBeCloseTo(0.1762226, 6)
  })

  it('of none of 200 ends at 1.8%: as likely as 1 in 40 then', () => {
    const { low, high } = shareInterval(0, 200)
    expect(low).toBe(0)
    expect((1 - high) ** 200).toBeCloseTo(0.025, 9)
    expect(high).toBeCloseTo(0.018275, 5)
  })

  it('of failures is that of successes, turned round', () => {
    const [few, many] = [shareInterval(3, 40), shareInterval(37, 40)]
    expect(few.low).toBeCloseTo(1 - many.high, 12)
    expect(few.high).toBeCloseTo(1 - many.low, 12)
    expect(shareInterval(40, 40).high).toBe(1)
  })

  it('covers every true share at least as often as it says', () => {
    const count = 30
    const intervals = Array.from({ length: count + 1 }, (_, k) => shareInterval(k, count))
    for (let share = 0.01; share < 1; share += 0.01) {
      let covered = 0
      let chance = (1 - share) ** count
      for (const [successes, { low, high }] of intervals.entries()) {
        if (low <= share && share <= high) covered += chance
        chance *= ((count - successes) / (successes + 1)) * (share / (1 - share))
      }
      expect(covered).toBeGreaterThanOrEqual(0.95)
    }
  })
})
