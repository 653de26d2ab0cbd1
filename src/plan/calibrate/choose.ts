// Which family it is: every family is fitted without and with a share that never comes, judged by the Bayes
// information criterion (Schwarz 1978), and held against what was observed by the distance of Kolmogorov and
// Smirnov, up to where calls were given up.
import { kolmogorovChance } from '../../random/kolmogorov.ts'
import { constant } from './families/constant.ts'
import { FAMILIES } from './families/families.ts'
import type { Fit } from './fit.ts'
import type { Observed } from './observed.ts'

export interface JudgedFit extends Fit {
  /** Lower is better; `null` for a constant, which is certain. */
  readonly bic: number | null
  /** Largest difference between fit and observation, as a share of calls. */
  readonly distance: number
  /** Chance of such a difference, or more, if it were so. Too high, because the fit was made to be near. */
  readonly chance: number
}

/** The best of each family, the best of all first. Empty where there was no answer at all. */
export function judgedFits(observed: Observed): readonly JudgedFit[] {
  if (observed.sums.count === 0) return []
  const families = isConstant(observed) ? [constant] : FAMILIES
  const fits = families.flatMap((family) => {
    const tried = [
      family.fit(observed, false),
      ...hanging(observed).map(() => family.fit(observed, true)),
    ]
    const [best] = tried.flatMap((fit) => fit ?? []).toSorted(byCriterion(observed))
    return best ?? []
  })
  return fits.toSorted(byCriterion(observed)).map((fit) => judged(fit, observed))
}

/** Then no other can be as likely. */
function isConstant({ bins: [first, ...others] }: Observed): boolean {
  return others.length === 0 && first?.lowUs === first?.highUs
}

/** Once where anything was given up, else not at all. */
function hanging({ censoredCount }: Observed): readonly true[] {
  return censoredCount > 0 ? [true] : []
}

function criterion({ freedom, logLikelihood }: Fit, { count }: Observed): number {
  return freedom * Math.log(count) - 2 * logLikelihood
}

function byCriterion(observed: Observed) {
  return (one: Fit, other: Fit): number =>
    order(criterion(one, observed), criterion(other, observed))
}

function order(one: number, other: number): number {
  return one < other ? -1 : Number(one > other)
}

function judged(fit: Fit, observed: Observed): JudgedFit {
  const distance = distanceOf(fit, observed)
  const bic = criterion(fit, observed)
  return {
    ...fit,
    bic: Number.isFinite(bic) ? bic : null,
    distance,
    chance: kolmogorovChance(distance, observed.count),
  }
}

function distanceOf({ longerThan, hangShare }: Fit, { bins, resolutionUs }: Observed): number {
  const below = (us: number): number => (1 - hangShare) * (1 - longerThan(us))
  // A step of the observation is at whole µs, half of it to each side.
  const tick = resolutionUs === 1 ? 0.5 : 0
  let before = 0
  return bins.reduce((most, { lowUs, highUs, shareBelow }) => {
    const gaps = [
      Math.abs(below(lowUs - tick) - before),
      Math.abs(below(highUs + tick) - shareBelow),
    ]
    before = shareBelow
    return Math.max(most, ...gaps)
  }, 0)
}

/** Between what the scenario may say. */
const QUANTILE_LOW_US = 1e-3
const QUANTILE_HIGH_US = 1e15
/** Halvings: to a part in 10^13. */
const HALVINGS = 60

/** How long so much of all calls take at most by the fit; `undefined` where replies that never come are part of
 *  them. */
export function fittedQuantile({ longerThan, hangShare }: Fit, share: number): number | undefined {
  if (share >= 1 - hangShare) return undefined
  const wanted = 1 - share / (1 - hangShare)
  let [low, high] = [Math.log(QUANTILE_LOW_US), Math.log(QUANTILE_HIGH_US)]
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (low + high) / 2
    if (longerThan(Math.exp(middle)) > wanted) low = middle
    else high = middle
  }
  return Math.exp(high)
}
