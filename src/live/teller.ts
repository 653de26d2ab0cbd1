// Tells how a run stands: at most 15 times a second, and never for more than a tenth of the run's time.
// It tells by a timer, which comes in whenever the run lets the event loop turn. While a run is held there
// is nothing new, and no timer. The timer holds nothing up: whether a run has nothing left to wait for is
// seen as if nobody watched.
import type { Look } from '../rehearse/rehearse.ts'
import type { ClockPacer } from './clock-pacer.ts'
import type { LiveFacts, Told } from './message.ts'
import { RecentRate } from './recent-rate.ts'

const PAUSE_MIN_MS = 1_000 / 15
/** Of what a look takes, the least that passes before the next. */
const PAUSE_PER_LOOK = 9
/** A command is on its way into the run for so long. */
const ANSWER_MS = 5

export interface TellerParts {
  readonly look: Look
  readonly pacer: ClockPacer
  /** Real time, from whenever. */
  readonly elapsedMs: () => number
  readonly tell: (told: Told) => void
}

export interface Teller {
  /** Something was changed: it is told as soon as may be. */
  soon(): void
  close(): void
}

export function openTeller({ look, pacer, elapsedMs, tell }: TellerParts): Teller {
  const rate = new RecentRate()
  let timer: NodeJS.Timeout | undefined
  /** When the timer comes, and the earliest that it may. */
  let dueMs = Number.POSITIVE_INFINITY
  let freeMs = 0
  let costMs = 0
  let isClosed = false

  const tellNow = (): void => {
    const startMs = elapsedMs()
    dueMs = Number.POSITIVE_INFINITY
    tell({ kind: 'look', report: look.report(), facts: facts(startMs) })
    const endMs = elapsedMs()
    freeMs = startMs + PAUSE_MIN_MS
    // Of two, the cheaper: the machine may have been with somebody else in the middle of the other.
    const cheaperMs = Math.min(costMs, endMs - startMs)
    costMs = endMs - startMs
    if (!pacer.isHeld) tellAt(Math.max(freeMs, endMs + cheaperMs * PAUSE_PER_LOOK))
  }
  const tellAt = (atMs: number): void => {
    if (isClosed || atMs >= dueMs) return
    clearTimeout(timer)
    dueMs = atMs
    timer = setTimeout(tellNow, atMs - elapsedMs()).unref()
  }
  const facts = (nowMs: number): LiveFacts => {
    const { calls, timeUs, timeouts: _, ...counts } = look.snapshot()
    const virtualUs = Math.max(timeUs, pacer.atUs)
    const { pace, isHeld } = pacer
    return { ...counts, virtualUs, pace, isHeld, callsPerSecond: rate.at(nowMs, calls) }
  }
  const soon = (): void => tellAt(Math.max(freeMs, elapsedMs() + ANSWER_MS))
  soon()
  return {
    soon,
    close() {
      isClosed = true
      clearTimeout(timer)
    },
  }
}
