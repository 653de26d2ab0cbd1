// `socket.setTimeout`, and with it the time limits of `node:http`: virtual inside a call. Node keeps
// them on timers of its own, which no global reaches.
import { Socket } from 'node:net'
import { callScope } from './call-scope.ts'
import type { Patches } from './patches.ts'
import { VirtualTimeout } from './virtual-timeout.ts'

/** The part of a socket that Node uses itself and does not document. */
interface SocketInside {
  /** Says that the socket was idle for too long. */
  _onTimeout(): void
  /** Called whenever bytes come or go. */
  _unrefTimer(): void
}

/** Puts virtual time limits in the place of those of Node's sockets. */
export function patchSocketTimeouts(patches: Patches): void {
  const limits = new WeakMap<Socket, VirtualTimeout>()
  const { setTimeout } = Socket.prototype
  patches.replace(
    Socket.prototype,
    'setTimeout',
    function (this: Socket, afterMs: number, callback?: () => void): Socket {
      limits.get(this)?.close()
      limits.delete(this)
      const isVirtual = callScope.getStore() !== undefined && afterMs > 0 && !this.destroyed
      if (!isVirtual) return setTimeout.call(this, afterMs, callback)
      setTimeout.call(this, 0)
      Reflect.set(this, 'timeout', afterMs)
      if (callback) this.once('timeout', callback)
      const onRing = (): void => {
        if (!this.destroyed) inside(this)._onTimeout()
      }
      limits.set(this, new VirtualTimeout({ afterMs, onRing, hostNow }).unref())
      return this
    },
  )
  const { _unrefTimer } = inside(Socket.prototype)
  patches.replace(Socket.prototype, '_unrefTimer', function (this: Socket): void {
    _unrefTimer.call(this)
    limits.get(this)?.refresh()
  })
}

function hostNow() {
  return callScope.getStore()?.timers
}

/** Every socket has these; Node's types leave them out. */
function inside(socket: Socket): SocketInside & Socket {
  return socket as SocketInside & Socket
}
