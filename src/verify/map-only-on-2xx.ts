import { isAccepted } from '../timeline/truth.ts'
import type { CallCheck } from './check.ts'
import { countedWrites } from './words.ts'

/** marketo.md §4.1 [DOC]: any status but 2xx leaves the record as it is. */
export const mapOnlyOn2xx: CallCheck = {
  of: 'call',
  id: 'map-only-on-2xx',
  title: 'A field changes only on a 2xx.',
  nothing: 'no call was made',
  look({ event: { result }, answer, showing }) {
    if (answer && isAccepted(answer.reply.status)) return 'fine'
    const writes = 'writes' in result ? result.writes : []
    if (writes.length === 0) return 'fine'
    const reason = answer
      ? `the status is ${answer.reply.status}`
      : 'no answer was complete in time'
    return { expected: `no write, because ${reason}`, actual: countedWrites(writes, showing) }
  },
}
