// The timers of the process, virtual inside a call and untouched outside. `setImmediate` and microtasks
// stay as they are: they let others go first, they do not wait.
import timers from 'node:timers'
import timersPromises from 'node:timers/promises'
import { promisify } from 'node:util'
import { callScope } from './call-scope.ts'
import type { Patches } from './patches.ts'
import { runTimers } from './run-timers.ts'
import { type TimerHost, timeoutOfId, VirtualTimeout } from './virtual-timeout.ts'

/** Longest delay of a timer, in ms; a longer one rings at once, as in Node. */
const DELAY_MAX_MS = 2 ** 31 - 1

/** What `timers/promises` takes as its last argument. */
interface SleepOptions {
  readonly signal?: AbortSignal
  readonly ref?: boolean
}

type Sleep = <Value>(afterMs?: number, value?: Value, options?: SleepOptions) => Promise<Value>

/** Puts virtual timers in the place of Node's. */
export function patchTimers(patches: Patches): void {
  const sleep = sleepOver(timersPromises.setTimeout)
  const replacements = {
    setTimeout: Object.assign(timerOver(timers.setTimeout, false), { [promisify.custom]: sleep }),
    setInterval: timerOver(timers.setInterval, true),
    clearTimeout: clearOver(timers.clearTimeout),
    clearInterval: clearOver(timers.clearInterval),
  }
  for (const [name, replacement] of Object.entries(replacements)) {
    patches.replace(timers, name, replacement)
    patches.replace(globalThis, name, replacement)
  }
  const { setInterval, scheduler } = timersPromises
  const wait = scheduler.wait.bind(scheduler)
  patches.replace(timersPromises, 'setTimeout', sleep)
  patches.replace(timersPromises, 'setInterval', everyOver(setInterval, sleep))
  patches.replace(scheduler, 'wait', (afterMs: number, options?: SleepOptions) =>
    hostNow() ? sleep(afterMs, undefined, options) : wait(afterMs, options),
  )
  patches.replace(AbortSignal, 'timeout', abortOver(AbortSignal.timeout))
}

function hostNow(): TimerHost | undefined {
  return callScope.getStore()?.timers
}

// biome-ignore lint/complexity/noBannedTypes: whatever Node has there is called with what came
type Real = Function

/** `setTimeout` or `setInterval`. */
function timerOver(real: Real, repeats: boolean): Real {
  return (...given: readonly unknown[]): unknown => {
    const [callback, delay, ...args] = given
    if (!hostNow() || typeof callback !== 'function') return Reflect.apply(real, globalThis, given)
    return new VirtualTimeout({
      afterMs: delayMs(delay),
      repeats,
      onRing: () => Reflect.apply(callback, globalThis, args),
      hostNow: isTickOfUndici(callback) ? runTimers : hostNow,
    })
  }
}

/** As Node reads it. */
function delayMs(delay: unknown): number {
  const ms = Math.trunc(Number(delay))
  return ms >= 1 && ms <= DELAY_MAX_MS ? ms : 1
}

/** undici's time limits are counted by one timer for all its sockets, whose call-back has this name. */
function isTickOfUndici(callback: Real): boolean {
  return callback.name === 'onTick' && /[\\/]undici[\\/]/.test(new Error('trace').stack ?? '')
}

function clearOver(real: Real): Real {
  return (timer: unknown): void => {
    const virtual = timer instanceof VirtualTimeout ? timer : timeoutOfId(timer)
    if (virtual) virtual.close()
    else Reflect.apply(real, globalThis, [timer])
  }
}

function sleepOver(real: Sleep): Sleep {
  return (afterMs, value, options = {}) => {
    if (!hostNow()) return real(afterMs, value, options)
    return new Promise((resolve, reject) => {
      const { signal, ref = true } = options
      const stop = (): void => {
        timer.close()
        reject(abortError(signal))
      }
      if (signal?.aborted) return reject(abortError(signal))
      const timer = new VirtualTimeout({
        afterMs: delayMs(afterMs),
        onRing: () => {
          signal?.removeEventListener('abort', stop)
          // The value given, if any; `undefined` is one too.
          resolve(value as Parameters<typeof resolve>[0])
        },
        hostNow,
      })
      if (!ref) timer.unref()
      signal?.addEventListener('abort', stop, { once: true })
    })
  }
}

/** As Node's own, which cannot be made from outside. */
function abortError(signal: AbortSignal | undefined): Error {
  const error = new Error('The operation was aborted', { cause: signal?.reason })
  return Object.assign(error, { name: 'AbortError', code: 'ABORT_ERR' })
}

/** `setInterval` of `timers/promises`. */
function everyOver(real: Real, sleep: Sleep): Real {
  return (afterMs?: number, value?: unknown, options?: SleepOptions): unknown =>
    hostNow()
      ? every(() => sleep(afterMs, value, options))
      : Reflect.apply(real, undefined, [afterMs, value, options])
}

async function* every<Value>(next: () => Promise<Value>): AsyncGenerator<Value> {
  for (;;) yield await next()
}

/** A time limit is nothing that anybody waits for: it does not hold the call. */
function abortOver(real: typeof AbortSignal.timeout): typeof AbortSignal.timeout {
  return (afterMs) => {
    if (!hostNow() || !Number.isSafeInteger(afterMs) || afterMs < 0) {
      return Reflect.apply(real, AbortSignal, [afterMs])
    }
    const controller = new AbortController()
    const onRing = (): void =>
      controller.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError'))
    new VirtualTimeout({ afterMs: delayMs(afterMs), onRing, hostNow }).unref()
    return controller.signal
  }
}
