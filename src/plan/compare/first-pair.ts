// The first seed's run of either side, heard lead by lead: in this thread, because what is kept of a lead
// is too much to be handed from one thread to another.
import { explanationOf } from '../../disk/replay.ts'
import { diaryLeadsMax, LeadDiary } from '../../rehearse/lead-diary.ts'
import type { Machine } from '../../rehearse/machine.ts'
import { measure } from '../../rehearse/measure.ts'
import type { Scenario } from '../../scenario/model.ts'
import type { Job } from '../job.ts'
import type { Planning } from '../planning.ts'
import { type FlippedLead, type PairedLeads, pairLeads, type Sides } from './paired-leads.ts'

interface PairParts {
  /** As they were checked: what they were made of is known. */
  readonly given: Sides<Scenario>
  readonly fidelity: Job['fidelity']
  readonly machine: Machine
  readonly onFlip: ((flipped: FlippedLead) => void) | undefined
  readonly planning: Planning
}

/** `null` where it was stopped. */
export async function firstPair(
  { a, b }: Sides<Scenario>,
  { given, fidelity, machine, onFlip, planning }: PairParts,
): Promise<PairedLeads | null> {
  const { signal, onProgress } = planning
  const most = Math.max(a.campaigns.length, b.campaigns.length)
  const leadCount = Math.min(a.leads.count, b.leads.count, diaryLeadsMax(most))
  const isNamed = most > 1
  const diaries: LeadDiary[] = []
  let calls = 0
  for (const scenario of [a, b]) {
    const diary = new LeadDiary(scenario, { leadCount, isNamed })
    diaries.push(diary)
    const found = await measure(scenario, { fidelity, machine, signal, tell: diary.tell })
    if (!found.isComplete) return null
    calls += found.calls.total
    onProgress?.({ runs: diaries.length, of: undefined, calls })
  }
  const [one, other] = diaries
  if (!one || !other) return null
  return pairLeads({
    diaries: { a: one, b: other },
    counts: { a: a.leads.count, b: b.leads.count },
    leads: leadCount,
    explain: { a: explanationOf(given.a, a.seed), b: explanationOf(given.b, a.seed) },
    onFlip,
  })
}
