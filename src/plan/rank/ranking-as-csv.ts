// A row for each side of an input, for a spreadsheet, in the order of the ranking.
import { csvRows } from '../../report/csv-rows.ts'
import { columnName } from '../figure-unit.ts'
import type { RankedInput, Ranking, Side } from './ranking.ts'

/** Durations in milliseconds, shares 0 to 1; an empty cell where there is nothing. */
export function rankingAsCsv({ metric, inputs }: Ranking): string {
  const header = ['input', 'base value', 'side', 'value', columnName(metric)]
  const change = ['change', 'change low', 'change high', 'found', 'not valid']
  const rows = inputs.flatMap((input) => [
    row(input, { name: 'less', side: input.less }),
    row(input, { name: 'more', side: input.more }),
  ])
  return csvRows([[...header, ...change], ...rows])
}

function row(
  { input, value, found }: RankedInput,
  { name, side }: { readonly name: string; readonly side: Side },
): readonly (string | number | undefined)[] {
  const first = [input, value, name, side.value]
  if (side.kind === 'not valid') return [...first, ...Array(5).fill(undefined), side.why]
  const { mean, change } = side
  const figures = [mean, change?.mean, change?.low, change?.high, found]
  return [...first, ...figures.map((each) => each ?? undefined), undefined]
}
