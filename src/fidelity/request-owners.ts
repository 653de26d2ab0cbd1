// Whose request it is that undici writes on a connection. A client may have kept it in a queue, or the
// pool above it, until the answer to somebody else's came: what writes it then runs in the scope of that
// other call. So the call is remembered where the request is handed over, and found again by the handler
// that goes with it. `node:http` needs nothing of this: there the scope stays with the request.
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { Agent } from 'undici'
import { type CallScope, callScope } from './call-scope.ts'
import { Patches } from './patches.ts'

/** Where a client's socket keeps whose request is written on it next. */
const NEXT = Symbol('whose request is next')

export class RequestOwners {
  readonly #patches = new Patches()
  /** By the handler, then by the request that undici makes of it. */
  readonly #scopes = new WeakMap<object, CallScope>()

  constructor() {
    this.#watchDispatch()
    subscribe('undici:request:create', this.#onCreate)
    subscribe('undici:client:sendHeaders', this.#onSend)
  }

  /** Whose request has just been written on `socket`; `undefined` where undici did not say. */
  take(socket: object): CallScope | undefined {
    const scope: CallScope | undefined = Reflect.get(socket, NEXT)
    Reflect.set(socket, NEXT, undefined)
    return scope
  }

  close(): void {
    unsubscribe('undici:request:create', this.#onCreate)
    unsubscribe('undici:client:sendHeaders', this.#onSend)
    this.#patches.restore()
  }

  /** Every dispatcher of the package inherits this method. */
  #watchDispatch(): void {
    const owner: object = Object.getPrototypeOf(Agent.prototype)
    const dispatch: unknown = Reflect.get(owner, 'dispatch')
    if (typeof dispatch !== 'function') return
    const remember = (handler: unknown): void => {
      const scope = callScope.getStore()
      const key = Object(handler)
      if (scope && !this.#scopes.has(key)) this.#scopes.set(key, scope)
    }
    this.#patches.replace(owner, 'dispatch', function (this: unknown, ...given: unknown[]) {
      remember(given[1])
      return Reflect.apply(dispatch, this, given)
    })
  }

  /** A client has taken a request, at once or out of the queue of its pool. */
  readonly #onCreate = (message: unknown): void => {
    const request = partOf(message, 'request')
    const parts = Object.getOwnPropertySymbols(request).map((key) => Reflect.get(request, key))
    const known = parts.map((part) => this.#scopes.get(Object(part))).find(Boolean)
    const scope = known ?? callScope.getStore()
    if (scope) this.#scopes.set(request, scope)
  }

  readonly #onSend = (message: unknown): void => {
    const scope = this.#scopes.get(partOf(message, 'request'))
    Reflect.set(partOf(message, 'socket'), NEXT, scope)
  }
}

function partOf(message: unknown, name: string): object {
  return Object(Reflect.get(Object(message), name))
}
