// The text of a report of a run → what its figures are made of. It comes from a file, so every part that is
// read is checked.
import { z } from 'zod'
import { isMetric, METRICS, type Metric } from '../verify/expectation.ts'
import type { Figures } from './figures.ts'
import { toUs } from './milliseconds.ts'
import { REPORT_FORMAT } from './report.ts'

const ms = z.number().min(0)
const amount = z.number().int().min(0)
const times = z.object({
  p50Ms: ms.nullable(),
  p99Ms: ms.nullable(),
  maxMs: ms.nullable(),
})

const SCHEMA = z.object({
  format: z.literal(REPORT_FORMAT),
  digest: z.string().max(200),
  partial: z.boolean(),
  scenario: z.object({
    name: z.string().max(1_000),
    hash: z.string().max(200),
    seed: amount,
    leads: amount,
    concurrency: amount,
    timeoutMs: ms,
    fidelity: z.string().max(100),
  }),
  delay: z.object({ totalMs: ms, lead: times, queueWait: times, callTime: times }),
  calls: z.object({
    total: amount,
    timeouts: amount,
    byOutcome: z.record(z.string(), amount),
  }),
  mapping: z.object({ written: amount, onNon2xx: amount }).nullable(),
  slots: z.object({
    utilisation: ms.nullable(),
    busyMs: ms,
    account: z.array(z.object({ outcome: z.string(), slotMs: ms })).readonly(),
  }),
  backlog: z.object({ max: amount }),
  run: z.object({ version: z.string().max(100) }),
})

/** A report, as far as a comparison reads it. */
export type ReadReport = z.output<typeof SCHEMA>

export type ParsedReport =
  | { readonly report: ReadReport }
  /** Where it is not as it should be. */
  | { readonly problem: string }

export function parseReport(value: unknown): ParsedReport {
  const read = SCHEMA.safeParse(value)
  if (read.success) return { report: read.data }
  const [issue] = read.error.issues
  return { problem: `${issue?.path.join('.')}: it is missing, or not as it should be` }
}

const FIGURES: Readonly<Record<Metric, (report: ReadReport) => number | null>> = {
  totalDelay: ({ delay }) => toUs(delay.totalMs),
  callTimeP50: ({ delay }) => inUs(delay.callTime.p50Ms),
  callTimeP99: ({ delay }) => inUs(delay.callTime.p99Ms),
  callTimeMax: ({ delay }) => inUs(delay.callTime.maxMs),
  queueWaitP99: ({ delay }) => inUs(delay.queueWait.p99Ms),
  leadTimeP99: ({ delay }) => inUs(delay.lead.p99Ms),
  timeouts: ({ calls }) => calls.timeouts,
  timeoutShare: (report) => shareOfCalls(report, 'timeout'),
  rejectedShare: (report) => shareOfCalls(report, 'rejected'),
  failedShare: (report) => shareOfCalls(report, 'failed'),
  mappedShare: (report) => (report.mapping ? shareOfCalls(report, 'mapped') : null),
  written: ({ mapping }) => mapping?.written ?? null,
  onNon2xx: ({ mapping }) => mapping?.onNon2xx ?? null,
  backlogMax: ({ backlog }) => backlog.max,
  utilisation: ({ slots }) => slots.utilisation,
  slotTimeOfTimeoutsShare({ slots }) {
    const ofTimeouts = slots.account.filter(({ outcome }) => outcome === 'timeout')
    // In µs, whose sums are exact: the very same figure as the run's own.
    const sumUs = ofTimeouts.reduce((sum, { slotMs }) => sum + toUs(slotMs), 0)
    return slots.busyMs === 0 ? null : sumUs / toUs(slots.busyMs)
  },
}

/** The figures of the run that it reports. */
export function reportedFigures(report: ReadReport): Figures {
  const names = Object.keys(METRICS).filter(isMetric)
  return Object.fromEntries(names.map((name) => [name, FIGURES[name](report)])) as Figures // of every name there is
}

function inUs(valueMs: number | null): number | null {
  return valueMs === null ? null : toUs(valueMs)
}

function shareOfCalls({ calls }: ReadReport, outcome: string): number | null {
  return calls.total === 0 ? null : (calls.byOutcome[outcome] ?? 0) / calls.total
}
