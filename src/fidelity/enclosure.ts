// What a run puts around the calls of code that is not ours, and takes away again: inside a call timers
// and clocks are virtual, waits that are not are found, and whatever is thrown where nobody catches it
// ends its call instead of the process. A process has one set of timers, so runs that need this go one
// after the other.
import { syncBuiltinESMExports } from 'node:module'
import { setTimeout } from 'node:timers/promises'
import { assert } from '../errors.ts'
import type { CallEnding, WebhookCall } from '../executor/webhook.ts'
import { type Luck, stream } from '../random/luck.ts'
import { REPLY_CLASS, TIMEOUT_CLASS } from '../time/event-queue.ts'
import { seconds } from '../time/instant.ts'
import type { VirtualTime } from '../time/virtual-clock.ts'
import { type CallScope, callScope } from './call-scope.ts'
import { CallTimers } from './call-timers.ts'
import type { Flight, Patience } from './flight.ts'
import { countOutsiders, LeakDetector } from './leak-detector.ts'
import { Patches } from './patches.ts'
import type { Turn, Wake } from './port.ts'
import { RunTimers } from './run-timers.ts'
import { patchSocketTimeouts } from './socket-timeouts.ts'
import { hearStrays } from './strays.ts'
import { placed } from './user-line.ts'
import { patchClocks } from './virtual-date.ts'
import { patchRandom } from './virtual-luck.ts'
import { patchTimers } from './virtual-timers.ts'
import { Warnings } from './warnings.ts'

const PATIENCE_MS = 2_000
/** After so many calls that took too long the others get less: the run has failed already. */
const STUCK_UNTIL_HASTE = 3
/** What counts of the time between two looks: more, and it was the process that stood still. */
const LOOK_MAX_MS = 50
const HASTE_MS = 100
/** Hops in which nothing happens before a call may be left alone: one for what is on its way, and one
 *  for sockets that close, which Node tells a turn later. */
const STILL_HOPS = 2
/** Hops that a call has to put away what it used; what it still does then is not waited for. */
const REST_HOPS = 100
/** From here on a hop takes a millisecond, to leave the processor to whoever works. */
const SWIFT_HOPS = 200
/** Virtual time after which a call that still waits is given up. */
const FOREVER = seconds(3_600)
/** Whose luck the code of each side has. */
const WHOSE = { executor: 'executor', service: 'handler' } as const

export interface EnclosureParts {
  readonly luck: Luck
  readonly time: VirtualTime<Wake>
  /** One turn of the event loop of the process. */
  readonly hop: () => Promise<void>
  /** Real time that a call may take for what is not on the clock, within one turn, in ms. Default
   *  2,000. */
  readonly patienceMs?: number
}

/** Settles when the run before has put everything back. */
let last: Promise<void> = Promise.resolve()

/** Waits for its turn. Whoever opens an enclosure closes it, whatever happens. */
export async function openEnclosure(parts: EnclosureParts): Promise<Enclosure> {
  const before = last
  const { promise, resolve } = Promise.withResolvers<void>()
  last = promise
  await before
  try {
    return new Enclosure(parts, resolve)
  } catch (error) {
    resolve()
    throw error
  }
}

export class Enclosure {
  readonly #parts: EnclosureParts
  readonly #release: () => void
  readonly #patches = new Patches()
  readonly #detector = new LeakDetector()
  readonly #runTimers: RunTimers
  readonly #inAir = new Map<Flight, CallTimers>()
  /** Of whoever answers a call. */
  readonly #services = new WeakMap<Flight, CallScope>()
  #isLoading = false
  readonly #warnings = new Warnings()
  readonly #deafen: () => void
  /** Whose turn it is, for code that has lost its scope. */
  #turning: Flight | undefined
  /** Of the patience with it, and when that was last looked at. */
  #spentMs = 0
  #lookedMs: number | undefined
  #hopCount = 0
  #stillCount = 0
  #stuckCount = 0
  /** Those that were here before the run, and wake none of its calls. */
  readonly #outsiderCount = countOutsiders()
  /** What a call may be waiting for, when nothing else is known. */
  #suspicion = ''

  constructor(parts: EnclosureParts, release: () => void) {
    this.#parts = parts
    this.#release = release
    this.#runTimers = new RunTimers(parts.time, () => this.#settle())
    patchTimers(this.#patches)
    patchClocks(this.#patches)
    patchRandom(this.#patches, parts.luck, () => this.#isLoading)
    patchSocketTimeouts(this.#patches)
    syncBuiltinESMExports()
    this.#deafen = hearStrays({
      isTheirs: () => callScope.getStore() !== undefined,
      hear: (what) => this.#hear(what),
    })
  }

  /** Loads what is of the user's. */
  async load<Loaded>(load: () => Promise<Loaded>): Promise<Loaded> {
    this.#isLoading = true
    try {
      return await load()
    } finally {
      this.#isLoading = false
    }
  }

  /** Sets an executor to work inside the scope of its call. */
  begin(flight: Flight, execute: (call: WebhookCall) => Promise<CallEnding>): Promise<Turn> {
    const { leadIndex: lead, stepIndex: step, attempt } = flight.call
    const scopeOf = (side: CallScope['side'], timers: CallTimers): CallScope => {
      const random = stream(this.#parts.luck, `foreign ${WHOSE[side]}`, { lead, step, attempt })
      return { flight, side, timers, random }
    }
    const timers = new CallTimers(flight, TIMEOUT_CLASS)
    this.#inAir.set(flight, timers)
    // What a service waits for comes before what the executor waits for (decision 4).
    this.#services.set(flight, scopeOf('service', new CallTimers(flight, REPLY_CLASS)))
    this.#turning = flight
    this.#runTimers.callBegan(flight.call)
    flight.alarm(FOREVER, TIMEOUT_CLASS, () => flight.crash(STILL_WAITING))
    this.#endTurn()
    const scope = scopeOf('executor', timers)
    return flight.begin((call) => callScope.run(scope, () => execute(call)))
  }

  /** Told by a call that it has ended. */
  readonly ended = (flight: Flight, { outcome }: CallEnding): void => {
    const timers = this.#inAir.get(flight)?.heldTimers ?? []
    const left = [
      ...timers.map(({ trace }) => placed('a timer', trace.stack)),
      ...this.#detector.left(flight),
    ]
    this.#inAir.delete(flight)
    this.#runTimers.callEnded()
    this.#endTurn()
    if (outcome === 'crashed') this.#detector.ignore(flight)
    else for (const what of new Set(left)) this.warn(`the executor left ${what} behind`)
  }

  /** Waited for when a call has ended: its client may give the connection to another one. */
  readonly rest = async (flight: Flight): Promise<void> => {
    for (let hops = 0; hops < REST_HOPS; hops++) {
      await this.#parts.hop()
      if (this.#isStill()) return this.#endTurn()
    }
    this.#detector.ignore(flight)
    this.#endTurn()
  }

  /** Runs what a service does to answer. */
  asService<Result>(flight: Flight, answer: () => Result): Result {
    const scope = this.#services.get(flight)
    assert(scope, 'a service answers a call that has begun')
    return callScope.run(scope, answer)
  }

  /** The call of the code that runs now; where that has lost it, the one whose turn it is. */
  get flight(): Flight | undefined {
    return callScope.getStore()?.flight ?? this.#turning
  }

  readonly hop = (): Promise<void> =>
    this.#hopCount++ < SWIFT_HOPS ? this.#parts.hop() : setTimeout(1)

  readonly patience: Patience = (flight) => {
    this.#turning = flight
    if (this.#isStill() && (flight.isAsleep || this.#willBeWoken(flight))) {
      this.#endTurn()
      return 'leave'
    }
    if (this.#hasPatience()) return 'hop'
    this.#stuckCount++
    return { giveUp: `the executor is stuck: ${this.#detector.describe(this.#suspicion)}` }
  }

  /** Told what the call whose turn it is may wait for: `for db:5432 to speak first`. */
  suspect(what: string): void {
    this.#suspicion = what
  }

  /** What a reader of the report should know. */
  warn(text: string): void {
    this.#warnings.add(text)
  }

  /** Puts everything back, and gives what was warned of. */
  close(): readonly string[] {
    this.#deafen()
    this.#detector.close()
    this.#patches.restore()
    syncBuiltinESMExports()
    this.#runTimers.close()
    this.#release()
    return this.#warnings.sentences()
  }

  /** Waits until everything that calls have set going has come to rest. */
  async #settle(): Promise<void> {
    this.#endTurn()
    do await this.hop()
    while (!this.#isStill() && this.#hasPatience())
    this.#endTurn()
  }

  #endTurn(): void {
    this.#suspicion = ''
    this.#spentMs = 0
    this.#lookedMs = undefined
    this.#hopCount = 0
    this.#stillCount = 0
  }

  #isStill(): boolean {
    this.#stillCount = this.#detector.isStill() ? this.#stillCount + 1 : 0
    return this.#stillCount >= STILL_HOPS
  }

  #hasPatience(): boolean {
    const nowMs = performance.now()
    this.#spentMs += Math.min(nowMs - (this.#lookedMs ?? nowMs), LOOK_MAX_MS)
    this.#lookedMs = nowMs
    const { patienceMs = PATIENCE_MS } = this.#parts
    return this.#spentMs < (this.#stuckCount < STUCK_UNTIL_HASTE ? patienceMs : HASTE_MS)
  }

  /** Where nothing real can wake a call, it must be one of its own time limits, or another call: its
   *  client may have no more than so many connections. */
  #willBeWoken(flight: Flight): boolean {
    if (countOutsiders() > this.#outsiderCount) return false
    if (this.#inAir.get(flight)?.isRunning) return true
    return [...this.#inAir.keys()].some((other) => other !== flight && other.isAsleep)
  }

  #hear(stray: string): void {
    const { flight } = this
    if (flight && !flight.isOver) flight.crash(stray)
    else this.warn(`${stray}, after its call had ended`)
  }
}

const STILL_WAITING =
  'the executor still waited an hour after the call had begun, and nothing was to end it'
