// A reply in the making, on its way out through the behaviours of a service. It belongs to one visit, so
// that whoever it passes changes it in place: under load a visit costs one object, however many
// behaviours there are.
import { type Us, us } from '../time/instant.ts'
import type { Reply, Visit } from './definition.ts'
import { headerAfterUs } from './header-after.ts'
import { LATENCY_MAX_US } from './latency.ts'

export type Draft = { -readonly [Key in keyof Reply]: Reply[Key] }

/** Makes it come that much later. */
export function postpone(draft: Draft, spanUs: number): Draft {
  const { afterUs } = draft
  if (afterUs !== 'never') draft.afterUs = us(Math.min(afterUs + spanUs, LATENCY_MAX_US))
  return draft
}

/** Makes it take that many times as long; a body that comes in drops keeps its pace. */
export function stretch(draft: Draft, factor: number): Draft {
  const headerUs = headerAfterUs(draft)
  if (headerUs !== 'never') postpone(draft, Math.round(headerUs * (factor - 1)))
  return draft
}

/** When the work that began at `startUs` is over. Work that would never end is given up when the sender
 *  hangs up: nothing else would ever end it. */
export function workEndUs({ afterUs }: Draft, startUs: Us, { giveUpUs }: Visit): number {
  return afterUs === 'never' ? Math.max(startUs, giveUpUs) : startUs + afterUs
}

/** Whether nothing of it has come when the sender hangs up. What has begun to come by then is sent to its
 *  end: whether the sender still listens is for the sender's limit to say. */
export function isTooLate(draft: Draft, startUs: Us, { giveUpUs }: Visit): boolean {
  const headerUs = headerAfterUs(draft)
  return headerUs === 'never' || startUs + headerUs > giveUpUs
}
