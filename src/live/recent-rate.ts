/** Over so long. */
const SPAN_MS = 1_000

interface Mark {
  readonly atMs: number
  readonly count: number
}

/** How fast a count has grown lately, a second. */
export class RecentRate {
  #marks: readonly Mark[] = []

  /** `count` is what it has come to. 0 for the first. */
  at(atMs: number, count: number): number {
    const before = this.#marks.findLastIndex((mark) => mark.atMs <= atMs - SPAN_MS)
    this.#marks = [...this.#marks.slice(Math.max(0, before)), { atMs, count }]
    const [oldest = { atMs, count }] = this.#marks
    const spanMs = atMs - oldest.atMs
    return spanMs === 0 ? 0 : Math.round(((count - oldest.count) * 1_000) / spanMs)
  }
}
