import { expect, it } from 'vitest'
import type { Clock } from '../../src/time/clock.ts'
import type { Cancellable } from '../../src/time/event-queue.ts'
import { after, milliseconds } from '../../src/time/instant.ts'
import { VirtualTime, virtualClock } from '../../src/time/virtual-clock.ts'
import { type ClockArm, describeClock } from './clock.ts'

interface Bell extends Cancellable {
  ring(): void
}

describeClock('the virtual clock', virtualArm)

it('a virtual deadline set first still lets whoever sleeps until the same instant wake before it', async () => {
  const { clock, advance } = virtualArm()
  const heard: string[] = []
  const { signal } = clock.deadline(milliseconds(30))
  signal.addEventListener('abort', () => heard.push('deadline'))
  const sleep = clock.sleep(milliseconds(30)).then(() => heard.push('sleeper'))
  await advance(30)
  await sleep
  expect(heard).toEqual(['sleeper', 'deadline'])
})

function virtualArm(): ClockArm {
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
}
