// The durations of one service, made ready for fitting: sorted once, put into a few thousand bins, with the
// exact sums that families of one piece need. What was given up is censored: it is known to be longer, and
// not how long. A bin ends where it would get wide or full, so neither a narrow peak nor a thin tail is lost.
import { assert } from '../../errors.ts'
import { resolutionOf, spreadOut } from './resolution.ts'

/** Widest and fullest bin, as parts of all: at most about 4,000 bins. */
const WIDTHS = 2_000
const FILLS = 2_000
/** Points at which calls were given up: more are gathered. */
const CENSORED_WIDTHS = 100

export interface Bin {
  readonly count: number
  /** Mean of the logarithms in it. */
  readonly log: number
  /** Its shortest and its longest. */
  readonly lowUs: number
  readonly highUs: number
  /** Share of all calls that took no longer than `highUs`, by Kaplan and Meier (1958). */
  readonly shareBelow: number
}

export interface Observed {
  /** All of them, at least one. */
  readonly count: number
  /** Of those that were answered; ascending. */
  readonly bins: readonly Bin[]
  /** Of those that were answered: how many, the sum, the sum of the logarithms, and of the squared distances
   *  of the logarithms from their mean. */
  readonly sums: {
    readonly count: number
    readonly value: number
    readonly log: number
    readonly logSpread: number
  }
  /** When calls were given up, and how many; ascending. */
  readonly censored: readonly { readonly atUs: number; readonly count: number }[]
  readonly censoredCount: number
  /** How finely it was measured. */
  readonly resolutionUs: number
}

export interface Durations {
  readonly answeredUs: Float64Array
  readonly givenUpUs: Float64Array
}

/** Durations are from 0, and at least one. */
export function observe({ answeredUs, givenUpUs }: Durations): Observed {
  const count = answeredUs.length + givenUpUs.length
  assert(count > 0, 'something was observed')
  const sorted = answeredUs.toSorted()
  const resolutionUs = resolutionOf(sorted)
  const answered = spreadOut(sorted, resolutionUs)
  // What was too short to be measured was not nothing.
  const givenUp = givenUpUs.map((value) => Math.max(value, resolutionUs / 2)).sort()
  const points = gather(givenUp, { widths: CENSORED_WIDTHS, fills: CENSORED_WIDTHS })
  const censored = points.map(({ log, count: size }) => ({ atUs: Math.exp(log), count: size }))
  const bins = gather(answered, { widths: WIDTHS, fills: FILLS })
  return {
    count,
    bins: withShares(bins, censored, count),
    sums: sumsOf(answered),
    censored,
    censoredCount: givenUp.length,
    resolutionUs,
  }
}

function sumsOf(values: Float64Array): Observed['sums'] {
  const count = values.length
  const value = values.reduce((sum, each) => sum + each, 0)
  const log = values.reduce((sum, each) => sum + Math.log(each), 0)
  const logSpread = values.reduce((sum, each) => sum + (Math.log(each) - log / count) ** 2, 0)
  return { count, value, log, logSpread }
}

type Gathered = Omit<Bin, 'shareBelow'>

/** `sorted` in bins, at most about as many as `widths` and `fills` together. */
function gather(
  sorted: Float64Array,
  { widths, fills }: { widths: number; fills: number },
): readonly Gathered[] {
  const last = sorted.at(-1)
  if (last === undefined) return []
  const widest = Math.log(last / (sorted[0] ?? last)) / widths
  const fullest = sorted.length / fills
  const bins: Gathered[] = []
  let from = 0
  for (let index = 1; index <= sorted.length; index++) {
    const lowUs = sorted[from] ?? last
    const highUs = sorted[index - 1] ?? last
    const next = sorted[index]
    // Equal ones stay together, or the curve would have steps inside a step.
    const isFull = index - from >= fullest && next !== highUs
    if (next !== undefined && !isFull && Math.log(next / lowUs) <= widest) continue
    let log = 0
    for (let each = from; each < index; each++) log += Math.log(sorted[each] ?? last)
    const count = index - from
    bins.push({ count, log: log / count, lowUs, highUs })
    from = index
  }
  return bins
}

function withShares(
  bins: readonly Gathered[],
  censored: Observed['censored'],
  count: number,
): readonly Bin[] {
  let atRisk = count
  let above = 1
  let gone = 0
  return bins.map((bin) => {
    for (; (censored[gone]?.atUs ?? Number.POSITIVE_INFINITY) < bin.lowUs; gone++) {
      atRisk -= censored[gone]?.count ?? 0
    }
    above *= 1 - bin.count / atRisk
    atRisk -= bin.count
    return { ...bin, shareBelow: 1 - above }
  })
}

/** How long so much of the calls took at most; `undefined` where that is not known, because they were given
 *  up before. */
export function observedQuantile({ bins }: Observed, share: number): number | undefined {
  const index = bins.findIndex(({ shareBelow }) => shareBelow >= share - 1e-12)
  const bin = bins[index]
  if (!bin) return undefined
  const before = bins[index - 1]?.shareBelow ?? 0
  const part = Math.min(1, Math.max(0, (share - before) / (bin.shareBelow - before)))
  return bin.lowUs + (bin.highUs - bin.lowUs) * part
}
