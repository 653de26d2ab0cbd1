// Rows of text under a head, as wide as they have to be. Words stand to the left, figures to the right.

export interface Column<Row> {
  readonly head: string
  readonly cell: (row: Row) => string
  /** Default: figures. */
  readonly isWords?: boolean
}

export function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const texts = [columns.map(({ head }) => head), ...rows.map((row) => cellsOf(row, columns))]
  const widths = columns.map((_, place) =>
    Math.max(...texts.map((text) => text[place]?.length ?? 0)),
  )
  return texts
    .map((text) =>
      text
        .map((cell, place) =>
          columns[place]?.isWords
            ? cell.padEnd(widths[place] ?? 0)
            : cell.padStart(widths[place] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function cellsOf<Row>(row: Row, columns: readonly Column<Row>[]): readonly string[] {
  return columns.map(({ cell }) => cell(row))
}
