// What a call waits for besides the clock: work that Node does for it somewhere else. It is waited for,
// because it takes no virtual time; what takes too long is named, with the line that began it. Only code
// inside a call is watched, and promises are not: what they wait for is.
import { type AsyncHook, createHook } from 'node:async_hooks'
import { callScope } from './call-scope.ts'
import type { Flight } from './flight.ts'
import { placed } from './user-line.ts'

/** Frames kept of what began something: packages may lie between it and the user's line. */
const TRACE_FRAMES = 40

const CRYPTOGRAPHY = 'cryptography'

/** Work that ends by itself, by Node's name for it. */
const WORK: ReadonlyMap<string, string> = new Map([
  ['Timeout', 'a timer of the real clock'],
  ['Immediate', 'setImmediate, again and again'],
  ['FSREQCALLBACK', 'the file system'],
  ['FSREQPROMISE', 'the file system'],
  ['FILEHANDLECLOSEREQ', 'the file system'],
  ['BLOBREADER', 'a blob'],
  ['GETADDRINFOREQWRAP', 'a DNS lookup'],
  ['GETNAMEINFOREQWRAP', 'a DNS lookup'],
  ['QUERYWRAP', 'a DNS lookup'],
  ['ZLIB', 'compression'],
  ['CHECKPRIMEREQUEST', CRYPTOGRAPHY],
  ['CIPHERREQUEST', CRYPTOGRAPHY],
  ['DERIVEBITSREQUEST', CRYPTOGRAPHY],
  ['HASHREQUEST', CRYPTOGRAPHY],
  ['KEYGENREQUEST', CRYPTOGRAPHY],
  ['KEYPAIRGENREQUEST', CRYPTOGRAPHY],
  ['PBKDF2REQUEST', CRYPTOGRAPHY],
  ['RANDOMBYTESREQUEST', CRYPTOGRAPHY],
  ['RANDOMPRIMEREQUEST', CRYPTOGRAPHY],
  ['SCRYPTREQUEST', CRYPTOGRAPHY],
  ['SIGNREQUEST', CRYPTOGRAPHY],
  ['VERIFYREQUEST', CRYPTOGRAPHY],
])

/** Things that stay, idle or not: only a guess at what a call waits for. */
const COMPANY: ReadonlyMap<string, string> = new Map([
  ['WORKER', 'a worker thread'],
  ['PROCESSWRAP', 'a child process'],
  ['MESSAGEPORT', 'a message from another thread'],
  ['UDPWRAP', 'a UDP socket'],
])

/** What may wake a call and is on no clock, as `process.getActiveResourcesInfo` names it. */
const OUTSIDERS: ReadonlySet<string> = new Set([
  'MessagePort',
  'Worker',
  'ProcessWrap',
  'UDPWrap',
  'FSEventWrap',
  'StatWatcher',
  'Timeout',
])

interface Begun {
  readonly flight: Flight
  readonly what: string
  readonly resource: object
  /** Whether it does not end by itself, soon. */
  readonly stays: boolean
  readonly trace: { readonly stack?: string }
}

export class LeakDetector {
  readonly #hook: AsyncHook
  readonly #working = new Map<number, Begun>()
  readonly #company = new Map<number, Begun>()
  readonly #ignored = new WeakSet<Flight>()
  #begunCount = 0
  #seenCount = 0

  constructor() {
    this.#hook = createHook({
      init: (id, type, _, resource) => this.#began(id, type, resource),
      before: (id) => this.#working.delete(id),
      destroy: (id) => {
        this.#working.delete(id)
        this.#company.delete(id)
      },
      trackPromises: false,
    })
    this.#hook.enable()
  }

  /** Whether nothing is under way, and nothing was begun since this was asked last. */
  isStill(): boolean {
    const isStill = this.#begunCount === this.#seenCount && this.#underWay().length === 0
    this.#seenCount = this.#begunCount
    return isStill
  }

  /** What keeps a call from going on, in words; `suspicion` where nothing better is known. */
  describe(suspicion: string): string {
    // What a call began that is over, as the closing of its connection, is not what another waits for.
    const [work] = this.#underWay().filter(({ flight }) => !flight.isOver)
    if (work)
      return `it waits for ${placed(work.what, work.trace.stack)}, which is not on the virtual clock`
    const [company] = this.#company.values()
    const guess = company ? `for ${placed(company.what, company.trace.stack)}` : suspicion
    const perhaps = guess === '' ? '' : `, perhaps ${guess}`
    return `it waits for something that is not on the virtual clock${perhaps}`
  }

  /** The call is over. Gives what would have kept a process from ending; the rest, as a client's work on
   *  the connection that it gives to the next call, ends by itself. */
  left(flight: Flight): readonly string[] {
    const left: string[] = []
    for (const [id, begun] of [...this.#working, ...this.#company]) {
      if (begun.flight !== flight || !begun.stays) continue
      this.#working.delete(id)
      this.#company.delete(id)
      if (isHeld(begun)) left.push(placed(begun.what, begun.trace.stack))
    }
    return left
  }

  /** What the call began or will begin is nobody's business any more. */
  ignore(flight: Flight): void {
    this.#ignored.add(flight)
    for (const [id, begun] of this.#working) if (begun.flight === flight) this.#working.delete(id)
    for (const [id, begun] of this.#company) if (begun.flight === flight) this.#company.delete(id)
  }

  close(): void {
    this.#hook.disable()
  }

  #underWay(): readonly Begun[] {
    return [...this.#working.values()].filter(isHeld)
  }

  #began(id: number, type: string, resource: object): void {
    const flight = callScope.getStore()?.flight
    if (!flight || this.#ignored.has(flight)) return
    this.#begunCount++
    const work = WORK.get(type)
    const what = work ?? COMPANY.get(type)
    if (what === undefined) return
    const stays = type === 'Timeout' || (work === undefined && type !== 'MESSAGEPORT')
    const begun = { flight, what, resource, stays, trace: trace() }
    if (type === 'ZLIB') onWrite(resource, () => this.#working.set(id, begun))
    else if (flight.isOver && stays) return
    else if (work === undefined) this.#company.set(id, begun)
    else this.#working.set(id, begun)
    if (what === CRYPTOGRAPHY) onRunAtOnce(resource, () => this.#working.delete(id))
  }
}

/** How many of those there are in the process. */
export function countOutsiders(): number {
  return process.getActiveResourcesInfo().filter((resource) => OUTSIDERS.has(resource)).length
}

/** A timer that was told not to be waited for is not. */
function isHeld({ resource }: Begun): boolean {
  return !('hasRef' in resource && typeof resource.hasRef === 'function') || resource.hasRef()
}

/** A compressor is there before and after it works: it works from a write until it calls back. */
function onWrite(resource: object, tell: () => void): void {
  const write: unknown = Reflect.get(resource, 'write')
  if (typeof write !== 'function') return
  Reflect.set(resource, 'write', (...args: readonly unknown[]): unknown => {
    tell()
    return Reflect.apply(write, resource, args)
  })
}

/** `randomBytes(16)` makes the same job as with a call-back; that it was done at once shows in what it
 *  gives, and nothing else tells until it is collected. */
function onRunAtOnce(resource: object, tell: () => void): void {
  const run: unknown = Reflect.get(resource, 'run')
  if (typeof run !== 'function') return
  Reflect.set(resource, 'run', (...args: readonly unknown[]): unknown => {
    const given: unknown = Reflect.apply(run, resource, args)
    if (Array.isArray(given)) tell()
    return given
  })
}

function trace(): { readonly stack?: string } {
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = TRACE_FRAMES
  const holder = {}
  Error.captureStackTrace(holder, trace)
  Error.stackTraceLimit = stackTraceLimit
  return holder
}
