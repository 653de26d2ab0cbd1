// What a reader of the report should know of the calls that were made. Each text is told once, however often
// it happens.

/** Warnings of different kinds that are kept. */
const KINDS_MAX = 20

export class Warnings {
  readonly #counts = new Map<string, number>()

  /** `text` is a sentence without its full stop. */
  add(text: string): void {
    const count = this.#counts.get(text)
    if (count !== undefined || this.#counts.size < KINDS_MAX)
      this.#counts.set(text, (count ?? 0) + 1)
  }

  sentences(): readonly string[] {
    return Array.from(this.#counts, ([text, count]) =>
      count === 1 ? `${text}.` : `${text}, ${count} times.`,
    )
  }
}
