/** A distribution of one number, sampled by turning its cumulative function round. */
export interface Distribution {
  /** The sample for a draw `u` in [0, 1). Never falls as `u` grows, but for a mix and the slowest of
   *  several. Allocates nothing. */
  at(u: number): number
  readonly mean: number
  readonly variance: number
  /** No sample is below it. */
  readonly min: number
  /** No sample is above it; `Infinity` where there is no end. */
  readonly max: number
}
