// A table of the report before anybody has decided what it looks like: HTML and Markdown both write it.
// Nothing in it is escaped; a text may hold anything, and each format sees to it.

export interface Table {
  readonly caption: string
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
}

export interface Column {
  readonly name: string
  readonly isNumber?: true
  /** Holds what is typed or sent, character by character. */
  readonly isCode?: true
  /** Whether it went as it should: what the tone of the row is about. */
  readonly isResult?: true
}

export interface Row {
  /** The first names the row. */
  readonly cells: readonly string[]
  /** This run, among others. */
  readonly isOwn?: boolean
  /** What went as it should (`fine`), or not. */
  readonly tone?: Tone
  /** 0 to 1 of a bar's full length, where the table has bars. */
  readonly share?: number
}

export type Tone = 'fine' | 'warning' | 'faint'
