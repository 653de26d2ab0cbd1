import type { CallCheck } from './check.ts'
import { countedWrites } from './words.ts'

/** marketo.md §4.3 [DOC]: a call that reaches the limit is terminated; what comes later is lost. */
export const noWriteAfterTimeout: CallCheck = {
  of: 'call',
  id: 'no-write-after-timeout',
  title: 'Nothing is written after a timeout.',
  nothing: 'no call timed out',
  look({ event: { result, exchanges }, answer, showing }) {
    const isTooLate = answer === undefined && exchanges.some(({ reply }) => isSlow(reply))
    if (!isTooLate && result.outcome !== 'timeout') return 'not looked'
    const writes = 'writes' in result ? result.writes : []
    if (writes.length === 0) return 'fine'
    return {
      expected: 'no write, because the call timed out',
      actual: countedWrites(writes, showing),
    }
  },
}

/** An answer that never came, or came too late. */
function isSlow(reply: { readonly isAnswer: boolean; readonly afterUs: unknown }): boolean {
  return reply.isAnswer || reply.afterUs === 'never'
}
