import { assert } from '../errors.ts'
import { ZERO } from '../time/instant.ts'
import type { Priority } from './definition.ts'
import { type Waiting, WaitingLine } from './waiting-line.ts'

/** A step that may begin, and the slot it got. One object, filled anew by each `take`. */
export interface Grant extends Waiting {
  /** From 0; no other call in flight has it. `NO_SLOT` for a send. */
  readonly slotIndex: number
}

export const NO_SLOT = -1

/** What asks. Every step that takes time waits for its turn, and a call for a slot besides. */
export interface Claim {
  readonly kind: 'call' | 'send'
  readonly priority: Priority
}

export interface SlotPoolSetup {
  /** 1 to 10,000. */
  readonly slotCount: number
  /** Steps worked on at once. */
  readonly processing: number | 'unlimited'
}

/** What the steps of all campaigns share: the instance's outstanding connections (decision 2), and how
 *  many steps are worked on at once. Who finds none free waits in line and does not fail (marketo.md
 *  §5.3 [COM]); high priority first, then first come, first served (§5.5 [DOC]). Hot. */
export class SlotPool {
  /** Those that were ever asked for, in the order in which they are worked on. */
  #lines: readonly Lines[] = []
  readonly #free: Int32Array
  #freeCount: number
  #placesLeft: number
  #sendsWaiting = 0
  readonly #grant = {
    slotIndex: 0,
    leadIndex: 0,
    entry: 0,
    stepIndex: 0,
    arrivedUs: ZERO,
    queuedUs: ZERO,
  }

  constructor({ slotCount, processing }: SlotPoolSetup) {
    this.#free = Int32Array.from({ length: slotCount }, (_, index) => slotCount - 1 - index)
    this.#freeCount = slotCount
    this.#placesLeft = processing === 'unlimited' ? UNLIMITED : processing
  }

  ask(step: Waiting, { kind, priority }: Claim): void {
    const lines = this.#linesOf(priority)
    if (kind === 'call') {
      lines.calls.push(step)
    } else {
      lines.sends.push(step)
      this.#sendsWaiting++
    }
  }

  /** The next step in line that has all it needs, or `undefined`. */
  take(): Grant | undefined {
    if (this.#placesLeft === 0) return undefined
    const hasSlot = this.#freeCount > 0
    if (!hasSlot && this.#sendsWaiting === 0) return undefined
    for (const { calls, sends } of this.#lines) {
      const canCall = hasSlot && calls.length > 0
      if (sends.length > 0 && !(canCall && calls.headQueuedUs <= sends.headQueuedUs)) {
        return this.#send(sends)
      }
      if (canCall) return this.#call(calls)
    }
    return undefined
  }

  /** The end of a step: its place, and the slot it had. */
  giveBack(slotIndex: number): void {
    this.#placesLeft++
    if (slotIndex === NO_SLOT) return
    assert(this.#freeCount < this.#free.length, 'a slot was given back that nobody held')
    this.#free[this.#freeCount++] = slotIndex
  }

  #linesOf(priority: Priority): Lines {
    for (const lines of this.#lines) if (lines.priority === priority) return lines
    const opened = { priority, calls: new WaitingLine(), sends: new WaitingLine() }
    this.#lines = [...this.#lines, opened].sort(
      (one, other) => RANK[one.priority] - RANK[other.priority],
    )
    return opened
  }

  #call(line: WaitingLine): Grant {
    line.shiftInto(this.#grant)
    this.#placesLeft--
    this.#grant.slotIndex = this.#free[--this.#freeCount] ?? 0
    return this.#grant
  }

  #send(line: WaitingLine): Grant {
    line.shiftInto(this.#grant)
    this.#placesLeft--
    this.#sendsWaiting--
    this.#grant.slotIndex = NO_SLOT
    return this.#grant
  }
}

/** More than there are ever; not infinity, because counting a float up and down boxes it. */
const UNLIMITED = 2 ** 30

interface Lines {
  readonly priority: Priority
  readonly calls: WaitingLine
  readonly sends: WaitingLine
}

/** The lowest is worked on first. */
const RANK = { high: 0, medium: 1, low: 2 } as const satisfies Readonly<Record<Priority, number>>
