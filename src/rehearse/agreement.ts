// Whether a run in real time came to what was simulated. Outcomes are compared lead by lead and have to be
// equal; times are real and can only be near.
import type { Report, ReportAgreement } from '../report/report.ts'
import type { TimelineEvent } from '../timeline/event.ts'

/** How far apart the medians of the call time may be. */
const P50_SHARE_MAX = 0.05
const EXAMPLES_MAX = 5

/** How the calls of each lead ended, campaign by campaign in the order of its flow: which of two
 *  campaigns is the first to end a call is a matter of times. */
export class LeadOutcomes {
  /** By lead, then by campaign. */
  readonly #byLead = new Map<number, (string | undefined)[]>()

  readonly listen = (event: TimelineEvent): void => {
    if (event.kind !== 'call-ended') return
    const { leadIndex, campaignIndex, result } = event
    const outcome = 'status' in result ? `${result.outcome} ${result.status}` : result.outcome
    const byCampaign = this.#byLead.get(leadIndex) ?? []
    const before = byCampaign[campaignIndex]
    byCampaign[campaignIndex] = before === undefined ? outcome : `${before}, ${outcome}`
    this.#byLead.set(leadIndex, byCampaign)
  }

  of(leadIndex: number): string {
    const byCampaign = this.#byLead.get(leadIndex) ?? []
    return byCampaign.filter((outcomes) => outcomes !== undefined).join('; ') || 'no call'
  }

  leads(): Iterable<number> {
    return this.#byLead.keys()
  }
}

interface Compared {
  readonly met: LeadOutcomes
  readonly simulated: LeadOutcomes
  /** Of the run, and of the simulation. */
  readonly report: Report
  readonly expected: Report
}

export function agreementOf({ met, simulated, report, expected }: Compared): ReportAgreement {
  const leads = [...new Set([...met.leads(), ...simulated.leads()])].toSorted((a, b) => a - b)
  const different = leads.filter((lead) => met.of(lead) !== simulated.of(lead))
  const [gotMs, wantMs] = [report, expected].map(({ delay }) => delay.callTime.p50Ms)
  return {
    with: expected.scenario.fidelity,
    leads: leads.length,
    differences: different.length,
    examples: different
      .slice(0, EXAMPLES_MAX)
      .map((lead) => ({ lead, expected: simulated.of(lead), actual: met.of(lead) })),
    callTimeP50: {
      expectedMs: wantMs ?? null,
      actualMs: gotMs ?? null,
      isNear: isNear(gotMs ?? null, wantMs ?? null),
    },
  }
}

function isNear(gotMs: number | null, wantMs: number | null): boolean | null {
  if (gotMs === null || wantMs === null || wantMs === 0) return null
  return Math.abs(gotMs - wantMs) <= P50_SHARE_MAX * wantMs
}
