import type { Clock } from '../../src/time/clock.ts'
import type { Cancellable } from '../../src/time/event-queue.ts'
import { after, milliseconds } from '../../src/time/instant.ts'
import { VirtualTime, virtualClock } from '../../src/time/virtual-clock.ts'
import { type ClockArm, describeClock } from './clock.ts'

interface Bell extends Cancellable {
  ring(): void
}

describeClock('the virtual clock', (): ClockArm => {
  const time = new VirtualTime<Bell>()
  const clock: Clock = virtualClock(time, {
    wakeWith: (ring) => ({ isCancelled: false, ring }),
    asleep() {},
    awake() {},
  })
  return {
    clock,
    lateUs: 0,
    async advance(spanMs) {
      const untilUs = after(time.nowUs, milliseconds(spanMs))
      for (let dueUs = time.queue.nextUs; dueUs !== undefined; dueUs = time.queue.nextUs) {
        if (dueUs > untilUs) break
        time.advanceTo(dueUs)
        time.queue.pop().ring()
        await new Promise((resolve) => setImmediate(resolve))
      }
      time.advanceTo(untilUs)
    },
  }
})
