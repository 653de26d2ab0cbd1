// Durations → the latency of a service: the best fit, if it is near enough; else what was measured. Beside it
// stands what comes out where given-up calls are left out or taken for answers, as is often done.
import type {
  CalibratedFit,
  CalibratedLatency,
  NaiveFit,
  Percentiles,
  QuantilePair,
} from './calibration.ts'
import { fittedQuantile, type JudgedFit, judgedFits } from './choose.ts'
import { FAMILIES } from './families/families.ts'
import type { Fit } from './fit.ts'
import { type Durations, type Observed, observe, observedQuantile } from './observed.ts'
import { writtenDuration } from './written.ts'

/** With fewer answers there is nothing to tell families apart by. */
const ANSWERS_MIN = 20
/** A fit is near enough where chance explains what it is off by, or it is off by less than this share of calls. */
const CHANCE_MIN = 0.01
const DISTANCE_MAX = 0.02
/** Measured durations that are written where no fit is near: every half percent. */
const SAMPLES_WRITTEN = 200
const QUANTILE_POINTS = 64

/** At least one duration. */
export function latencyOf(durations: Durations, timeoutUs: number): CalibratedLatency {
  const observed = observe(durations)
  const fits = observed.sums.count < ANSWERS_MIN ? [] : judgedFits(observed)
  const [best] = fits
  const isFitted = best !== undefined && isNear(best)
  return {
    ...(isFitted
      ? { written: best.latency, basis: 'fit', hangShare: best.hangShare }
      : asMeasured(observed)),
    answerCount: durations.answeredUs.length,
    givenUpCount: durations.givenUpUs.length,
    measured: percentiles(
      (share) => observedQuantile(observed, share),
      overShareOf(durations, timeoutUs),
    ),
    fits: fits.map((fit) => calibratedFit(fit, timeoutUs)),
    naive: best === undefined ? [] : naiveFits(durations, { best, timeoutUs }),
    quantiles: best === undefined ? [] : quantilePairs(observed, best),
  }
}

function isNear({ chance, distance }: JudgedFit): boolean {
  return chance >= CHANCE_MIN || distance < DISTANCE_MAX
}

/** Those that were given up before might have been answered within it. */
function overShareOf({ answeredUs, givenUpUs }: Durations, timeoutUs: number): number | null {
  if (givenUpUs.some((us) => us < timeoutUs)) return null
  return givenUpUs.length / (answeredUs.length + givenUpUs.length)
}

type Written = Pick<CalibratedLatency, 'written' | 'basis' | 'hangShare'>

/** Durations at even distances of share; whatever is beyond the last known one never comes. */
function asMeasured(observed: Observed): Written {
  const known = observed.bins.at(-1)?.shareBelow ?? 0
  if (known === 0) return { written: '0s', basis: 'nothing', hangShare: 1 }
  const size = Math.min(SAMPLES_WRITTEN, observed.sums.count)
  const { resolutionUs } = observed
  const samples = Array.from({ length: size }, (_, index) => {
    const us = observedQuantile(observed, (known * (index + 0.5)) / size) ?? 0
    return writtenDuration(Math.round(us / resolutionUs) * resolutionUs)
  })
  const hangShare = observed.censoredCount === 0 ? 0 : 1 - known
  return { written: { samples }, basis: 'samples', hangShare }
}

function percentiles(
  quantile: (share: number) => number | undefined,
  overShare: number | null,
): Percentiles {
  const [p50Us = null, p90Us = null, p99Us = null] = [0.5, 0.9, 0.99].map((at) => {
    const us = quantile(at)
    return us === undefined ? undefined : Math.round(us)
  })
  return { p50Us, p90Us, p99Us, overShare }
}

function percentilesOf(fit: Fit, timeoutUs: number): Percentiles {
  const overShare = fit.hangShare + (1 - fit.hangShare) * fit.longerThan(timeoutUs)
  return percentiles((share) => fittedQuantile(fit, share), overShare)
}

function calibratedFit(fit: JudgedFit, timeoutUs: number): CalibratedFit {
  const { family, parameters, values, hangShare, logLikelihood, bic, distance, chance } = fit
  return {
    family,
    parameters,
    values: rounded(values),
    hangShare,
    ...percentilesOf(fit, timeoutUs),
    logLikelihood: bic === null ? null : thousandths(logLikelihood),
    bic: bic === null ? null : thousandths(bic),
    distance,
    chance,
  }
}

/** Further digits are of the arithmetic, not of the data. */
function rounded(values: Fit['values']): Fit['values'] {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, Number(value.toPrecision(7))]),
  )
}

function thousandths(value: number): number {
  return Math.round(value * 1_000) / 1_000
}

function naiveFits(
  { answeredUs, givenUpUs }: Durations,
  { best, timeoutUs }: { best: JudgedFit; timeoutUs: number },
): readonly NaiveFit[] {
  const family = FAMILIES.find(({ name }) => name === best.family)
  if (!family || givenUpUs.length === 0) return []
  const both = new Float64Array(answeredUs.length + givenUpUs.length)
  both.set(answeredUs)
  both.set(givenUpUs, answeredUs.length)
  const ways = [
    ['left out', answeredUs],
    ['taken as answered', both],
  ] as const
  return ways.flatMap(([givenUp, us]) => {
    const fit = family.fit(observe({ answeredUs: us, givenUpUs: new Float64Array() }), false)
    if (!fit) return []
    const { parameters, values } = fit
    return [{ givenUp, parameters, values: rounded(values), ...percentilesOf(fit, timeoutUs) }]
  })
}

/** As far as both are known. */
function quantilePairs(observed: Observed, fit: JudgedFit): readonly QuantilePair[] {
  return Array.from({ length: QUANTILE_POINTS }, (_, index) => shareAt(index)).flatMap((share) => {
    const isSeen = share * observed.count >= 1 && (1 - share) * observed.count >= 1
    const measuredUs = isSeen ? observedQuantile(observed, share) : undefined
    const fittedUs = fittedQuantile(fit, share)
    return measuredUs === undefined || fittedUs === undefined
      ? []
      : [{ share, measuredUs: Math.round(measuredUs), fittedUs: Math.round(fittedUs) }]
  })
}

/** From 0.1% to 99.9%, closer to each other at both ends. */
function shareAt(index: number): number {
  const most = Math.log(0.999 / 0.001)
  return 1 / (1 + Math.exp(-most * ((2 * index) / (QUANTILE_POINTS - 1) - 1)))
}
