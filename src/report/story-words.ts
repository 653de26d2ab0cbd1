// Why something was written, skipped or ended as it did, in words with the source of the rule.
import type { UnknownReason } from '../executor/unknown-token.ts'
import type { CallEnding, SkipReason, WriteNote } from '../executor/webhook.ts'

export const SKIP_WORDS: Readonly<Record<SkipReason, string>> = {
  'missing-path': 'nothing is at that path (decision 24)',
  null: 'null writes nothing (decision 24)',
  'empty-string': 'an empty text leaves the field as it is (decision 25)',
  'not-a-value': 'an object or a list is no value (decision 29)',
  'type-mismatch': 'the value is not of the type of the field (decision 26)',
  'out-of-range': 'the number is beyond what the field holds (decision 41)',
  'too-long': 'the text is longer than the field (decision 28)',
  'field-not-writable': 'the field cannot be mapped (decision 33)',
}

/** Where the value of a token that names nothing comes from. */
export const UNKNOWN_WORDS: Readonly<Record<UnknownReason, string>> = {
  'no-such-name': 'nothing: there is no such token (decision 20)',
  'api-name': 'nothing: tokens have display names, and this is an API name (decision 21)',
  'no-such-scope': 'nothing: there is no such scope (decision 20)',
  'out-of-scope': 'nothing: this campaign has no tokens of that scope (decision 20)',
  'not-of-trigger': 'nothing: the trigger does not give it (decision 20)',
  'email-only': 'nothing: it is filled in emails only (decision 20)',
  'no-value-here': 'nothing: its type is for emails (decision 22)',
}

export const NOTE_WORDS: Readonly<Record<WriteNote, string>> = {
  truncated: 'cut to the length of the field (decision 28)',
  cleared: 'an empty text or a null, and it empties the field (decisions 24, 25)',
  'written-as-text': 'written as text (decision 26)',
  'undocumented-format': 'a form of datetime that is not documented (decision 27)',
  'first-of-many': 'the first of several, because the path has no index (decision 31)',
}

/** What made the call end as it did. */
export function endingWords(ending: CallEnding): string {
  switch (ending.outcome) {
    case 'mapped':
      return 'a 2xx with a body, and something to write (marketo.md §4.1)'
    case 'unmapped':
      return 'a 2xx with a body, and nothing to write'
    case 'accepted':
      return 'a 2xx; at this fidelity nobody reads its body'
    case 'rejected':
      return 'any status but 2xx changes nothing (marketo.md §4.1)'
    case 'timeout':
      return 'no answer was complete within the time limit (marketo.md §4.3)'
    case 'empty':
      return 'a 2xx with an empty body (decision 7)'
    case 'unreadable':
      return `a 2xx whose body cannot be read: ${ending.reason}`
    case 'failed':
      return `${ending.failure}: ${ending.reason}; the platform documents no code (decision 9)`
    case 'refused':
      return 'webhooks are called by trigger campaigns only (decision 8)'
    case 'crashed':
      return `the executor broke its promise: ${ending.reason}`
  }
}
