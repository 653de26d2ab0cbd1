/** One call as it was measured, whatever the file it stood in. */
export interface Sample {
  /** From the request to the last byte of the answer, or to the moment somebody gave up. Left out where the
   *  source has no durations. Finite, from 0. */
  readonly durationUs?: number
  /** 200 to 599, or 0: there was no answer. Left out where the source does not say. */
  readonly status?: number
  /** Whoever called gave up: the answer would have taken longer than `durationUs`. */
  readonly isTimeout?: boolean
  /** Origin or name of who was called. Left out where the source does not say. */
  readonly service?: string
  /** When, in µs since 1970. */
  readonly atUs?: number
}
