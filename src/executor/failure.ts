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
  return causesOf(error).reduce((code, cause) => String(cause.code ?? '') || code, '')
}

interface Cause {
  readonly name?: unknown
  readonly code?: unknown
  readonly message?: unknown
}

/** Causes that are looked at, should they go round in a ring. */
const CAUSES_MAX = 10

/** An error, what caused it, and so on. */
export function causesOf(error: unknown): readonly Cause[] {
  const causes = []
  for (let at = error; at instanceof Error && causes.length < CAUSES_MAX; at = at.cause) {
    causes.push(at)
  }
  return causes
}
