// `socket.setTimeout`, and with it the time limits of `node:http`: virtual inside a call. Node keeps
// them on timers of its own, which no global reaches.
import { Socket } from 'node:net'
import { callScope } from './call-scope.ts'
import type { Patches } from './patches.ts'
import { VirtualTimeout } from './virtual-timeout.ts'

/** The limit is with its socket: MSW hands out a proxy, which is another key but has all that is kept. */
const LIMIT = Symbol('time limit')

/** The part of a socket that Node uses itself and does not document, and ours. */
interface SocketInside {
  [LIMIT]?: VirtualTimeout | undefined
  /** Says that the socket was idle for too long. */
  _onTimeout(): void
  /** Called whenever bytes come or go. */
  _unrefTimer(): void
}

/** Puts virtual time limits in the place of those of Node's sockets. */
export function patchSocketTimeouts(patches: Patches): void {
  const { setTimeout } = Socket.prototype
  patches.replace(
    Socket.prototype,
    'setTimeout',
    function (this: Socket, afterMs: number, callback?: () => void): Socket {
      inside(this)[LIMIT]?.close()
      inside(this)[LIMIT] = undefined
      const isVirtual = callScope.getStore() !== undefined && afterMs > 0 && !this.destroyed
      if (!isVirtual) return setTimeout.call(this, afterMs, callback)
      setTimeout.call(this, 0)
      Reflect.set(this, 'timeout', afterMs)
      if (callback) this.once('timeout', callback)
      const onRing = (): void => {
        if (!this.destroyed) inside(this)._onTimeout()
      }
      inside(this)[LIMIT] = new VirtualTimeout({ afterMs, onRing, hostNow }).unref()
      return this
    },
  )
  const { _unrefTimer } = inside(Socket.prototype)
  patches.replace(Socket.prototype, '_unrefTimer', function (this: Socket): void {
    _unrefTimer.call(this)
    inside(this)[LIMIT]?.refresh()
  })
}

/** Says that bytes have come, which Node hears from its own sockets only. */
export function heardFrom(socket: object): void {
  if (socket instanceof Socket) inside(socket)._unrefTimer()
}

function hostNow() {
  return callScope.getStore()?.timers
}

/** Every socket has these; Node's types leave them out. */
function inside(socket: Socket): SocketInside & Socket {
  return socket as SocketInside & Socket
}
