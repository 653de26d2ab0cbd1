// Both sides of an input as bars from a middle axis: what lowers the figure goes to the left, what raises
// it to the right, whichever side it is of. Where both go one way the shorter one is drawn over the longer.
import type { RankedInput, Side } from './ranking.ts'

export const LESS_BAR = '░'
export const MORE_BAR = '█'

/** Whatever is not nothing can be seen: at least one column. */
export function tornado(
  { less, more }: RankedInput,
  { largest, columns }: { readonly largest: number; readonly columns: number },
): string {
  const half = Math.floor((columns - 1) / 2)
  const bars = [
    { sign: LESS_BAR, change: changeOf(less) },
    { sign: MORE_BAR, change: changeOf(more) },
  ].toSorted((one, other) => Math.abs(other.change) - Math.abs(one.change))
  const cells: string[] = Array(2 * half + 1).fill(' ')
  cells[half] = '│'
  for (const { sign, change } of bars) {
    const share = largest === 0 ? 0 : Math.abs(change) / largest
    const length = Math.max(change === 0 ? 0 : 1, Math.round(share * half))
    for (let step = 1; step <= length; step++) cells[half + Math.sign(change) * step] = sign
  }
  return cells.join('')
}

function changeOf(side: Side): number {
  return side.kind === 'moved' ? (side.change?.mean ?? 0) : 0
}
