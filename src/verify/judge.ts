// Runs the checks. A check that looked at nothing is `not checked`, never `passed`, and a run in which
// no check looked at anything has proved nothing and fails. Hot at `model`: the checks of the timeline
// hear every event; those of a call run only where there was an executor.

import { assert } from '../errors.ts'
import { renderRequest } from '../executor/request.ts'
import type { WebhookCall } from '../executor/webhook.ts'
import type { Us } from '../time/instant.ts'
import { ZERO } from '../time/instant.ts'
import type { CallEnded } from '../timeline/event.ts'
import { type Audience, audience, both, type Listener } from '../timeline/listener.ts'
import { answeredExchange, type Limit } from '../timeline/truth.ts'
import type { CallCheck, Check, Evidence, Violation } from './check.ts'
import { clockMonotonic } from './clock-monotonic.ts'
import { every2xxMapped } from './every-2xx-mapped.ts'
import { leadsConserved } from './leads-conserved.ts'
import { littlesLaw } from './littles-law.ts'
import { loopsEnd } from './loops-end.ts'
import { mapOnlyOn2xx } from './map-only-on-2xx.ts'
import { noCrash } from './no-crash.ts'
import { noWriteAfterTimeout } from './no-write-after-timeout.ts'
import { oneRequestPerCall } from './one-request-per-call.ts'
import { requestAsWritten } from './request-as-written.ts'
import { slotBound } from './slot-bound.ts'
import { timeoutBound } from './timeout-bound.ts'
import { PLAIN_SHOWING, type Showing } from './words.ts'

/** In the order reports show them. */
const CHECKS: readonly Check[] = [
  mapOnlyOn2xx,
  noWriteAfterTimeout,
  every2xxMapped,
  requestAsWritten,
  oneRequestPerCall,
  noCrash,
  timeoutBound,
  slotBound,
  leadsConserved,
  clockMonotonic,
  littlesLaw,
  loopsEnd,
]

/** Violations of one check that are kept whole; the others are counted. */
const EXAMPLES_MAX = 3

/** What the judge knows of the run beforehand. */
export interface JudgeSubject extends Pick<WebhookCall, 'fields' | 'settings'> {
  /** By index, as events name them. */
  readonly campaigns: readonly {
    readonly type: WebhookCall['campaignType']
    readonly trigger: { readonly kind: string }
    readonly tokens: WebhookCall['tokens']
  }[]
  readonly fidelity: string
  /** By index, as events name them. */
  readonly webhooks: readonly WebhookCall['webhook'][]
  /** How late what is timed may be noticed, where time is real. Default 0. */
  readonly lateUs?: Us
  /** Checks that cannot be made in this run, by id, and why. */
  readonly blindSpots?: Readonly<Record<string, string>>
  /** How violations show what came from outside. Default: as it is. */
  readonly showing?: Showing
  /** The command that replays one lead. */
  readonly replayOf: (leadIndex: number) => string
}

export interface Verdict {
  readonly passed: boolean
  readonly checks: readonly CheckResult[]
}

export interface CheckResult {
  readonly id: string
  readonly title: string
  readonly state: 'passed' | 'failed' | 'not checked'
  /** How many items it looked at. */
  readonly checked: number
  readonly violations: number
  /** The first few. */
  readonly examples: readonly (Violation & { readonly replay: string })[]
  /** Why it is `not checked`; empty otherwise. */
  readonly reason: string
}

export interface Judge {
  readonly audience: Audience
  /** What was seen so far, at any time: asking changes nothing. Whole after the last event. */
  finish(): Verdict
}

export function createJudge(subject: JudgeSubject): Judge {
  const records = new Map<Check, CheckRecord>(CHECKS.map((check) => [check, new CheckRecord()]))
  const recordOf = (check: Check): CheckRecord => records.get(check) ?? new CheckRecord()
  const ofCalls = CHECKS.filter((check) => check.of === 'call').map((check) => ({
    check,
    record: recordOf(check),
  }))
  // Where no executor runs there is no call to look at.
  const isModel = subject.fidelity === 'model'
  let limit: Limit = { timeoutUs: ZERO, answerMaxUs: ZERO, timeoutCovers: 'total' }
  const callListener: Listener = {
    'run-started': (event) => {
      limit = event
    },
    'call-ended': (event) => {
      if (event.lead === undefined) return
      const evidence = evidenceOf(event, { subject, limit })
      for (const { check, record } of ofCalls) lookAtCall(check, record, evidence)
    },
  }

  return {
    audience: both(openTimeline(recordOf, subject.lateUs), audience(isModel ? {} : callListener)),
    finish() {
      const checks = CHECKS.filter(({ appliesTo }) => appliesTo?.(subject) ?? true).map((check) =>
        resultOf(check, recordOf(check), subject),
      )
      return { passed: hasPassed(checks), checks }
    },
  }
}

/** What one check saw. */
class CheckRecord {
  checked = 0
  violations = 0
  readonly examples: Violation[] = []

  looked(count = 1): void {
    this.checked += count
  }

  violated(violation: Violation): void {
    this.violations++
    if (this.examples.length < EXAMPLES_MAX) this.examples.push(violation)
  }
}

/** The checks of the timeline as one audience, every call written out (see `listener.ts`). */
function openTimeline(recordOf: (check: Check) => CheckRecord, lateUs: Us = ZERO): Audience {
  const timeout = timeoutBound.open(recordOf(timeoutBound), lateUs)
  const slots = slotBound.open(recordOf(slotBound))
  const leads = leadsConserved.open(recordOf(leadsConserved))
  const clock = clockMonotonic.open(recordOf(clockMonotonic))
  const law = littlesLaw.open(recordOf(littlesLaw))
  const loops = loopsEnd.open(recordOf(loopsEnd))
  return {
    'run-started': (event) => {
      timeout['run-started'](event)
      slots['run-started'](event)
      leads['run-started'](event)
    },
    'lead-arrived': (event) => {
      leads['lead-arrived'](event)
      loops['lead-arrived'](event)
      clock['lead-arrived'](event)
    },
    'lead-skipped': (event) => {
      leads['lead-skipped'](event)
      loops['lead-skipped'](event)
    },
    'call-queued': (event) => {
      slots['call-queued'](event)
      law['call-queued'](event)
    },
    'call-started': (event) => {
      slots['call-started'](event)
      clock['call-started'](event)
    },
    'call-ended': (event) => {
      timeout['call-ended'](event)
      slots['call-ended'](event)
      clock['call-ended'](event)
      law['call-ended'](event)
    },
    'send-started': (event) => slots['send-started'](event),
    'send-ended': (event) => slots['send-ended'](event),
    'lead-completed': (event) => leads['lead-completed'](event),
    'run-ended': (event) => {
      leads['run-ended'](event)
      clock['run-ended'](event)
      law['run-ended'](event)
    },
  }
}

function evidenceOf(
  event: CallEnded,
  { subject, limit }: { subject: JudgeSubject; limit: Limit },
): Evidence {
  const { fields, settings, campaigns, webhooks } = subject
  const webhook = webhooks[event.webhookIndex]
  const campaign = campaigns[event.campaignIndex]
  assert(webhook && campaign && event.lead, 'a call ended whose webhook or lead is unknown')
  const { tokens, type: campaignType } = campaign
  const call = { webhook, lead: event.lead, fields, tokens, settings, campaignType }
  return {
    event,
    call,
    rendering: renderRequest(call, event.startedUs),
    answer: answeredExchange(event, limit),
    showing: subject.showing ?? PLAIN_SHOWING,
  }
}

function lookAtCall(check: CallCheck, record: CheckRecord, evidence: Evidence): void {
  const finding = check.look(evidence)
  if (finding === 'not looked') return
  record.looked()
  if (finding === 'fine') return
  const { leadIndex: lead, stepIndex: step } = evidence.event
  record.violated({ lead, step, ...finding })
}

function resultOf(check: Check, record: CheckRecord, subject: JudgeSubject): CheckResult {
  const { checked, violations, examples } = record
  const state = violations > 0 ? 'failed' : checked > 0 ? 'passed' : 'not checked'
  const isOut = check.of === 'call' && subject.fidelity === 'model'
  const reason = isOut ? 'not checked at model' : (subject.blindSpots?.[check.id] ?? check.nothing)
  return {
    id: check.id,
    title: check.title,
    state,
    checked,
    violations,
    examples: examples.map((example) => ({ ...example, replay: subject.replayOf(example.lead) })),
    reason: state === 'not checked' ? reason : '',
  }
}

function hasPassed(checks: readonly CheckResult[]): boolean {
  return (
    checks.every(({ state }) => state !== 'failed') &&
    checks.some(({ state }) => state === 'passed')
  )
}
