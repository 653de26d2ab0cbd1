// Whether the calls of a run are independent of each other: then every call is a trial of its own. They
// are not where a service remembers, where replies are dealt or take turns, and where one call makes the
// next. Latencies and replies drawn by weight are drawn anew for every call, so that slots, arrivals and
// flows bear on when a call is made, and not on what becomes of it.
import type { Scenario } from '../../scenario/model.ts'

/** As the end of a sentence; `undefined` where they are independent. */
export function whyDependent({ services, campaigns, handlers }: Scenario): string | undefined {
  if (handlers) return `what ${handlers.name} answers may depend on anything`
  if (campaigns.some(({ trigger }) => trigger.kind === 'webhook is called')) {
    return 'calls bring about further calls'
  }
  for (const { origin, load = {}, replies } of services) {
    const [behaviour] = Object.keys(load).filter((name) => name !== 'abandons')
    if (behaviour !== undefined) return `${origin} has ${behaviour}`
    const chosen = replies.find(({ choice }) => choice.kind !== 'weight')
    if (chosen) return `${origin} has ${CHOSEN_BY[chosen.choice.kind]}`
  }
  return undefined
}

const CHOSEN_BY = {
  weight: 'replies by weight',
  share: 'replies that are dealt by share',
  turns: 'replies that take turns',
  when: 'replies that depend on who is asking',
} as const
