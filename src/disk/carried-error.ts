// An error on its way from one thread or machine to another, as plain data: classes do not travel. What
// arrives is of the same class, so that it is told in the same words and ends in the same exit code.
import {
  EnvironmentError,
  InvariantError,
  type Issue,
  ScenarioError,
  UsageError,
} from '../errors.ts'

export type CarriedError =
  | { readonly kind: 'scenario'; readonly issues: readonly Issue[] }
  | { readonly kind: 'usage'; readonly message: string }
  | {
      readonly kind: 'environment'
      readonly operation: string
      readonly target: string
      readonly reason: string
    }
  | { readonly kind: 'invariant'; readonly message: string }
  /** What nobody foresaw; its stack is where it was thrown. */
  | {
      readonly kind: 'other'
      readonly name: string
      readonly message: string
      readonly stack: string
    }

export function packError(error: unknown): CarriedError {
  if (error instanceof ScenarioError) return { kind: 'scenario', issues: error.issues }
  if (error instanceof UsageError) return { kind: 'usage', message: error.message }
  if (error instanceof InvariantError) return { kind: 'invariant', message: error.message }
  if (error instanceof EnvironmentError) {
    const { operation, target, reason } = error
    return { kind: 'environment', operation, target, reason }
  }
  const { name, message, stack = '' } = error instanceof Error ? error : new Error(String(error))
  return { kind: 'other', name, message, stack }
}

export function unpackError(carried: CarriedError): Error {
  switch (carried.kind) {
    case 'scenario':
      return new ScenarioError(carried.issues)
    case 'usage':
      return new UsageError(carried.message)
    case 'invariant':
      return new InvariantError(carried.message)
    case 'environment':
      return new EnvironmentError(carried.operation, carried.target, carried.reason)
    case 'other':
      return Object.assign(new Error(carried.message), { name: carried.name, stack: carried.stack })
  }
}
