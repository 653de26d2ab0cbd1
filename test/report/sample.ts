// A rehearsal as its colleagues would hand it over, written by hand so that every figure can be
// checked by head: 100,000 leads, one slot, 50 ms a call, and one call in a hundred hangs for 30 s.
import { DEFAULT_SETTINGS } from '../../src/executor/settings.ts'
import type { Measures } from '../../src/measure/measures.ts'
import { buildReport, type Findings } from '../../src/report/build-report.ts'
import type { ReportCrossCheck } from '../../src/report/cross-check.ts'
import type { Report } from '../../src/report/report.ts'
import type { Scenario } from '../../src/scenario/model.ts'
import { milliseconds, seconds, us, ZERO } from '../../src/time/instant.ts'
import type { Verdict } from '../../src/verify/judge.ts'

export const sampleScenario: Scenario = {
  name: 'Enrich on sign-up',
  story: '',
  seed: 1,
  instance: {
    concurrency: 1,
    processing: 'unlimited',
    timeoutUs: seconds(30),
    writeDelay: 'never',
  },
  leads: { kind: 'synthetic', count: 100_000, fields: [] },
  campaigns: [
    {
      name: 'Enrich on sign-up',
      type: 'trigger',
      trigger: { kind: 'described', text: 'requested' },
      qualification: { kind: 'once' },
      arrivals: { kind: 'all at once' },
      startsAfterUs: ZERO,
      flow: [{ kind: 'call', webhook: 'enrich' }],
      tokens: {},
    },
  ],
  webhooks: [
    {
      name: 'enrich',
      url: 'https://api.example.com/v1/enrich',
      method: 'POST',
      headers: [],
      payload: '{}',
      encoding: 'JSON',
      responseType: 'JSON',
      mappings: [
        { attribute: 'score', field: 'leadScore' },
        { attribute: 'plan', field: 'plan' },
      ],
    },
  ],
  services: [],
  tokens: {},
  settings: { ...DEFAULT_SETTINGS, startsAtMs: 0 },
  expectations: [
    { metric: 'totalDelay', operator: '<=', amount: 12 * 3_600_000_000, text: '<= 12h' },
    { metric: 'timeoutShare', operator: '<', amount: 0.01, text: '< 1%' },
    { metric: 'mappedShare', operator: '>=', amount: 0.95, text: '>= 95%' },
  ],
  assumptions: [
    {
      setting: 'instance.concurrency',
      value: '1',
      basis: 'documented',
      affects: 'delay',
      source: 'decision 1',
    },
    {
      setting: 'redirects',
      value: 'not followed',
      basis: 'chosen',
      affects: 'delay',
      source: 'decision 6',
    },
    {
      setting: 'settings.backslashPreParse',
      value: 'on',
      basis: 'community',
      affects: 'request',
      source: 'decision 23',
    },
  ],
}

export const sampleMeasures: Measures = {
  isComplete: true,
  totalUs: seconds(34_950),
  firstArrivalUs: ZERO,
  lastArrivalUs: ZERO,
  sendUs: 0,
  offered: 100_000,
  arrived: 100_000,
  skipped: 0,
  completed: 100_000,
  campaigns: [
    {
      name: 'Enrich on sign-up',
      arrived: 100_000,
      triggered: 0,
      skipped: 0,
      looped: 0,
      completed: 100_000,
      calls: 100_000,
      sends: 0,
      endedUs: seconds(34_950),
    },
  ],
  calls: {
    total: 100_000,
    timeouts: 1_000,
    byOutcome: { timeout: 1_000, mapped: 99_000 },
    byStatus: { '200': 99_000 },
    byFault: { hang: 1_000 },
    byWebhook: { enrich: 100_000 },
    ghosts: 0,
    cached: 0,
    unsent: 0,
  },
  mapping: {
    written: 197_988,
    onNon2xx: 0,
    skipped: { 'missing-path': 12 },
    byField: { Plan: 98_988, 'Lead Score': 99_000 },
    notes: { truncated: 7 },
  },
  times: {
    lead: {
      count: 100_000,
      p50Us: seconds(17_490),
      p90Us: seconds(31_470),
      p95Us: seconds(33_215),
      p99Us: seconds(34_595),
      p999Us: seconds(34_915),
      maxUs: seconds(34_950),
      meanUs: seconds(17_482),
    },
    queueWait: {
      count: 100_000,
      p50Us: seconds(17_489),
      p90Us: seconds(31_469),
      p95Us: seconds(33_214),
      p99Us: seconds(34_594),
      p999Us: seconds(34_914),
      maxUs: us(34_949_950_000),
      meanUs: seconds(17_481),
    },
    callTime: {
      count: 100_000,
      p50Us: milliseconds(50),
      p90Us: milliseconds(50),
      p95Us: milliseconds(50),
      p99Us: milliseconds(50),
      p999Us: seconds(30),
      maxUs: seconds(30),
      meanUs: us(349_500),
    },
  },
  callTimeBuckets: [
    { upToUs: milliseconds(20), count: 0 },
    { upToUs: milliseconds(50), count: 99_000 },
    { upToUs: milliseconds(100), count: 0 },
    { upToUs: seconds(10), count: 0 },
    { upToUs: seconds(30), count: 1_000 },
  ],
  slots: {
    count: 1,
    busyUs: seconds(34_950),
    account: [
      { webhook: 'enrich', outcome: 'mapped', calls: 99_000, slotUs: seconds(4_950) },
      { webhook: 'enrich', outcome: 'timeout', calls: 1_000, slotUs: seconds(30_000) },
    ],
  },
  backlog: {
    max: 99_999,
    maxAtUs: ZERO,
    drainedUs: us(34_949_950_000),
    stepUs: seconds(4_369),
    values: [99_999, 87_500, 75_000, 62_500, 50_000, 37_500, 25_000, 12_500],
  },
}

export const sampleVerdict: Verdict = {
  passed: true,
  checks: [
    {
      id: 'map-only-on-2xx',
      title: 'Fields change only on a 2xx',
      state: 'passed',
      checked: 100_000,
      violations: 0,
      examples: [],
      reason: '',
    },
    {
      id: 'no-write-after-timeout',
      title: 'Nothing is written after a timeout',
      state: 'passed',
      checked: 1_000,
      violations: 0,
      examples: [],
      reason: '',
    },
    {
      id: 'request-as-written',
      title: 'Requests go out as written',
      state: 'not checked',
      checked: 0,
      violations: 0,
      examples: [],
      reason: 'no request was seen',
    },
  ],
}

export const failedVerdict: Verdict = {
  passed: false,
  checks: [
    {
      id: 'map-only-on-2xx',
      title: 'Fields change only on a 2xx',
      state: 'failed',
      checked: 100_000,
      violations: 2,
      examples: [
        {
          lead: 53_127,
          step: 0,
          expected: 'no write, because the status is 503',
          actual: 'Plan = "team"',
          replay: 'hookdrill explain scenarios/enrich.yaml --lead 53127 --seed 1',
        },
      ],
      reason: '',
    },
  ],
}

export const sampleFindings: Findings = {
  scenario: sampleScenario,
  scenarioHash: '5f0c2a9be1d4',
  fidelity: 'handlers',
  measures: sampleMeasures,
  verdict: sampleVerdict,
  legs: [
    { concurrency: 1, totalUs: seconds(34_950), basis: 'documented', fidelity: 'handlers' },
    { concurrency: 20, totalUs: seconds(1_750), basis: 'community', fidelity: 'model' },
  ],
  digest: 'c0ffee12',
  run: {
    wallMs: 7_213.4,
    callsPerSecond: 13_863.2,
    peakRssMb: 182.4,
    version: '0.1.0',
    node: '24.21.0',
    startedAt: '2026-11-24T00:00:00.000Z',
  },
}

/** The sample's report, with other findings where given. */
export function sampleReport(changes: Partial<Findings> = {}): Report {
  return buildReport({ ...sampleFindings, ...changes })
}

/** One comparison agrees, one does not, and one could not be made. */
export const sampleCrossCheck: ReportCrossCheck = {
  passed: false,
  closedForms: [
    {
      metric: 'totalDelay',
      kind: 'bounds',
      valueMs: null,
      leastMs: 34_950_000,
      mostMs: null,
      formula: 'slot time / slots',
      reason: 'the last call',
      source: 'work conservation',
    },
  ],
  runs: [
    {
      fidelity: 'model',
      notRun: null,
      leads: 100_000,
      totalMs: 34_000_000,
      queueWaitMs: null,
      calls: 100_000,
      timeouts: 1_000,
    },
    {
      fidelity: 'wire',
      notRun: 'it <would> take 9 h.',
      leads: null,
      totalMs: null,
      queueWaitMs: null,
      calls: null,
      timeouts: null,
    },
  ],
  comparisons: [
    { what: 'handlers with model', want: '100,000 calls', got: '100,000 calls', passed: true },
    {
      what: 'model with bounds',
      want: '9 h 42 m 30 s or more',
      got: '9 h 26 m 40 s',
      passed: false,
    },
    { what: 'wire with model', want: 'the same', got: 'wire was not run', passed: null },
  ],
}
