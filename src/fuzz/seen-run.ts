// One run of one scenario, and what of it does not depend on its fidelity.
import type { Machine } from '../rehearse/machine.ts'
import type { Fidelity, GivenExecutor } from '../rehearse/open-reach.ts'
import { rehearse } from '../rehearse/rehearse.ts'
import type { Report } from '../report/report.ts'
import type { Scenario } from '../scenario/model.ts'
import type { TimelineEvent } from '../timeline/event.ts'

export interface SeeOptions {
  readonly fidelity: Fidelity
  readonly machine: Machine
  readonly executor?: GivenExecutor | undefined
  readonly signal?: AbortSignal | undefined
}

export interface SeenRun {
  readonly report: Report
  /** What is the same at every fidelity. */
  readonly common: ReturnType<typeof commonOf> & {
    /** The calls, in the order in which they ended. */
    readonly ends: readonly string[]
  }
  /** Whether a token value made a request that cannot be sent: at `model` nobody renders one. */
  readonly hasUnsent: boolean
}

export async function seeRun(
  scenario: Scenario,
  { fidelity, machine, executor, signal }: SeeOptions,
): Promise<SeenRun> {
  const ends: string[] = []
  let hasUnsent = false
  const listen = (event: TimelineEvent): void => {
    if (event.kind !== 'call-ended') return
    const { leadIndex, stepIndex, startedUs, timeUs, result } = event
    const outcome = 'status' in result ? result.status : result.outcome
    const reason = result.outcome === 'failed' ? ` ${result.failure}` : ''
    hasUnsent ||= reason === ' REQUEST'
    ends.push(
      `lead ${leadIndex}, step ${stepIndex}, ${startedUs} to ${timeUs} µs: ${outcome}${reason}`,
    )
  }
  const given = { ...(executor && { executor }), ...(signal && { signal }) }
  const report = await rehearse(scenario, { fidelity, listen, ...given }, machine)
  return { report, common: { ...commonOf(report), ends }, hasUnsent }
}

/** At `model` nobody reads a body, so there all of these are one. */
const ACCEPTED: ReadonlySet<string> = new Set(['mapped', 'unmapped', 'empty', 'unreadable'])

function commonOf({ delay, leads, campaigns, calls, slots, backlog }: Report) {
  const { total, timeouts, byStatus, byFault, byWebhook, ghosts, cached } = calls
  const account = new Map<string, { calls: number; slotMs: number }>()
  for (const entry of slots.account) {
    const outcome = ACCEPTED.has(entry.outcome) ? 'accepted' : entry.outcome
    const key = `${entry.webhook} ${outcome}`
    const known = account.get(key) ?? { calls: 0, slotMs: 0 }
    const slotUs = Math.round((known.slotMs + entry.slotMs) * 1_000)
    account.set(key, { calls: known.calls + entry.calls, slotMs: slotUs / 1_000 })
  }
  return {
    delay: { ...delay, bracket: delay.bracket.map(({ fidelity: _, ...leg }) => leg) },
    leads,
    campaigns,
    calls: { total, timeouts, byStatus, byFault, byWebhook, ghosts, cached },
    slots: { busyMs: slots.busyMs, account: [...account].sort() },
    backlog,
  }
}
