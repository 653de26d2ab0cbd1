import { clip } from '../report/display-width.ts'
import { quantity } from '../report/format.ts'

/** One line while the kit runs: how many cases have run, and the last of them. Never wider than `columns`. */
export function conformanceLine(
  { ran, id }: { readonly ran: number; readonly id: string },
  { columns }: { readonly columns: number },
): string {
  return clip(`${quantity(ran, 'case')}, ${id}`, columns)
}
