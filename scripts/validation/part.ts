/** One part of docs/validation.md. */
export interface Part {
  readonly text: string
  /** What does not agree, a line each: whoever writes or checks the page fails by them. */
  readonly disagreements: readonly string[]
}
