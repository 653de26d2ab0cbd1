// The timers of one call: alarms of its flight. One that is held keeps the call waiting, as it would
// keep a process; the others ring if the call is still there. When it is over, so are they.

import type { EventClass } from '../time/event-queue.ts'
import { milliseconds } from '../time/instant.ts'
import type { Flight } from './flight.ts'
import type { Wake } from './port.ts'
import type { TimerHost, VirtualTimeout } from './virtual-timeout.ts'

interface Armed {
  readonly wake: Wake
  isHeld: boolean
}

export class CallTimers implements TimerHost {
  readonly #flight: Flight
  readonly #eventClass: EventClass
  readonly #armed = new Map<VirtualTimeout, Armed>()

  /** `eventClass` decides who is first at one instant: a service that answers, or an executor that has
   *  waited for it long enough (decision 4). */
  constructor(flight: Flight, eventClass: EventClass) {
    this.#flight = flight
    this.#eventClass = eventClass
  }

  /** Whether any of them will ring. */
  get isRunning(): boolean {
    return this.#armed.size > 0
  }

  /** Those that would keep a process from ending. */
  get heldTimers(): readonly VirtualTimeout[] {
    return [...this.#armed].flatMap(([timer, { isHeld }]) => (isHeld ? [timer] : []))
  }

  arm(timer: VirtualTimeout, afterMs: number): void {
    if (this.#flight.isOver) return
    const wake = this.#flight.alarm(milliseconds(afterMs), this.#eventClass, () => {
      this.#release(timer)
      timer.ring()
    })
    this.#armed.set(timer, { wake, isHeld: timer.isHeld })
    if (timer.isHeld) this.#flight.asleep()
  }

  disarm(timer: VirtualTimeout): void {
    const wake = this.#release(timer)
    if (wake) this.#flight.silence(wake)
  }

  holdChanged(timer: VirtualTimeout): void {
    const armed = this.#armed.get(timer)
    if (!armed || armed.isHeld === timer.isHeld) return
    armed.isHeld = timer.isHeld
    if (timer.isHeld) this.#flight.asleep()
    else this.#flight.awake()
  }

  #release(timer: VirtualTimeout): Wake | undefined {
    const armed = this.#armed.get(timer)
    if (!armed) return undefined
    this.#armed.delete(timer)
    if (armed.isHeld) this.#flight.awake()
    return armed.wake
  }
}
