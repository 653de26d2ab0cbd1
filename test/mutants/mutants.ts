// All mutants, by what they get wrong. Three lists, so that three files of tests may run side by side.
import { ASKS_WRONGLY } from './asks-wrongly.ts'
import { ENCODES_WRONGLY } from './encodes-wrongly.ts'
import { ENDS_WRONGLY } from './ends-wrongly.ts'
import { FILLS_WRONGLY } from './fills-wrongly.ts'
import { KEEPS_WRONGLY } from './keeps-wrongly.ts'
import { READS_WRONGLY } from './reads-wrongly.ts'
import { SENDS_WRONGLY } from './sends-wrongly.ts'
import { WRITES_WRONGLY } from './writes-wrongly.ts'

/** What goes out. */
export const OF_REQUESTS = [...FILLS_WRONGLY, ...ENCODES_WRONGLY, ...SENDS_WRONGLY]

/** How often, how long, what for, and what is left. */
export const OF_CALLS = [...ASKS_WRONGLY, ...ENDS_WRONGLY, ...KEEPS_WRONGLY]

/** What comes in. */
export const OF_ANSWERS = [...READS_WRONGLY, ...WRITES_WRONGLY]

export const MUTANTS = [...OF_REQUESTS, ...OF_CALLS, ...OF_ANSWERS]
