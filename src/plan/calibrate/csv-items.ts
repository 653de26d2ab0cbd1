import { type CsvRow, eachRow } from '../../lead/csv-table.ts'
import type { Item, ItemTally } from './read-samples.ts'

/** Gathers the rows of a table: the first is given to `takeHeader`, which says whether it was one. Where the text
 *  is no CSV any more, the rest cannot be told apart, and that is told. */
export function takeRows(
  text: string,
  tally: ItemTally,
  {
    takeHeader,
    itemOf,
  }: {
    readonly takeHeader: (cells: readonly string[]) => boolean
    readonly itemOf: (cells: readonly string[]) => Item
  },
): void {
  let isFirst = true
  const mistake = eachRow(text, ({ cells, start }: CsvRow) => {
    const isHeader = isFirst && takeHeader(cells)
    isFirst = false
    if (!isHeader) tally.take(itemOf(cells), () => `line ${start.line}`)
  })
  if (!mistake) return
  const why = `${mistake.rule} What follows was not read`
  tally.take({ why }, () => `line ${mistake.rowStart.line}`)
}
