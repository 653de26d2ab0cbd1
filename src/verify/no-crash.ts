import type { CallCheck } from './check.ts'

/** An executor promises a result, whatever its service does, and waits for nothing but the clock. */
export const noCrash: CallCheck = {
  of: 'call',
  id: 'no-crash',
  title: 'Every call ends with a result of the executor.',
  nothing: 'no call was made',
  look({ event: { result }, call: { lead }, showing }) {
    if (result.outcome !== 'crashed') return 'fine'
    return { expected: 'a result', actual: showing.sentence(result.reason, lead) }
  },
}
