// The real clock, for real networks: the same promises as the virtual one, as late as timers are. A
// timer of Node's may fire up to a millisecond early; then it is set again for the rest.
import type { Clock, Deadline } from './clock.ts'
import { roundToUs, type Us } from './instant.ts'

/** A deadline is set this much later, so that whoever sleeps until the same instant wakes first. */
const DEADLINE_SLACK_MS = 1

/** A clock that starts now. */
export function realClock(): Clock {
  const startedMs = performance.now()
  return {
    now: () => roundToUs((performance.now() - startedMs) * 1_000),
    sleep,
    deadline,
  }
}

function sleep(span: Us, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const onAbort = (): void => {
      stop()
      reject(signal?.reason)
    }
    const stop = afterMs(span / 1_000, () => {
      signal?.removeEventListener('abort', onAbort)
      resolve()
    })
    signal?.addEventListener('abort', onAbort, { once: true })
  })
}

function deadline(span: Us): Deadline {
  const controller = new AbortController()
  const release = afterMs(span / 1_000 + DEADLINE_SLACK_MS, () => {
    controller.abort(new DOMException('The call reached its time limit.', 'TimeoutError'))
  })
  return { signal: controller.signal, release }
}

/** Calls back once so many milliseconds have passed, never before. Gives what stops it. */
function afterMs(spanMs: number, callBack: () => void): () => void {
  const dueMs = performance.now() + spanMs
  const check = (): void => {
    const leftMs = dueMs - performance.now()
    if (leftMs <= 0) callBack()
    else timer = setTimeout(check, leftMs)
  }
  let timer = setTimeout(check, spanMs)
  return () => clearTimeout(timer)
}
