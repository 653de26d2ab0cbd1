import type { FailureKind } from './webhook.ts'

/** The first pattern that an error's code matches names the kind; anything else is CONNECTION. */
const KINDS: readonly (readonly [pattern: RegExp, kind: FailureKind])[] = [
  [/^(?:ENOTFOUND|EAI_)/, 'DNS'],
  [/TLS|SSL|CERT|EPROTO|UNABLE_TO_(?:GET|VERIFY)|SELF_SIGNED/, 'TLS'],
  [/^UND_ERR_INVALID_ARG$/, 'REQUEST'],
]

/** What an error of the network means, in symbols of ours: the platform documents none (decision 9). */
export function failureOf(error: unknown): {
  readonly failure: FailureKind
  readonly reason: string
} {
  const code = codeOf(error)
  const [, failure] = KINDS.find(([pattern]) => pattern.test(code)) ?? ['', 'CONNECTION' as const]
  const message = error instanceof Error ? error.message : String(error)
  return { failure, reason: message === '' ? code : message }
}

/** undici wraps some errors of the socket: the innermost code says what happened. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  const inner = codeOf(error.cause)
  if (inner !== '') return inner
  return 'code' in error ? String(error.code) : ''
}
