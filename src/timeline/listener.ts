// Who hears a run. A listener has a function for each kind of event it cares about and none for the
// others: that is less work, and each function sees events of one shape only, which is what makes a
// million events a second cheap. Hot: `npm run bench`.
import type { TimelineEvent } from './event.ts'

type Kind = TimelineEvent['kind']
type EventOf<Of extends Kind> = Extract<TimelineEvent, { readonly kind: Of }>

/** Hears events of a run, in order, at the instant they happen. Must not keep their parts alive for
 *  longer than it needs them: memory does not grow with the number of leads. */
export type Listener = { readonly [Of in Kind]?: (event: EventOf<Of>) => void }

/** A listener for every kind: what the run loop talks to. */
export type Audience = Required<Listener>

/** Tells all of them, in the order given. */
export function fanOut(listeners: readonly Listener[]): Audience {
  return {
    'run-started': all(listeners.flatMap((each) => each['run-started'] ?? [])),
    'lead-arrived': all(listeners.flatMap((each) => each['lead-arrived'] ?? [])),
    'lead-skipped': all(listeners.flatMap((each) => each['lead-skipped'] ?? [])),
    'call-queued': all(listeners.flatMap((each) => each['call-queued'] ?? [])),
    'call-started': all(listeners.flatMap((each) => each['call-started'] ?? [])),
    'call-ended': all(listeners.flatMap((each) => each['call-ended'] ?? [])),
    'lead-completed': all(listeners.flatMap((each) => each['lead-completed'] ?? [])),
    'run-ended': all(listeners.flatMap((each) => each['run-ended'] ?? [])),
  }
}

/** The same function for every kind of event. */
export function hearAll(listen: (event: TimelineEvent) => void): Audience {
  return fanOut([
    {
      'run-started': listen,
      'lead-arrived': listen,
      'lead-skipped': listen,
      'call-queued': listen,
      'call-started': listen,
      'call-ended': listen,
      'lead-completed': listen,
      'run-ended': listen,
    },
  ])
}

function all<Event>(listen: readonly ((event: Event) => void)[]): (event: Event) => void {
  const [only, second] = listen
  if (only && !second) return only
  return (event) => {
    for (const each of listen) each(event)
  }
}
