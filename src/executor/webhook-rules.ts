// The rules a webhook is checked by, in the order of its parts. One row a rule: the code that callers
// of a scenario branch on, and how bad it is to break it. An error cannot work, here or on the
// platform, so a scenario with one does not run; a warning may be meant.
import type { IssueCode } from '../errors.ts'

type Row = readonly [severity: 'error' | 'warning', code: IssueCode]

export const WEBHOOK_RULES = {
  // The tokens of any part: marketo.md §2.1, §2.2; decisions 20, 21, 22.
  'malformed-token': ['error', 'bad-token'],
  'unknown-token': ['error', 'unknown-token'],
  'api-name-token': ['error', 'unknown-token'],
  'out-of-scope-token': ['error', 'unknown-token'],
  'email-only-token': ['error', 'unknown-token'],
  // The URL: marketo.md §1.7, §1.10; decision 14.
  'illegal-url': ['error', 'bad-url'],
  'json-token-in-url': ['warning', 'bad-url'],
  'raw-token-in-url': ['warning', 'bad-url'],
  'secret-in-url': ['warning', 'bad-url'],
  // The payload: marketo.md §1.13, §2.3; decisions 11, 19, 23.
  'payload-on-get': ['warning', 'bad-template'],
  'illegal-backslash': ['error', 'bad-template'],
  'quoted-token': ['warning', 'bad-template'],
  'unquoted-token': ['warning', 'bad-template'],
  'raw-token-in-form': ['warning', 'bad-template'],
  'numeric-default': ['warning', 'bad-template'],
  // The headers: marketo.md §1.8, §1.9; decisions 12, 15.
  'illegal-header': ['error', 'bad-header'],
  'repeated-header': ['error', 'bad-header'],
  'missing-content-type': ['warning', 'bad-header'],
  'content-type-mismatch': ['warning', 'bad-header'],
  // The mappings: marketo.md §3; decisions 30, 31, 33.
  'malformed-path': ['error', 'bad-path'],
  'unmappable-key': ['error', 'bad-path'],
  'root-array': ['warning', 'bad-path'],
  'nothing-mapped': ['warning', 'conflict'],
  'no-such-field': ['error', 'unknown-field'],
  'rest-name': ['warning', 'unknown-field'],
  'no-soap-name': ['error', 'field-not-writable'],
  'read-only-field': ['error', 'field-not-writable'],
  'field-mapped-twice': ['warning', 'conflict'],
} as const satisfies Readonly<Record<string, Row>>

export type WebhookRule = keyof typeof WEBHOOK_RULES
