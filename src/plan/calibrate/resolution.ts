// Durations are often measured to the millisecond only, and a smooth curve cannot be fitted to steps: 50 ms is
// anything from 49.5 ms to 50.5 ms. So equal values are spread over what was rounded to them, more of them to
// the side on which the neighbour has more.

/** How finely durations may have been measured, in µs, coarsest first. */
const RESOLUTIONS = [1_000_000, 100_000, 10_000, 1_000, 100, 10] as const
/** Coarser than this only where more than a few values say so: a service may as well take 50 ms or 2 s. */
const COARSE_US = 1_000
const COARSE_VALUES_MIN = 10
/** Enough to count a few values among. */
const LOOKED_AT = 10_000
/** Steepest that a step may be taken to be. */
const TILT_MAX = 0.9

/** In µs. A constant is as fine as can be: it stays what it is. */
export function resolutionOf(sorted: Float64Array): number {
  if (sorted[0] === sorted.at(-1)) return 1
  const stride = Math.ceil(sorted.length / LOOKED_AT)
  const isFew = new Set(sorted.filter((_, index) => index % stride === 0)).size < COARSE_VALUES_MIN
  const possible = RESOLUTIONS.filter((step) => step <= COARSE_US || !isFew)
  return possible.find((step) => sorted.every((value) => value % step === 0)) ?? 1
}

/** As they may have been before they were rounded; none is 0. */
export function spreadOut(sorted: Float64Array, resolutionUs: number): Float64Array {
  if (resolutionUs === 1) return sorted.map((value) => Math.max(value, 0.5))
  const values = new Float64Array(sorted.length)
  let before = 0
  for (let from = 0, end = endOf(sorted, 0); from < sorted.length; ) {
    const value = sorted[from] ?? 0
    const nextEnd = endOf(sorted, end)
    const after = sorted[end] === value + resolutionUs ? nextEnd - end : 0
    fill(values.subarray(from, end), { value, resolutionUs, before, after })
    const isNext = sorted[end] === value + resolutionUs
    before = isNext ? end - from : 0
    from = end
    end = nextEnd
  }
  return values
}

function endOf(sorted: Float64Array, from: number): number {
  let end = from
  while (end < sorted.length && sorted[end] === sorted[from]) end++
  return end
}

/** By a density that goes straight from one edge of the step to the other. */
function fill(
  values: Float64Array,
  {
    value,
    resolutionUs,
    before,
    after,
  }: { value: number; resolutionUs: number; before: number; after: number },
): void {
  const count = values.length
  const lowUs = Math.max(0, value - resolutionUs / 2)
  const widthUs = value + resolutionUs / 2 - lowUs
  const isBetween = before > 0 && after > 0
  const slope = isBetween ? (after - before) / (4 * count) : 0
  const tilt = Math.min(TILT_MAX, Math.max(-TILT_MAX, slope))
  for (let index = 0; index < count; index++) {
    values[index] = lowUs + widthUs * placeOf((index + 0.5) / count, tilt)
  }
}

/** Where in 0 to 1 so much lies below, for a density from 1 − `tilt` to 1 + `tilt`. */
function placeOf(share: number, tilt: number): number {
  if (Math.abs(tilt) < 1e-6) return share
  return (Math.sqrt((1 - tilt) ** 2 + 4 * tilt * share) - (1 - tilt)) / (2 * tilt)
}
