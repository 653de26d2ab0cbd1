import { seconds } from '../time/instant.ts'
import type { ExecutorSettings } from './webhook.ts'

/** What an executor does when nobody chose otherwise. Each line but `startsAtMs` is a row of
 *  `assumptions.ts`. */
export const DEFAULT_SETTINGS: ExecutorSettings = {
  timeoutUs: seconds(30), // marketo.md §4.3 [DOC]
  timeoutCovers: 'total', // decision 3
  timeoutEdge: 'counts', // decision 4
  redirects: 'ignore', // decision 6
  contentType: 'default', // decision 12
  // No `userAgent` of its own: decision 13.
  timeZone: 'UTC', // decision 42
  startsAtMs: 1_767_225_600_000, // 2026-01-01T00:00:00Z: fixed, so that equal runs are equal
  unknownToken: 'empty', // decision 20
  backslashPreParse: true, // decision 23
  tooLong: 'truncate', // decision 28
  typing: 'strict', // decision 26
  nullValue: 'skip', // decision 24
  emptyString: 'clear', // decision 25
  responseContentType: 'ignore', // decision 32
  bodyMaxBytes: 1_048_576,
}
