import { unreachable } from '../errors.ts'
import { roundToUs, type Us, ZERO } from '../time/instant.ts'
import type { Arrivals } from './definition.ts'

/** Who arrives when, in order of time, looked at one at a time: nothing is remembered. Hot, which is
 *  why it is a cursor and not a generator of pairs. */
export interface ArrivalCursor {
  /** When the next lead arrives; `undefined` once all have. */
  nextUs: Us | undefined
  /** Index of the lead that arrives then. */
  leadIndex: number
  /** Moves on to the lead after. */
  advance(): void
}

/** The arrivals of leads `firstIndex` to `endIndex − 1`. */
export function arrivals(
  definition: Arrivals,
  { firstIndex, endIndex }: { firstIndex: number; endIndex: number },
): ArrivalCursor {
  const timeOf = timeTable(definition)
  const cursor: ArrivalCursor = {
    leadIndex: firstIndex,
    nextUs: firstIndex < endIndex ? timeOf(firstIndex) : undefined,
    advance() {
      cursor.leadIndex++
      cursor.nextUs = cursor.leadIndex < endIndex ? timeOf(cursor.leadIndex) : undefined
    },
  }
  return cursor
}

function timeTable(definition: Arrivals): (leadIndex: number) => Us {
  switch (definition.kind) {
    case 'all at once': // decision 38
      return () => ZERO
    case 'rate':
      // Each instant from the index, not from the one before: rounding never adds up.
      return (leadIndex) => roundToUs((leadIndex * 1_000_000) / definition.ratePerSecond)
    default:
      return unreachable(definition)
  }
}
