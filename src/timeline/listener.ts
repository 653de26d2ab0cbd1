import type { TimelineEvent } from './event.ts'

/** Hears every event of a run, in order, at the instant it happens. Must not keep the event's parts
 *  alive for longer than it needs them: memory does not grow with the number of leads. */
export type Listener = (event: TimelineEvent) => void

/** One listener that tells all of them, in the order given. */
export function fanOut(listeners: readonly Listener[]): Listener {
  return (event) => {
    for (const listen of listeners) listen(event)
  }
}
