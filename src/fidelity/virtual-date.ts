// What time it is, asked inside a call: virtual. `Date` starts where the instance does, the clocks that
// only measure start at 0. Outside a call everything is as it was.
import { callScope } from './call-scope.ts'
import type { Patches } from './patches.ts'

/** Puts virtual clocks in the place of the machine's. */
export function patchClocks(patches: Patches): void {
  const virtualDate = dateOver(Date)
  patches.replace(Date.prototype, 'constructor', virtualDate)
  patches.replace(globalThis, 'Date', virtualDate)
  const performanceNow = performance.now.bind(performance)
  patches.replace(performance, 'now', () => virtualMs() ?? performanceNow())
  patches.replace(process, 'hrtime', hrtimeOver(process.hrtime))
}

/** Since the run began, in ms with fractions; `undefined` outside a call. */
function virtualMs(): number | undefined {
  const flight = callScope.getStore()?.flight
  return flight && flight.clock.now() / 1_000
}

/** Whole ms since 1970. */
function epochMs(): number | undefined {
  const flight = callScope.getStore()?.flight
  return flight && flight.setup.settings.startsAtMs + Math.floor(flight.clock.now() / 1_000)
}

/** The same constructor to everybody who compares, and for every date that is given. */
function dateOver(real: DateConstructor): DateConstructor {
  const now = (): number => epochMs() ?? real.now()
  return new Proxy(real, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    apply: (target) => new target(now()).toString(),
    get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver)),
  })
}

function hrtimeOver(real: NodeJS.HRTime): NodeJS.HRTime {
  const bigint = (): bigint => {
    const ms = virtualMs()
    return ms === undefined ? real.bigint() : BigInt(Math.round(ms * 1_000)) * 1_000n
  }
  const hrtime = (since?: [number, number]): [number, number] => {
    if (virtualMs() === undefined) return real(since)
    const [seconds = 0, nanoseconds = 0] = since ?? []
    const span = bigint() - BigInt(seconds) * 1_000_000_000n - BigInt(nanoseconds)
    return [Number(span / 1_000_000_000n), Number(span % 1_000_000_000n)]
  }
  return Object.assign(hrtime, { bigint })
}
