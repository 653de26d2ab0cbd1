import { setTimeout } from 'node:timers/promises'
import { realClock } from '../../src/time/real-clock.ts'
import { describeClock } from '../contract/clock.ts'

/** Timers of a busy machine are late; how late is not what is tested. */
const LATE_US = 2_000_000

describeClock('the real clock', () => ({
  clock: realClock(),
  lateUs: LATE_US,
  // A little more, because a deadline is late on purpose.
  advance: (spanMs) => setTimeout(spanMs + 5),
}))
