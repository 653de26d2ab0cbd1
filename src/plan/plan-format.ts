/** A way in which a plan writes to a file what it found. */
export interface PlanFormat<Found> {
  /** Of the option that asks for it. */
  readonly name: string
  readonly write: (found: Found) => string
}
