// Every way hookdrill fails, on one page. What a service or an executor does wrong is never here:
// that is data (an outcome, a violation). These are mistakes of the user, of the world and of ours.
// Callers branch on `code`; people read the message. Only `cli/main.ts` turns one into an exit.

/** Where in a text something was found: both counted from 1. */
export interface Place {
  readonly file: string
  readonly line?: number
  readonly column?: number
}

/** One mistake in what the user wrote, as data. `report/` puts it into words. */
export interface Issue {
  /** Stable and documented in `docs/bad-input.md`: callers branch on it. */
  readonly code: IssueCode
  /** The file and position, when the scenario came from a file. */
  readonly place?: Place
  /** Where in the scenario, as typed there: `webhooks.enrich.encoding`. Empty for the whole. */
  readonly path: string
  /** The value found, quoted. Left out when nothing was there. */
  readonly got?: string
  /** The rule it breaks, as a sentence. */
  readonly rule: string
  /** What to write instead, as a sentence. */
  readonly mend: string
}

export type IssueCode =
  | 'syntax'
  | 'empty-scenario'
  | 'unknown-key'
  | 'missing'
  | 'wrong-type'
  | 'wrong-unit'
  | 'out-of-range'
  | 'not-one-of'
  | 'conflict'
  | 'unknown-webhook'
  | 'unknown-service'
  | 'unknown-field'
  | 'field-not-writable'
  | 'bad-token'
  | 'unknown-token'
  | 'bad-path'
  | 'bad-url'
  | 'bad-header'
  | 'bad-template'
  | 'bad-csv'
  | 'bad-describe'
  | 'bad-expectation'

/** What every error of ours carries, so that one place can turn it into words and an exit code. */
abstract class HookdrillError extends Error {
  abstract readonly code: string
  abstract readonly exitCode: 2 | 3
}

/** The scenario is wrong. Carries every mistake found, not only the first. Exit 2. */
export class ScenarioError extends HookdrillError {
  readonly code = 'HOOKDRILL_SCENARIO'
  readonly exitCode = 2
  readonly issues: readonly Issue[]
  constructor(issues: readonly Issue[]) {
    super(issues.map(inShort).join('\n'))
    this.name = 'ScenarioError'
    this.issues = issues
  }
}

/** `webhooks.enrich.encoding: "Json" is not an encoding. Use JSON, …`; with its place it is
 *  `report/issues.ts` that tells it. */
function inShort({ path, got, rule, mend }: Issue): string {
  const what = [got ?? '', rule, mend].filter((part) => part !== '').join(' ')
  return path === '' ? what : `${path}: ${what}`
}

/** The command line, or a call of the API, is wrong. Exit 2. */
export class UsageError extends HookdrillError {
  readonly code = 'HOOKDRILL_USAGE'
  readonly exitCode = 2
  constructor(message: string) {
    super(message)
    this.name = 'UsageError'
  }
}

/** The world failed us: disk, network, terminal. `target` is as the user typed it. Exit 3. */
export class EnvironmentError extends HookdrillError {
  readonly code = 'HOOKDRILL_ENVIRONMENT'
  readonly exitCode = 3
  readonly operation: string
  readonly target: string
  /** The cause in words. */
  readonly reason: string
  constructor(operation: string, target: string, cause: unknown) {
    const reason = reasonOf(cause)
    super(`cannot ${operation} ${target}: ${reason}`, { cause })
    this.name = 'EnvironmentError'
    this.operation = operation
    this.target = target
    this.reason = reason
  }
}

/** We are wrong. Exit 3. */
export class InvariantError extends HookdrillError {
  readonly code = 'HOOKDRILL_INVARIANT'
  readonly exitCode = 3
  constructor(message: string) {
    super(message)
    this.name = 'InvariantError'
  }
}

/** Throws an `InvariantError` unless `condition` holds. For our own promises, never for input. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InvariantError(message)
}

/** The end of an exhaustive `switch`: a compile error when a variant was forgotten. */
export function unreachable(variant: never): never {
  throw new InvariantError(`unreachable variant ${JSON.stringify(variant)}`)
}

const SYSTEM_REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  EISDIR: 'it is a folder, not a file',
  ENOTDIR: 'a part of the path is not a folder',
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space left on the device',
  EDQUOT: 'the quota of space is used up',
  EFBIG: 'the file would be larger than it may be',
  EIO: 'the device failed',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'the name is too long',
  EPIPE: 'the reader closed the pipe',
  EADDRINUSE: 'the port is taken. Choose another, or 0 for any that is free',
  EADDRNOTAVAIL: 'this machine has no such address. Use 127.0.0.1 or one of its own',
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'there is no such host',
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause)
  const code = 'code' in cause ? String(cause.code) : ''
  return SYSTEM_REASONS[code] ?? cause.message
}
