// Connections to this machine and no other: a name is looked up before anything is sent, and the address of every
// connection is looked at again when it is made, because a name may lead elsewhere by then.
import { lookup as lookUp } from 'node:dns'
import { lookup } from 'node:dns/promises'
import type { LookupFunction } from 'node:net'
import { buildConnector } from 'undici'
import { UsageError } from '../errors.ts'
import { isLoopbackAddress } from './loopback.ts'

/** Throws `UsageError` where a name leads to another machine; `option` is what the user wrote, for the message. */
export async function checkAddresses(hostname: string, option: string): Promise<void> {
  const found = await lookup(hostname, { all: true }).catch(() => [])
  const foreign = found.find(({ address }) => !isLoopbackAddress(address))
  if (found.length > 0 && !foreign) return
  const what = foreign
    ? `is ${otherMachine(foreign.address, hostname)}`
    : 'is no name of this machine'
  throw new UsageError(
    `${option}: ${hostname} ${what}. Add --allow-host ${hostname} if it may get every request of this run.`,
  )
}

function otherMachine(address: string, hostname: string): string {
  return address === hostname ? 'another machine' : `${address}, another machine`
}

/** Connects to this machine only, whatever a name leads to at that moment. */
export const connectHere: buildConnector.connector = (options, callback) => {
  connect(options, (...[error, socket]) => {
    if (error) return callback(error, null)
    if (isLoopbackAddress(socket.remoteAddress ?? '')) return callback(null, socket)
    socket.destroy()
    callback(elsewhere(options.hostname), null)
  })
}

const lookUpHere: LookupFunction = (hostname, options, callback) => {
  lookUp(hostname, { ...options, all: true }, (error, found) => {
    const here = (found ?? []).filter(({ address }) => isLoopbackAddress(address))
    const [first] = here
    if (error || !first) callback(error ?? elsewhere(hostname), '', 0)
    else if (options.all) callback(null, here)
    else callback(null, first.address, first.family)
  })
}

const connect = buildConnector({ timeout: 0, lookup: lookUpHere })

function elsewhere(hostname: string): Error {
  return new Error(`${hostname} leads to another machine now; nothing is sent there`)
}
