// A reply in the making, on its way out through the behaviours of a service. It belongs to one visit, so
// that whoever it passes changes it in place: under load a visit costs one object, however many
// behaviours there are.
import { type Us, us } from '../time/instant.ts'
import type { Reply, Visit } from './definition.ts'
import { LATENCY_MAX_US } from './latency.ts'

export type Draft = { -readonly [Key in keyof Reply]: Reply[Key] }

/** Makes it come that much later. */
export function postpone(draft: Draft, spanUs: number): Draft {
  if (draft.afterUs !== 'never') draft.afterUs = bounded(draft.afterUs + spanUs)
  return draft
}

/** Makes it take that many times as long. */
export function stretch(draft: Draft, factor: number): Draft {
  if (draft.afterUs !== 'never') draft.afterUs = bounded(Math.round(draft.afterUs * factor))
  return draft
}

/** When the work that began at `startUs` is over. Work that would never end is given up when the sender
 *  hangs up: nothing else would ever end it. */
export function workEndUs({ afterUs }: Draft, startUs: Us, { giveUpUs }: Visit): number {
  return afterUs === 'never' ? Math.max(startUs, giveUpUs) : startUs + afterUs
}

function bounded(spanUs: number): Us {
  return us(Math.min(spanUs, LATENCY_MAX_US))
}
