import type { Us } from './instant.ts'

/**
 * The port through which code waits. Virtual in a rehearsal, real on the wire; `test/contract/clock`
 * holds every implementation to the same promises:
 * - `now` never goes back;
 * - `sleep(n)` resolves when exactly `n` have passed on this clock, and not before anything that was
 *   due earlier; it rejects with the signal's reason when the signal aborts, at once;
 * - `deadline(n)` aborts with a `TimeoutError` after `n` unless it is released; something that sleeps
 *   until the very same instant wakes first (decision 4: complete at exactly the limit counts).
 */
export interface Clock {
  now(): Us
  sleep(span: Us, signal?: AbortSignal): Promise<void>
  deadline(span: Us): Deadline
}

/** What a deadline aborts with. */
export function timeIsOver(): DOMException {
  return new DOMException('The call reached its time limit.', 'TimeoutError')
}

export interface Deadline {
  readonly signal: AbortSignal
  /** Whoever made a deadline releases it, so that nothing outlives the call. */
  release(): void
}
