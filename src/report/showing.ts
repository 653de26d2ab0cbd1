// How the judge's words show what came from outside: without secrets, which are looked for before anything
// is cut, and without values of leads where that was asked for.
import type { Scenario } from '../scenario/model.ts'
import { PLAIN_SHOWING, type Showing } from '../verify/words.ts'
import { type Redact, redactionOf } from './redaction.ts'
import { veilOf } from './veil.ts'

export function showingOf(scenario: Scenario, redact?: Redact): Showing {
  const { data, text } = veilOf(scenario)
  if (redact === undefined) {
    return {
      ...PLAIN_SHOWING,
      value: (value) => PLAIN_SHOWING.value(data(value)),
      body: (body, lead) => PLAIN_SHOWING.body(data(body), lead),
      sentence: text,
    }
  }
  const redaction = redactionOf(scenario)
  return {
    value: (value) => PLAIN_SHOWING.value(redaction.value(value)),
    body(body, lead) {
      const told = body && text(redaction.body(body, lead.values))
      return PLAIN_SHOWING.body(told, lead)
    },
    url: redaction.url,
    header: redaction.requestHeader,
    sentence: (sentence, { values }) => redaction.sentence(text(sentence), values),
  }
}
