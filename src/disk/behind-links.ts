import { readlink, realpath } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'

/** As many as Linux follows. */
const LINKS_MAX = 40

/** The file that a name leads to in the end, whether it is there or not: `file` itself where it is no link.
 *  Throws what the system throws. */
export async function behindLinks(file: string, followedCount = 0): Promise<string> {
  const next = await readlink(file).catch(() => undefined)
  if (next === undefined) return file
  if (followedCount === LINKS_MAX) throw Object.assign(new Error('a circle'), { code: 'ELOOP' })
  return behindLinks(resolve(await realpath(dirname(file)), next), followedCount + 1)
}
