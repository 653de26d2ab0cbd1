// The first lines of a request as they were written, byte for byte: a `Request` has its URL encoded
// anew and its headers put in order.

export interface RequestHead {
  /** `/v1/enrich?src=a&b` */
  readonly target: string
  /** Lower-case names; those that came twice are joined, as in a `Request`. */
  readonly headers: Readonly<Record<string, string>>
}

const FIRST_LINE = /^[A-Z]+ (\S+) HTTP\/1\.[01]$/
const END = '\r\n\r\n'

/** `undefined` for bytes that do not begin with a whole head: those of a body. */
export function readHead(bytes: Buffer): RequestHead | undefined {
  const end = bytes.indexOf(END)
  if (end < 0) return undefined
  const [first = '', ...lines] = bytes.toString('latin1', 0, end).split('\r\n')
  const [, target] = FIRST_LINE.exec(first) ?? []
  return target === undefined ? undefined : { target, headers: headersOf(lines) }
}

function headersOf(lines: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const line of lines) {
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).toLowerCase()
    const value = line.slice(colon + 1).trim()
    headers[name] = Object.hasOwn(headers, name) ? `${headers[name]}, ${value}` : value
  }
  return headers
}

/** Whether bytes are the first of a request, and of no other protocol. */
export function beginsRequest(bytes: Buffer): boolean {
  return /^[A-Z]+ \S+ HTTP\/1\.[01]\r\n/.test(bytes.toString('latin1'))
}
