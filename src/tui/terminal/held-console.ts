// What a user's own handlers or executor say on the console would break the frame; it is kept and said
// when the terminal has been given back.
import { format } from 'node:util'

/** Who says more than this repeats it. */
const LINES_MAX = 1_000
const METHODS = ['log', 'info', 'warn', 'error', 'debug'] as const

/** From now on. The answer ends it and gives what was said, in order, as text. */
export function heldConsole(own: Partial<Console> = globalThis.console): () => string {
  const said: string[] = []
  const before = METHODS.map((method) => [method, own[method]] as const)
  const keep = (...values: unknown[]): void => {
    if (said.length < LINES_MAX) said.push(`${format(...values)}\n`)
  }
  for (const method of METHODS) own[method] = keep
  return () => {
    Object.assign(own, Object.fromEntries(before))
    return said.join('')
  }
}
