import { DEFAULT_SETTINGS } from '../executor/settings.ts'
import type { ExecutorSettings } from '../executor/webhook.ts'
import type { ReadInstance } from './instance-schema.ts'

/** The executor's settings: what was written, and its own defaults for the rest. */
export function executorSettings(read: ReadInstance): ExecutorSettings {
  const { unknownToken } = read
  return {
    timeoutUs: read.timeout ?? DEFAULT_SETTINGS.timeoutUs,
    timeoutCovers: read.timeoutCovers ?? DEFAULT_SETTINGS.timeoutCovers,
    timeoutEdge: read.timeoutEdge ?? DEFAULT_SETTINGS.timeoutEdge,
    redirects: read.redirects ?? DEFAULT_SETTINGS.redirects,
    contentType: read.contentType ?? DEFAULT_SETTINGS.contentType,
    ...(read.userAgent !== undefined && { userAgent: read.userAgent }),
    timeZone: read.timeZone ?? DEFAULT_SETTINGS.timeZone,
    startsAtMs: read.startsAt ?? DEFAULT_SETTINGS.startsAtMs,
    // Under `error` no unknown token gets as far as being rendered.
    unknownToken: unknownToken === 'literal' ? 'literal' : DEFAULT_SETTINGS.unknownToken,
    backslashPreParse: read.backslashPreParse ?? DEFAULT_SETTINGS.backslashPreParse,
    tooLong: read.tooLong ?? DEFAULT_SETTINGS.tooLong,
    typing: read.typing ?? DEFAULT_SETTINGS.typing,
    nullValue: read.nullValue ?? DEFAULT_SETTINGS.nullValue,
    emptyString: read.emptyString ?? DEFAULT_SETTINGS.emptyString,
    responseContentType: read.responseContentType ?? DEFAULT_SETTINGS.responseContentType,
    bodyMaxBytes: read.bodyMaxBytes ?? DEFAULT_SETTINGS.bodyMaxBytes,
  }
}
