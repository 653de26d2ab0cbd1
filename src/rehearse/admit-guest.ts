// Who comes to the mock of `hookdrill serve`, and for which service. A guest is treated as the next call
// of the campaign, or as the first call of the lead it names.
import type { Arrival } from '../fidelity/arrival.ts'
import type { Admission } from '../fidelity/desk.ts'
import { leadValue } from '../fidelity/lead-value.ts'
import { isOwnName } from '../fidelity/loopback.ts'
import type { Route, Routes } from '../fidelity/routes.ts'
import type { Lead } from '../lead/field.ts'
import { type Luck, stream } from '../random/luck.ts'
import type { SentReply } from '../service/definition.ts'
import { type Numbering, numberOf, visitNumbered, visitOfLead } from '../service/visit-numbers.ts'
import { after, type Us } from '../time/instant.ts'

/** Asks for the reply a lead gets in a run: its index, from 0. */
const LEAD_HEADER = 'x-hookdrill-lead'

export interface Reception {
  readonly routes: Routes
  /** By service, in their order. */
  readonly origins: readonly string[]
  readonly numberings: readonly Numbering[]
  readonly timeoutUs: Us
  readonly luck: Luck
  readonly leadOf: (leadIndex: number) => Lead
  /** The host we listen on, by name or number. */
  readonly host: string
  readonly epochMs: () => number
  /** A page of the mock's own; `undefined` for a path that is none. */
  readonly page: (path: string) => SentReply | undefined
}

/** Numbers the guests as they come, each service for itself. */
export function admitGuests(reception: Reception): (arrival: Arrival, arrivedUs: Us) => Admission {
  const { routes, numberings, host, page } = reception
  const counts = numberings.map(() => 0)
  return (arrival, arrivedUs) => {
    const { target, headers } = arrival
    const named = headers.host ?? ''
    const byHost = routes.byHost(named, target)
    const own = byHost ? undefined : page(target)
    // A page of somebody else's that has got our address under its own name must not read ours.
    if (own) return isOwnName(named, host) ? { kind: 'page', page: own } : FOREIGN
    const route = byHost ?? routes.byPath(target)
    const numbering = route && numberings[route.serviceIndex]
    if (!numbering)
      return turnedAway(404, `No service is there. Begin the path with ${listed(routes)}.`)
    const lead = leadAsked(headers[LEAD_HEADER], numbering)
    if (lead === 'none') return turnedAway(400, wrongLead(numbering))
    const number = counts[route.serviceIndex] ?? 0
    if (lead === undefined) counts[route.serviceIndex] = number + 1
    const visit =
      lead === undefined ? visitNumbered(number, numbering) : visitOfLead(lead, numbering)
    return guest(reception, { arrival, arrivedUs, route, visit, numbering, number: lead ?? number })
  }
}

interface Arrived {
  readonly arrival: Arrival
  readonly arrivedUs: Us
  readonly route: Route
  readonly visit: ReturnType<typeof visitNumbered>
  readonly numbering: Numbering
  /** Makes the values of its body its own. */
  readonly number: number
}

function guest(
  { origins, timeoutUs, luck, leadOf, epochMs }: Reception,
  { arrival, arrivedUs, route: { serviceIndex, path }, visit, numbering, number }: Arrived,
): Admission {
  const { method, headers, body } = arrival
  const url = `${origins[serviceIndex]}${path}`
  return {
    kind: 'guest',
    path,
    visit: {
      ...visit,
      giveUpUs: after(arrivedUs, timeoutUs),
      request: { method, url, headers, body },
    },
    bodyOf({ keptFrom }) {
      const { leadIndex, stepIndex } = keptFrom ?? visit
      // One out of a cache was made for another guest.
      const lead = keptFrom ? numberOf(keptFrom, numbering) : number
      return {
        next: stream(luck, 'body', { lead, step: stepIndex }),
        leadValue: (name) => leadValue(leadOf(leadIndex), name),
        requestBody: body,
        nowMs: epochMs(),
      }
    },
  }
}

function leadAsked(
  text: string | undefined,
  { leadCount }: Numbering,
): number | undefined | 'none' {
  if (text === undefined) return undefined
  const lead = /^\d{1,9}$/.test(text) ? Number(text) : leadCount
  return lead < leadCount ? lead : 'none'
}

function wrongLead({ leadCount }: Numbering): string {
  return `${LEAD_HEADER} is the index of a lead: 0 to ${leadCount - 1}.`
}

function listed({ prefixes }: Routes): string {
  return prefixes.join(' or ')
}

function turnedAway(status: number, reason: string): Admission {
  return { kind: 'turned away', status, reason }
}

const FOREIGN = turnedAway(403, 'This page is shown at the address of this machine only.')
