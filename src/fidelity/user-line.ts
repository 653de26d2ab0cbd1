// What code of the user's gave or threw, in words for its reader; and from a stack the line that they can mend:
// theirs, not that of Node, of a package or of ours.
import { fileURLToPath } from 'node:url'
import { inspect } from 'node:util'

/** `src` in the checkout, `dist` in the package. */
const OURS = fileURLToPath(new URL('..', import.meta.url))

/** The end of a line of a stack: a file, not one of Node's own, and where in it. */
const PLACE = /[\s(]((?:file:\/\/\/|\/|[A-Za-z]:[\\/])[^()]*):(\d+):\d+\)?$/

/** What a module has in its name that was loaded anew. */
const FRESH = /\?\d+$/

/** `/home/ann/my-executor.ts:12`; a line in a package where there is none of theirs; `undefined` where
 *  there is neither. */
function userLine(stack: string | undefined): string | undefined {
  const places = (stack ?? '').split('\n').flatMap((line) => {
    const [, file = '', number] = PLACE.exec(line.trimEnd()) ?? []
    const path = file.startsWith('file:') ? fileURLToPath(file) : file.replace(FRESH, '')
    return path === '' || path.startsWith(OURS) ? [] : [`${path}:${number}`]
  })
  return places.find((place) => !/[\\/]node_modules[\\/]/.test(place)) ?? places[0]
}

/** `a timer (/home/ann/my-executor.ts:12)` */
export function placed(what: string, stack: string | undefined): string {
  const line = userLine(stack)
  return line === undefined ? what : `${what} (${line})`
}

/** What was thrown, and where. */
export function describeThrown(thrown: unknown): string {
  return placed(String(thrown), thrown instanceof Error ? thrown.stack : undefined)
}

/** Whatever it is, on one line; nothing of it is run. */
export function describeValue(value: unknown): string {
  return inspect(value, { breakLength: Number.POSITIVE_INFINITY, customInspect: false })
}
