// The real clock, for real networks: the same promises as the virtual one, as late as timers are. Node's
// know whole milliseconds and may fire up to one early; then they are set again for the rest. The very
// last of a wait is turns of the event loop, which costs some processor and halves how late it ends.
import { type Clock, type Deadline, timeIsOver } from './clock.ts'
import { roundToUs, type Us } from './instant.ts'

/** A deadline is set this much later, so that whoever sleeps until the same instant wakes first. */
const DEADLINE_SLACK_MS = 1
/** What is left to wait goes by turns from here on. A whole tick would be more exact still, but then a
 *  busy mock does nothing but turn. */
const TURNS_FROM_MS = 0.3
/** Node fires a timer set for longer at once. */
const TIMER_MAX_MS = 2 ** 31 - 1

/** A clock that starts now. */
export function realClock(): Clock {
  const clock = unhurriedClock()
  clock.now()
  return clock
}

/** A clock that starts when somebody looks at it. */
export function unhurriedClock(): Clock {
  let startedMs: number | undefined
  return {
    now() {
      startedMs ??= performance.now()
      return roundToUs((performance.now() - startedMs) * 1_000)
    },
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
    controller.abort(timeIsOver())
  })
  return { signal: controller.signal, release }
}

/** Calls back once so many milliseconds have passed, never before. Gives what stops it. */
function afterMs(spanMs: number, callBack: () => void): () => void {
  const dueMs = performance.now() + spanMs
  let timer: NodeJS.Timeout | undefined
  let turn: NodeJS.Immediate | undefined
  const check = (): void => {
    const leftMs = dueMs - performance.now()
    if (leftMs <= 0) callBack()
    else if (leftMs < TURNS_FROM_MS) turn = setImmediate(check)
    else timer = setTimeout(check, Math.min(Math.floor(leftMs), TIMER_MAX_MS))
  }
  check()
  return () => {
    clearTimeout(timer)
    clearImmediate(turn)
  }
}
