import { classify } from '../executor/outcome.ts'
import type { CallEnding, Write } from '../executor/webhook.ts'
import { isAccepted } from '../timeline/truth.ts'
import type { CallCheck, Evidence } from './check.ts'
import { sentAnswer } from './sent-answer.ts'
import { countedWrites } from './words.ts'

/** The reference mapping, applied to what the service really sent, against what the executor made of
 *  it: outcome, then field by field. */
export const every2xxMapped: CallCheck = {
  of: 'call',
  id: 'every-2xx-mapped',
  title: 'Every 2xx is mapped, field by field, as the platform maps it.',
  nothing: 'no 2xx came in time',
  look(evidence) {
    const { event, call, answer } = evidence
    const { result } = event
    if (!answer?.sent || !isAccepted(answer.sent.status)) return 'not looked'
    const reference = classify(call, sentAnswer(answer.sent, call.settings.bodyMaxBytes))
    if (reference.outcome !== result.outcome) {
      return { expected: described(reference, evidence), actual: described(result, evidence) }
    }
    const want = lastWrites(reference)
    const got = lastWrites(result)
    for (const field of new Set([...want.keys(), ...got.keys()])) {
      if (want.get(field) === got.get(field)) continue
      const { showing } = evidence
      return { expected: oneField(field, want, showing), actual: oneField(field, got, showing) }
    }
    return 'fine'
  },
}

/** What each field holds in the end: of two writes to one field the later stands. */
function lastWrites(ending: CallEnding): ReadonlyMap<string, Write['value']> {
  const writes = 'writes' in ending ? ending.writes : []
  return new Map(writes.map(({ field, value }) => [field, value]))
}

function oneField(
  field: string,
  values: ReadonlyMap<string, Write['value']>,
  { value }: Evidence['showing'],
): string {
  return values.has(field) ? `${field} = ${value(values.get(field))}` : `${field} not written`
}

function described(ending: CallEnding, { showing, call: { lead } }: Evidence): string {
  const writes = 'writes' in ending ? `: ${countedWrites(ending.writes, showing)}` : ''
  const reason = 'reason' in ending ? `: ${showing.sentence(ending.reason, lead)}` : ''
  return `${ending.outcome}${writes}${reason}`
}
