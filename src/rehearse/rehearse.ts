// The composition root: one run, wired. A scenario goes in, its parts are made (luck, time, services,
// reach, listeners), the one loop runs, and what the listeners found becomes the report.
import { createHash } from 'node:crypto'
import { UsageError } from '../errors.ts'
import { REAL_TIME_SLACK_US } from '../fidelity/wire.ts'
import { fieldsOf } from '../lead/definition.ts'
import { createMeasures, type Measures } from '../measure/measures.ts'
import type { Snapshot } from '../measure/snapshot.ts'
import { buildReport, type Findings } from '../report/build-report.ts'
import { type Redact, redactedWarning } from '../report/redaction.ts'
import type { Report, ReportRun } from '../report/report.ts'
import { showingOf } from '../report/showing.ts'
import { hashScenario } from '../scenario/hash.ts'
import type { Scenario } from '../scenario/model.ts'
import { createDigest } from '../timeline/digest.ts'
import type { TimelineEvent } from '../timeline/event.ts'
import { both, hearAll, ofLead } from '../timeline/listener.ts'
import { createJudge } from '../verify/judge.ts'
import { VERSION } from '../version.ts'
import { runBracket } from './bracket.ts'
import type { Machine } from './machine.ts'
import type { Fidelity, GivenExecutor } from './open-reach.ts'
import type { WireOptions } from './open-wire.ts'
import type { Pacer } from './paced-reach.ts'
import { play } from './play.ts'
import { checkSampleSize } from './sample-size.ts'
import { whyNotModel } from './why-not-model.ts'

export interface RehearseOptions {
  /** How calls reach their services, and whether time is virtual: it is real at `wire` only. Default
   *  `handlers`. `model` runs no executor and reads no body; `sockets` takes 20,000 leads at most. */
  readonly fidelity?: Fidelity
  /** The executor under rehearsal, a function at `sockets` only (docs/sockets.md). Default: hookdrill's
   *  own. Not used at `model`. */
  readonly executor?: GivenExecutor
  /** Where a run at `wire` goes, and how long it may take. */
  readonly wire?: WireOptions
  /** Rehearses and reports this lead alone, in the company of all others: its index, from 0 to the number
   *  of leads less one. Default: all leads. Not at `wire`. */
  readonly lead?: number
  /** `leads`: no value of a lead is shown, where a violation or a warning would show one; figures and digest
   *  are the same. Default: what leads are is shown, and secrets only are masked (docs/security.md). */
  readonly redact?: Redact
  /** Stops the run; its report is then marked partial, and all that is in it covers what had happened. */
  readonly signal?: AbortSignal
  /** Told how far the run is, many times a second of real time. */
  readonly onProgress?: (snapshot: Snapshot) => void
  /** Told, before the run begins, how it can be looked at while it goes on. */
  readonly onLook?: (look: Look) => void
  /** Says when virtual time may go on, and so how much of it a second of real time brings. Changes
   *  nothing of the report but its `run` block. Default: it goes on at once. Not at `wire`. */
  readonly pacer?: Pacer
  /** Hears every event of the timeline, in its order. */
  readonly listen?: (event: TimelineEvent) => void
  /** Waited for whenever the run takes breath: the place to write what `listen` gathered. */
  readonly drain?: () => Promise<void>
  /** The command that replays one lead, for the report's violations. Default: one that names the file, the
   *  options and the seed, or a call of `simulate` where the scenario or the executor has no file. */
  readonly replay?: (leadIndex: number) => string
}

/** A look at a run between two turns of the event loop: it changes nothing. */
export interface Look {
  /** Cheap. */
  snapshot(): Snapshot
  /** What there is to report so far, marked partial and without the bracket. Takes a millisecond or two. */
  report(): Report
}

/** Runs a scenario and reports. */
export async function rehearse(
  scenario: Scenario,
  options: RehearseOptions,
  machine: Machine,
): Promise<Report> {
  const { fidelity = 'handlers', executor, lead, signal, wire, pacer } = options
  const why = fidelity === 'model' ? whyNotModel(scenario) : undefined
  if (why) throw new UsageError(`--fidelity "model": ${why}. Use handlers.`)
  checkLead(lead, scenario)
  // The company of one lead goes the same way where the scenario cannot run at `model`.
  const isWhole = lead === undefined || whyNotModel(scenario) !== undefined
  if (fidelity === 'sockets') checkSampleSize(isWhole ? scenario.leads.count : 1)
  const measures = createMeasures()
  const judge = createJudge(judgeSubject(scenario, fidelity, options))
  const digest = createDigest()
  const counting = both(measures.audience, digest.audience)
  const listening = options.listen ? both(counting, hearAll(options.listen)) : counting
  // The judge hears all: what one lead alone would break, the others may explain.
  const tell = both(lead === undefined ? listening : ofLead(lead, listening), judge.audience)

  const scenarioHash = hashScenario(scenario)
  const reportOf = (found: Measures, rest: Pick<Findings, 'legs' | 'warnings'>): Report =>
    buildReport({
      ...rest,
      scenario,
      scenarioHash,
      fidelity,
      measures: found,
      verdict: judge.finish(),
      digest: fingerprint([VERSION, scenarioHash, scenario.seed, fidelity, digest.finish()]),
      run: runFacts(machine, found.calls.total),
    })
  options.onLook?.({
    snapshot: () => measures.snapshot(),
    report: () => reportOf({ ...measures.finish(), isComplete: false }, { legs: [] }),
  })

  const warnings = await play(scenario, {
    fidelity,
    machine,
    executor,
    lead,
    signal,
    pacer,
    tell,
    ...(wire && { wire }),
    onBreath() {
      options.onProgress?.(measures.snapshot())
      return options.drain?.()
    },
  })

  const found = measures.finish()
  const { totalUs, isComplete } = found
  const own = { totalUs, fidelity, isComplete, isAllSent: found.calls.unsent === 0 }
  // What a target takes, no model knows.
  const legs = wire?.target
    ? []
    : await runBracket(scenario, { machine, signal, lead, executor, own })
  const told = options.redact ? warnings.map((text) => redactedWarning(scenario, text)) : warnings
  return reportOf(found, { legs, warnings: told })
}

function checkLead(lead: number | undefined, { leads: { count } }: Scenario): void {
  if (lead === undefined || (Number.isInteger(lead) && lead >= 0 && lead < count)) return
  throw new UsageError(`lead ${lead}: the scenario has leads 0 to ${count - 1}. Use one of those.`)
}

function judgeSubject(scenario: Scenario, fidelity: Fidelity, options: RehearseOptions) {
  return {
    fidelity,
    webhooks: scenario.webhooks,
    fields: fieldsOf(scenario.leads),
    settings: scenario.settings,
    campaigns: scenario.campaigns,
    showing: showingOf(scenario, options.redact),
    ...(fidelity === 'wire' && { lateUs: REAL_TIME_SLACK_US }),
    ...(options.wire?.target && { blindSpots: BLIND_AT_TARGET }),
    replayOf:
      options.replay ??
      ((leadIndex: number) =>
        `hookdrill run <scenario> --seed ${scenario.seed} --lead ${leadIndex}`),
  }
}

/** What only the service's side could tell, by the check that would need it. */
const BLIND_AT_TARGET = {
  'request-as-written': 'what arrived is known to the target only',
}

function fingerprint(parts: readonly (string | number)[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32)
}

function runFacts(machine: Machine, callCount: number): ReportRun {
  const wallMs = machine.elapsedMs()
  return {
    wallMs: Math.round(wallMs),
    callsPerSecond: Math.round((callCount * 1_000) / wallMs),
    peakRssMb: Math.round(machine.peakRssMb()),
    version: VERSION,
    node: machine.node,
    startedAt: machine.startedAt,
  }
}
