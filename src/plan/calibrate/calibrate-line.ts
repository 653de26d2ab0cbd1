import { count, quantity } from '../../report/format.ts'
import { bar, fitted } from '../../report/progress.ts'

/** One line while a service is measured. */
export function calibrateLine(
  { made, wanted }: { readonly made: number; readonly wanted: number },
  { columns }: { readonly columns: number },
): string {
  return fitted([bar(made, wanted), ` ${count(made)} / ${quantity(wanted, 'request')}`], columns)
}
