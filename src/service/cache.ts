// A cache in front of a service: what was answered to a key is answered again while it is fresh, and the
// service never hears of it. Requests of one key that come while the first is on its way all go through;
// of their replies the first to be complete is kept, until its time is over. Hot: once a call.
import { assert } from '../errors.ts'
import type { Us } from '../time/instant.ts'
import type { Behaviour, Load, LoadParts } from './behaviour.ts'
import type { Visit } from './definition.ts'
import type { Draft } from './draft.ts'

export interface Cache {
  /** How long a reply is fresh, from the instant it is complete. */
  readonly ttlUs: Us
  /** How long an answer out of the cache takes. */
  readonly takesUs: Us
  /** The display name of the lead field whose value is the key. Left out: a request is its own key. */
  readonly by?: string
}

/** What a request is kept under, beside those of its service; `undefined` for one that is not looked up. */
export type CacheKey = (visit: Visit, atUs: Us) => string | undefined

/** The request that a kept reply was given to. */
export interface FirstVisit extends Pick<Visit, 'leadIndex' | 'stepIndex' | 'attempt' | 'written'> {
  readonly arrivedUs: Us
}

/** Most replies that are kept. More keys than that in one time to live are rare, and each takes some
 *  200 bytes; the oldest goes. */
export const KEPT_MAX = 100_000

export function cache({ cache: kept }: Load, { cacheKey }: LoadParts): Behaviour | undefined {
  if (!kept) return undefined
  const { ttlUs, takesUs } = kept
  assert(cacheKey, 'a cache needs a way to tell requests apart')
  return (next) => {
    const entries = new Map<string, Entry>()
    return (visit, atUs) => {
      const key = cacheKey(visit, atUs)
      if (key === undefined) return next(visit, atUs)
      const entry = entries.get(key)
      if (entry && entry.fromUs <= atUs && atUs < entry.fromUs + ttlUs) return hit(entry, takesUs)
      const draft = next(visit, atUs)
      const { afterUs } = draft
      if (!isKept(draft) || afterUs === 'never') return draft
      const fromUs = atUs + afterUs
      const isOnItsWay = entry !== undefined && entry.fromUs > atUs
      if (isOnItsWay && entry.fromUs <= fromUs) return draft
      entries.delete(key) // so that it becomes the newest
      entries.set(key, entryOf(draft, fromUs, { visit, atUs }))
      dropOldest(entries)
      return draft
    }
  }
}

interface Entry {
  /** When it was complete. */
  readonly fromUs: number
  readonly replyIndex: number
  readonly status: number
  readonly first: FirstVisit
}

/** Whole replies that say yes. */
function isKept({ isAnswer, fault, status, drops }: Draft): boolean {
  return isAnswer && fault === undefined && drops === undefined && status >= 200 && status < 300
}

function entryOf(
  { replyIndex, status }: Draft,
  fromUs: number,
  { visit, atUs: arrivedUs }: { readonly visit: Visit; readonly atUs: Us },
): Entry {
  const { leadIndex, stepIndex, attempt, written } = visit
  const first = { leadIndex, stepIndex, attempt, written, arrivedUs }
  return { fromUs, replyIndex, status, first }
}

function hit({ replyIndex, status, first }: Entry, takesUs: Us): Draft {
  return { replyIndex, status, afterUs: takesUs, isAnswer: true, keptFrom: first }
}

function dropOldest(entries: Map<string, Entry>): void {
  if (entries.size <= KEPT_MAX) return
  for (const oldest of entries.keys()) {
    entries.delete(oldest)
    return
  }
}
