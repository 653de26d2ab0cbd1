// Which names and addresses are this machine. Pure: a name is only a name, and where it leads is looked
// at again when a connection is made (`own-machine.ts`).

/** 127.0.0.0/8 and ::1, also as IPv6 writes an IPv4 address. For addresses as the system gives them. */
export function isLoopbackAddress(address: string): boolean {
  const plain = address
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/%.*$/, '')
  return plain === '::1' || /^(?:::ffff:)?127(?:\.\d{1,3}){3}$/.test(plain)
}

/** Whether a `Host` header names the machine by number, as `localhost`, or as it was told to listen:
 *  whoever holds a name of the internet cannot make a browser send one of these. */
export function isOwnName(hostHeader: string, listensOn: string): boolean {
  const name = hostHeader.toLowerCase().replace(/:\d+$/, '')
  const isNumber = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]+\])$/.test(name)
  return isNumber || name === 'localhost' || name === listensOn.toLowerCase()
}
