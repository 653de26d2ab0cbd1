// Who hears a run. A listener has a function for each kind of event it cares about and none for the
// others, so that each function sees events of one shape. Hot: `npm run bench`. Audiences are joined
// two at a time, kind by kind, with every call written out: a call that always goes to the same
// function is one the compiler can put in place, and a loop over functions is not.
import type { TimelineEvent } from './event.ts'

type Kind = TimelineEvent['kind']
type EventOf<Of extends Kind> = Extract<TimelineEvent, { readonly kind: Of }>

/** Hears events of a run, in order, at the instant they happen. An event and its parts are good only
 *  while they are heard (see `narrator.ts`): whoever keeps something copies it. */
export type Listener = { readonly [Of in Kind]?: (event: EventOf<Of>) => void }

/** A listener for every kind: what the run loop talks to. */
export type Audience = Required<Listener>

/** The listener as an audience that does nothing with the kinds it does not care about. */
export function audience(listener: Listener): Audience {
  return { ...NOBODY, ...listener }
}

/** Tells one, then the other. */
export function both(one: Audience, other: Audience): Audience {
  return {
    'run-started':
      eitherAlone(one['run-started'], other['run-started']) ??
      ((event) => {
        one['run-started'](event)
        other['run-started'](event)
      }),
    'lead-arrived':
      eitherAlone(one['lead-arrived'], other['lead-arrived']) ??
      ((event) => {
        one['lead-arrived'](event)
        other['lead-arrived'](event)
      }),
    'lead-skipped':
      eitherAlone(one['lead-skipped'], other['lead-skipped']) ??
      ((event) => {
        one['lead-skipped'](event)
        other['lead-skipped'](event)
      }),
    'call-queued':
      eitherAlone(one['call-queued'], other['call-queued']) ??
      ((event) => {
        one['call-queued'](event)
        other['call-queued'](event)
      }),
    'call-started':
      eitherAlone(one['call-started'], other['call-started']) ??
      ((event) => {
        one['call-started'](event)
        other['call-started'](event)
      }),
    'call-ended':
      eitherAlone(one['call-ended'], other['call-ended']) ??
      ((event) => {
        one['call-ended'](event)
        other['call-ended'](event)
      }),
    'send-started':
      eitherAlone(one['send-started'], other['send-started']) ??
      ((event) => {
        one['send-started'](event)
        other['send-started'](event)
      }),
    'send-ended':
      eitherAlone(one['send-ended'], other['send-ended']) ??
      ((event) => {
        one['send-ended'](event)
        other['send-ended'](event)
      }),
    'lead-completed':
      eitherAlone(one['lead-completed'], other['lead-completed']) ??
      ((event) => {
        one['lead-completed'](event)
        other['lead-completed'](event)
      }),
    'run-ended':
      eitherAlone(one['run-ended'], other['run-ended']) ??
      ((event) => {
        one['run-ended'](event)
        other['run-ended'](event)
      }),
  }
}

/** Where one of the two does nothing, the other is enough. */
function eitherAlone<Hear>(one: Hear, other: Hear): Hear | undefined {
  if (other === nothing) return one
  return one === nothing ? other : undefined
}

/** The same function for every kind of event; what it gets is its own to keep. */
export function hearAll(listen: (event: TimelineEvent) => void): Audience {
  return sameForAll((event) => listen(copyOf(event)))
}

function copyOf(event: TimelineEvent): TimelineEvent {
  if (event.kind !== 'call-ended') return { ...event }
  return { ...event, exchanges: event.exchanges.map((exchange) => ({ ...exchange })) }
}

/** Only what happens to one lead, in a run of which it is the only one. */
export function ofLead(leadIndex: number, tell: Audience): Audience {
  const only =
    <Event extends { readonly leadIndex: number }>(hear: (event: Event) => void) =>
    (event: Event): void => {
      if (event.leadIndex === leadIndex) hear(event)
    }
  return {
    'run-started': (event) => tell['run-started']({ ...event, offered: event.offeredOfLead }),
    'lead-arrived': only(tell['lead-arrived']),
    'lead-skipped': only(tell['lead-skipped']),
    'call-queued': only(tell['call-queued']),
    'call-started': only(tell['call-started']),
    'call-ended': only(tell['call-ended']),
    'send-started': only(tell['send-started']),
    'send-ended': only(tell['send-ended']),
    'lead-completed': only(tell['lead-completed']),
    'run-ended': tell['run-ended'],
  }
}

function sameForAll(listen: (event: TimelineEvent) => void): Audience {
  return {
    'run-started': listen,
    'lead-arrived': listen,
    'lead-skipped': listen,
    'call-queued': listen,
    'call-started': listen,
    'call-ended': listen,
    'send-started': listen,
    'send-ended': listen,
    'lead-completed': listen,
    'run-ended': listen,
  }
}

function nothing(): void {}

const NOBODY: Audience = sameForAll(nothing)
