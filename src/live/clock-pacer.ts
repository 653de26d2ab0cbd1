// A pacer that goes by a clock, and by whoever holds it: the pace may change at any time, and virtual time
// goes on from where it is. Time never comes too early; it comes a few milliseconds late where instants
// follow each other faster than a timer can. What a slow machine falls behind is not made up for: the run
// would rush afterwards. Hot at `max`, where it is asked at every instant and must cost nothing.
import type { Pacer } from '../rehearse/paced-reach.ts'
import type { Clock } from '../time/clock.ts'
import { milliseconds, roundToUs, type Us, ZERO } from '../time/instant.ts'
import type { Pace } from './pace.ts'

/** Shortest wait, in real time: what is due meanwhile happens at its end, all together. */
const WAIT_MIN_US = milliseconds(4)
/** Most that a run makes up for, in real time. */
const BEHIND_MAX_US = milliseconds(250)

/** Made once: an abort without a reason makes an error of its own, stack and all. */
const WOKEN = new Error('woken')

export class ClockPacer implements Pacer {
  readonly #clock: Clock
  #pace: Pace
  /** How far virtual time has come. */
  #atUs: number = ZERO
  /** Where virtual time was when the clock showed `#sinceUs`, from where on it has gone at this pace. */
  #fromUs: number = ZERO
  #sinceUs: Us | undefined
  /** How far it might have come when the clock was last read. */
  #dueUs: number = ZERO
  /** What is waited for. */
  #nextUs: number | undefined
  #stepsLeft = 0
  #isCalled = false
  #wake = (): void => {}

  /** `clock` is real. */
  constructor(clock: Clock, pace: Pace) {
    this.#clock = clock
    this.#pace = pace
  }

  get pace(): Pace {
    return this.#pace
  }

  /** How far virtual time has come, in µs: between two instants it flows. */
  get atUs(): number {
    const isFlowing = this.#nextUs !== undefined && typeof this.#pace === 'number'
    if (isFlowing) this.#atUs = Math.max(this.#atUs, Math.min(this.#flowed(), this.#nextUs ?? 0))
    return Math.floor(this.#atUs)
  }

  /** Whether nothing happens until somebody says so. */
  get isHeld(): boolean {
    return this.#pace === 'paused' && this.#nextUs !== undefined
  }

  goAt(pace: Pace): void {
    this.#startFrom(this.atUs)
    this.#pace = pace
    this.#stepsLeft = 0
    this.call()
  }

  /** While paused: on to the next instant at which something happens. */
  step(): void {
    if (this.#pace !== 'paused') return
    this.#stepsLeft++
    this.call()
  }

  /** Has the run take breath before time goes on. */
  call(): void {
    this.#isCalled = true
    this.#wake()
  }

  letPass(nextUs: Us): Promise<void> | undefined {
    if (this.#isCalled) {
      this.#isCalled = false
      return Promise.resolve()
    }
    if (!this.#mayPass(nextUs)) return this.#wait(nextUs)
    this.#atUs = nextUs
    return undefined
  }

  #mayPass(nextUs: Us): boolean {
    if (this.#pace === 'max') return true
    if (this.#pace === 'paused') return this.#takeStep()
    if (nextUs <= this.#dueUs) return true
    this.#dueUs = this.#flowed()
    if (this.#dueUs - nextUs > this.#pace * BEHIND_MAX_US) this.#startFrom(nextUs)
    return nextUs <= this.#dueUs
  }

  #takeStep(): boolean {
    if (this.#stepsLeft === 0) return false
    this.#stepsLeft--
    return true
  }

  async #wait(nextUs: Us): Promise<void> {
    this.#nextUs = nextUs
    try {
      await (typeof this.#pace === 'number'
        ? this.#untilDue(nextUs, this.#pace)
        : this.#untilCalled())
    } finally {
      this.#nextUs = undefined
      this.#isCalled = false
    }
  }

  #untilDue(nextUs: Us, pace: number): Promise<void> {
    const waiting = new AbortController()
    this.#wake = () => waiting.abort(WOKEN)
    const leftUs = roundToUs(Math.ceil((nextUs - this.#dueUs) / pace))
    const spanUs = leftUs > WAIT_MIN_US ? leftUs : WAIT_MIN_US
    return this.#clock.sleep(spanUs, waiting.signal).catch(() => {})
  }

  #untilCalled(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve
    })
  }

  #flowed(): number {
    const nowUs = this.#clock.now()
    this.#sinceUs ??= nowUs
    const pace = typeof this.#pace === 'number' ? this.#pace : 0
    return this.#fromUs + (nowUs - this.#sinceUs) * pace
  }

  #startFrom(virtualUs: number): void {
    this.#fromUs = virtualUs
    this.#dueUs = virtualUs
    this.#sinceUs = this.#clock.now()
  }
}
