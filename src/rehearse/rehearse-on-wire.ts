// A run on the wire takes as long as it takes: how long is estimated beforehand, and not begun where that
// is more than was asked for. Afterwards the same scenario runs at `handlers`, and the two are compared:
// what a real client met on a real network has to be what was simulated.
import { UsageError } from '../errors.ts'
import { duration, shortDuration } from '../report/format.ts'
import type { Report } from '../report/report.ts'
import type { Scenario } from '../scenario/model.ts'
import type { TimelineEvent } from '../timeline/event.ts'
import { agreementOf, LeadOutcomes } from './agreement.ts'
import { virtualSpan } from './bracket.ts'
import type { Machine } from './machine.ts'
import { type RehearseOptions, rehearse } from './rehearse.ts'

const REAL_TIME_MAX_MS = 600_000

/** Throws `UsageError` for a run that would take too long, or for a target it may not call. */
export async function rehearseOnWire(
  scenario: Scenario,
  options: RehearseOptions,
  machine: Machine,
): Promise<Report> {
  await checkRealTime(scenario, options, machine)
  const met = new LeadOutcomes()
  const report = await rehearse(scenario, hearing(options, met), machine)
  // Of a target nothing was simulated; of an interrupted run not all was met.
  if (options.wire?.target !== undefined || report.partial) return report
  const simulated = new LeadOutcomes()
  const { wire: _, onProgress: __, drain: ___, onLook: ____, ...same } = options
  const expected = await rehearse(
    scenario,
    { ...same, fidelity: 'handlers', listen: simulated.listen },
    machine,
  )
  const agreement = agreementOf({ met, simulated, report, expected })
  return { ...report, agreement }
}

function hearing(options: RehearseOptions, outcomes: LeadOutcomes): RehearseOptions {
  const listen = (event: TimelineEvent): void => {
    outcomes.listen(event)
    options.listen?.(event)
  }
  return { ...options, listen }
}

async function checkRealTime(
  scenario: Scenario,
  { lead, signal, executor, wire = {} }: RehearseOptions,
  machine: Machine,
): Promise<void> {
  if (lead !== undefined) throw new UsageError(NO_COMPANY)
  const { realTimeMaxMs = REAL_TIME_MAX_MS } = wire
  const { concurrency } = scenario.instance
  const parts = { machine, signal, lead: undefined, executor }
  const { untilEndUs } = await virtualSpan(scenario, concurrency, parts)
  if (untilEndUs <= realTimeMaxMs * 1_000) return
  throw new UsageError(
    `This run takes about ${shortDuration(untilEndUs)} of real time, and ${duration(realTimeMaxMs * 1_000)} are allowed. Take fewer leads (--leads), or allow more (--real-time-max).`,
  )
}

const NO_COMPANY =
  '--lead: one lead is rehearsed in the company of all others, which takes virtual time. Use --fidelity handlers, or --leads 1.'
