// A report as families of metrics. All are gauges or of their kin: a run is over when it is told, and the
// next one takes its place with figures that may be smaller. A counter would promise that they only grow,
// and `rate()` of it would be nonsense. Nothing that varies between two equal runs is in it.
import type { Report } from '../report.ts'
import type { Family } from './exposition.ts'
import { gauge, seconds, tally } from './gauge.ts'
import { judgementFamilies } from './judgement-families.ts'
import { timeFamilies } from './time-families.ts'

/** All that a report has figures for. Which scenario they are of is not among the labels. */
export function reportFamilies(report: Report): readonly Family[] {
  return [
    ...identity(report),
    ...delay(report),
    ...timeFamilies(report),
    ...calls(report),
    ...mapping(report),
    ...slots(report),
    ...judgementFamilies(report),
  ]
}

function identity({ scenario, digest, run, partial }: Report): Family[] {
  const labels = {
    hash: scenario.hash,
    seed: String(scenario.seed),
    fidelity: scenario.fidelity,
    digest,
    version: run.version,
  }
  return [
    {
      name: 'hookdrill_run',
      type: 'info',
      help: 'What identifies the run.',
      samples: [{ suffix: '_info', labels, value: 1 }],
    },
    gauge('hookdrill_complete', '1 when the run was not interrupted.', partial ? 0 : 1),
    gauge('hookdrill_slots', 'Slots of the instance.', scenario.concurrency),
    {
      ...gauge('hookdrill_time_limit', 'Longest one call may take.', seconds(scenario.timeoutMs)),
      unit: 'seconds',
    },
  ]
}

function delay({ delay: { totalMs, bracket }, leads }: Report): Family[] {
  return [
    {
      ...gauge(
        'hookdrill_total_delay',
        'From the first arrival to the end of the last lead.',
        seconds(totalMs),
      ),
      unit: 'seconds',
    },
    {
      name: 'hookdrill_bracket_delay',
      type: 'gauge',
      unit: 'seconds',
      help: 'Total execution delay of the same campaign by number of slots.',
      samples: bracket.map(({ concurrency, basis, fidelity, totalMs: legMs }) => ({
        labels: { slots: String(concurrency), basis, fidelity },
        value: seconds(legMs),
      })),
    },
    tally('hookdrill_leads', 'Leads by what became of them.', {
      label: 'state',
      counts: { ...leads },
    }),
  ]
}

function calls({ calls: { total, timeouts, ghosts, ...by } }: Report): Family[] {
  const tallied = (label: string, counts: Readonly<Record<string, number>>): Family =>
    tally(`hookdrill_calls_by_${label}`, `Calls by ${label}.`, { label, counts })
  return [
    gauge('hookdrill_calls', 'Calls in all.', total),
    gauge('hookdrill_timeouts', 'Calls that ended at the time limit.', timeouts),
    gauge('hookdrill_ghosts', 'Requests answered after the sender had given up.', ghosts),
    tallied('outcome', by.byOutcome),
    tallied('status', by.byStatus),
    tallied('fault', by.byFault),
    tallied('webhook', by.byWebhook),
  ]
}

/** Nothing at model fidelity, where no body is read. */
function mapping({ mapping: found }: Report): Family[] {
  if (found === null) return []
  return [
    gauge('hookdrill_fields_written', 'Fields changed by responses.', found.written),
    gauge('hookdrill_non_2xx_writes', 'Fields changed on a non-2xx: must be 0.', found.onNon2xx),
    tally('hookdrill_fields_skipped', 'Fields not written, by reason.', {
      label: 'reason',
      counts: found.skipped,
    }),
  ]
}

function slots({ slots: { account, utilisation }, backlog }: Report): Family[] {
  return [
    {
      name: 'hookdrill_slot_time',
      type: 'gauge',
      unit: 'seconds',
      help: 'Busy slot time by webhook and outcome.',
      samples: account.map(({ webhook, outcome, slotMs }) => ({
        labels: { webhook, outcome },
        value: seconds(slotMs),
      })),
    },
    {
      name: 'hookdrill_slot_calls',
      type: 'gauge',
      help: 'Calls by webhook and outcome.',
      samples: account.map(({ webhook, outcome, calls: value }) => ({
        labels: { webhook, outcome },
        value,
      })),
    },
    {
      name: 'hookdrill_slot_utilisation',
      type: 'gauge',
      unit: 'ratio',
      help: 'Busy slot time over slots times total execution delay.',
      samples: utilisation === null ? [] : [{ labels: {}, value: utilisation }],
    },
    gauge('hookdrill_backlog_max', 'Most calls waiting for a slot at once.', backlog.max),
  ]
}
