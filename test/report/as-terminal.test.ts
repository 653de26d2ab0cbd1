import { stripVTControlCharacters } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asTerminal } from '../../src/report/as-terminal.ts'
import { displayWidth } from '../../src/report/display-width.ts'
import type { Report } from '../../src/report/report.ts'
import { us } from '../../src/time/instant.ts'
import { failedVerdict, sampleMeasures, sampleReport } from './sample.ts'

function plain(report: Report, columns: number): string {
  return asTerminal(report, { columns, hasColor: false })
}

it('at 60 columns tables lose what they can do without', () => {
  expect(plain(sampleReport(), 60)).toMatchInlineSnapshot(`
    "100,000 leads take 9 h 42 m 30 s on 1 slot (29 m 10 s on
    20): 100,000 calls, 1,000 timeouts, every 2xx mapped, no
    field changed on a non-2xx.
    1% of calls time out and own 85.8% of all slot time;
    without them the campaign ends in 1 h 22 m 30 s.
    1 of 3 expectations missed: timeoutShare is 1%, not < 1%.

    Total execution delay
      1 slot    9 h 42 m 30 s  documented  █████████████████████
      20 slots      29 m 10 s  community   █
      Whatever else the platform works on is not in it: the real
      delay can only be longer.

    Times
                lead  queue wait  call time
      p50   4 h 51 m    4 h 51 m      50 ms
      p90   8 h 44 m    8 h 44 m      50 ms
      p95   9 h 13 m    9 h 13 m      50 ms
      p99   9 h 36 m    9 h 36 m      50 ms
      max   9 h 42 m    9 h 42 m       30 s
      mean  4 h 51 m    4 h 51 m     350 ms

    Outcome
      mapped   99,000  99%  ███████████████████████████████████▋
      timeout   1,000   1%  ▍

    Status
      200  99,000  99%  ███████████████████████████████████████▋
      Faults: hang 1,000.

    Slot time
      9 h 42 m 30 s on 1 slot, busy 100% of the time
      webhook  outcome      time  share
      enrich   timeout  8 h 20 m  85.8%  ███████████████████▊
      enrich   mapped   1 h 22 m  14.2%  ███▎

    Call times
       ≤ 50 ms  99,000  ████████████████████████████████████████
      ≤ 100 ms       0
        ≤ 10 s       0
        ≤ 30 s   1,000  ▍

    Backlog
      at most 99,999 calls waiting
      ███████████████▇▇▇▇▇▇▇▆▆▆▆▆▆▆▅▅▅▅▅▅▅▅▄▄▄▄▄▄▄▃▃▃▃▃▃▃▂▂▂▂▂▂▂
      0 s                                          9 h 42 m 30 s

    Response mapping
      197,988 fields written
      0 on a non-2xx
      Lead Score  99,000  ██████████████████████████████████████
      Plan        98,988  ██████████████████████████████████████
      not written: missing-path 12
      changed on the way: truncated 7

    Verdict: passed
      ✔ passed map-only-on-2xx
        100,000 items
      ✔ passed no-write-after-timeout
        1,000 items
      – not checked request-as-written
        no request was seen

    Expectations
      ✔ passed  totalDelay    want <= 12h  got 9 h 42 m 30 s
      ✘ missed  timeoutShare  want < 1%    got 1%
      ✔ passed  mappedShare   want >= 95%  got 99%

    Assumptions
      redirects  not followed  chosen  decision 6
      and 1 about what is sent, 1 that the platform documents:
      see docs/assumptions.md

    Enrich on sign-up · handlers · seed 1
    scenario 5f0c2a9be1d4 · digest c0ffee12
    7.21 s wall · 13,900 calls/s · 182 MiB · hookdrill 0.1.0
    node 24.21.0
    "
  `)
})

it('at 80 columns everything has its place', () => {
  expect(plain(sampleReport(), 80)).toMatchInlineSnapshot(`
    "100,000 leads take 9 h 42 m 30 s on 1 slot (29 m 10 s on 20): 100,000 calls,
    1,000 timeouts, every 2xx mapped, no field changed on a non-2xx.
    1% of calls time out and own 85.8% of all slot time; without them the campaign
    ends in 1 h 22 m 30 s.
    1 of 3 expectations missed: timeoutShare is 1%, not < 1%.

    Total execution delay
      1 slot    9 h 42 m 30 s  documented  this run  ███████████████████████████████
      20 slots      29 m 10 s  community   model     █▌
      Whatever else the platform works on is not in it: the real delay can only be
      longer.

    Times
                       p50       p90       p95       p99       max      mean
      lead        4 h 51 m  8 h 44 m  9 h 13 m  9 h 36 m  9 h 42 m  4 h 51 m
      queue wait  4 h 51 m  8 h 44 m  9 h 13 m  9 h 36 m  9 h 42 m  4 h 51 m
      call time      50 ms     50 ms     50 ms     50 ms      30 s    350 ms

    Outcome                                  Status
      mapped   99,000  99%  ██████████████▉    200  99,000  99%  ██████████████████▊
      timeout   1,000   1%  ▏
      Faults: hang 1,000.

    Slot time
      9 h 42 m 30 s on 1 slot, busy 100% of the time
      webhook  outcome   calls      time  share
      enrich   timeout   1,000  8 h 20 m  85.8%  ██████████████████████████████
      enrich   mapped   99,000  1 h 22 m  14.2%  █████

    Call times
       ≤ 50 ms  99,000  ████████████████████████████████████████
      ≤ 100 ms       0
        ≤ 10 s       0
        ≤ 30 s   1,000  ▍

    Backlog
      at most 99,999 calls waiting
      ███████████████▇▇▇▇▇▇▇▇▆▆▆▆▆▆▆▅▅▅▅▅▅▅▅▄▄▄▄▄▄▄▃▃▃▃▃▃▃▃▂▂▂▂▂▂▂
      0 s                                            9 h 42 m 30 s

    Response mapping
      197,988 fields written
      0 on a non-2xx
      Lead Score  99,000  ████████████████████████████████████████
      Plan        98,988  ████████████████████████████████████████
      not written: missing-path 12
      changed on the way: truncated 7

    Verdict: passed
      ✔ passed       map-only-on-2xx         100,000 items
      ✔ passed       no-write-after-timeout    1,000 items
      – not checked  request-as-written                     no request was seen

    Expectations
      ✔ passed  totalDelay    want <= 12h  got 9 h 42 m 30 s
      ✘ missed  timeoutShare  want < 1%    got 1%
      ✔ passed  mappedShare   want >= 95%  got 99%

    Assumptions
      redirects  not followed  chosen  decision 6
      and 1 about what is sent, 1 that the platform documents: see
      docs/assumptions.md

    Enrich on sign-up · handlers · seed 1 · scenario 5f0c2a9be1d4
    digest c0ffee12
    7.21 s wall · 13,900 calls/s · 182 MiB · hookdrill 0.1.0 · node 24.21.0
    "
  `)
})

it('at 120 columns the pictures grow', () => {
  expect(plain(sampleReport(), 120)).toMatchInlineSnapshot(`
    "100,000 leads take 9 h 42 m 30 s on 1 slot (29 m 10 s on 20): 100,000 calls, 1,000 timeouts, every 2xx mapped, no
    field changed on a non-2xx.
    1% of calls time out and own 85.8% of all slot time; without them the campaign ends in 1 h 22 m 30 s.
    1 of 3 expectations missed: timeoutShare is 1%, not < 1%.

    Total execution delay
      1 slot    9 h 42 m 30 s  documented  this run  ████████████████████████████████████████
      20 slots      29 m 10 s  community   model     ██
      Whatever else the platform works on is not in it: the real delay can only be longer.

    Times
                       p50       p90       p95       p99       max      mean
      lead        4 h 51 m  8 h 44 m  9 h 13 m  9 h 36 m  9 h 42 m  4 h 51 m
      queue wait  4 h 51 m  8 h 44 m  9 h 13 m  9 h 36 m  9 h 42 m  4 h 51 m
      call time      50 ms     50 ms     50 ms     50 ms      30 s    350 ms

    Outcome                                                      Status
      mapped   99,000  99%  ██████████████████████████████████▋    200  99,000  99%  ██████████████████████████████████████▋
      timeout   1,000   1%  ▍
      Faults: hang 1,000.

    Slot time
      9 h 42 m 30 s on 1 slot, busy 100% of the time
      webhook  outcome   calls      time  share
      enrich   timeout   1,000  8 h 20 m  85.8%  ██████████████████████████████████▍
      enrich   mapped   99,000  1 h 22 m  14.2%  █████▋

    Call times
       ≤ 50 ms  99,000  ████████████████████████████████████████
      ≤ 100 ms       0
        ≤ 10 s       0
        ≤ 30 s   1,000  ▍

    Backlog
      at most 99,999 calls waiting
      ███████████████▇▇▇▇▇▇▇▇▆▆▆▆▆▆▆▅▅▅▅▅▅▅▅▄▄▄▄▄▄▄▃▃▃▃▃▃▃▃▂▂▂▂▂▂▂
      0 s                                            9 h 42 m 30 s

    Response mapping
      197,988 fields written
      0 on a non-2xx
      Lead Score  99,000  ████████████████████████████████████████
      Plan        98,988  ████████████████████████████████████████
      not written: missing-path 12
      changed on the way: truncated 7

    Verdict: passed
      ✔ passed       map-only-on-2xx         100,000 items
      ✔ passed       no-write-after-timeout    1,000 items
      – not checked  request-as-written                     no request was seen

    Expectations
      ✔ passed  totalDelay    want <= 12h  got 9 h 42 m 30 s
      ✘ missed  timeoutShare  want < 1%    got 1%
      ✔ passed  mappedShare   want >= 95%  got 99%

    Assumptions
      redirects  not followed  chosen  decision 6
      and 1 about what is sent, 1 that the platform documents: see docs/assumptions.md

    Enrich on sign-up · handlers · seed 1 · scenario 5f0c2a9be1d4 · digest c0ffee12
    7.21 s wall · 13,900 calls/s · 182 MiB · hookdrill 0.1.0 · node 24.21.0
    "
  `)
})

it('a violation comes with what was expected, what was done and the command that replays it', () => {
  expect(plain(sampleReport({ verdict: failedVerdict }), 80)).toContain(
    [
      'Verdict: failed',
      '  ✘ failed  map-only-on-2xx  2 violations in 100,000 items',
      '    lead 53127, step 0',
      '      expected no write, because the status is 503',
      '      actual   Plan = "team"',
      '      replay   hookdrill explain scenarios/enrich.yaml --lead 53127 --seed 1',
    ].join('\n'),
  )
})

it('at model fidelity the mapping is said not to be measured', () => {
  expect(plain(sampleReport({ fidelity: 'model' }), 80)).toContain(
    'Response mapping\n  not measured at model\n',
  )
})

it('an interrupted run says so in its first line and over its delay', () => {
  const text = plain(sampleReport({ measures: { ...sampleMeasures, isComplete: false } }), 80)
  expect(text).toMatch(/^Interrupted: /)
  expect(text).toContain('Total execution delay so far\n')
})

describe('several campaigns', () => {
  const [main] = sampleMeasures.campaigns
  const retry = { name: 'Retry', arrived: 250, triggered: 250, skipped: 50, completed: 200 }
  const section = (others: Partial<typeof main>): string => {
    const campaigns = main ? [main, { ...main, ...retry, looped: 0, calls: 200, ...others }] : []
    const text = plain(sampleReport({ measures: { ...sampleMeasures, campaigns } }), 80)
    return /^Campaigns\n(.*?)\n\n/ms.exec(text)?.[1] ?? ''
  }

  it('have a row each, with what there is to tell', () => {
    expect(section({ endedUs: us(60_000_000) })).toMatchInlineSnapshot(`
      "  campaign             leads  by trigger  skipped    calls  ends after
        Enrich on sign-up  100,000           0        0  100,000    9 h 42 m
        Retry                  250         250       50      200         1 m"
    `)
  })

  it('of which one lets nobody through end nowhere', () => {
    const nobody = { completed: 0, skipped: 250, calls: 0, endedUs: null }
    expect(section(nobody)).toMatch(/Retry .* 0 +–$/m)
  })

  it('are not told of where there is one', () => {
    expect(plain(sampleReport(), 80)).not.toMatch(/^Campaigns$/m)
  })
})

it('a run in which nothing happened has no tables of nothing', () => {
  const text = plain(emptyReport(), 80)
  expect(text).not.toMatch(/NaN|Infinity|undefined|null/)
  expect(text).not.toContain('Slot time')
  expect(text).not.toContain('Call times')
  expect(text).toContain('No call ever waited for a slot.')
})

it('colour says nothing that the text does not', () => {
  const coloured = asTerminal(sampleReport(), { columns: 80, hasColor: true })
  expect(coloured).toContain('\u001b[32m')
  expect(stripVTControlCharacters(coloured)).toBe(plain(sampleReport(), 80))
})

describe('whatever names come from outside', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.constantFrom(
      '日本語のとても長い名前日本語のとても長い名前',
      '\u001b[2J\u001b]0;x\u0007',
      '👩‍👩‍👧',
    ),
  )
  const reports = fc.record({
    name: hostile,
    number: fc.nat({ max: 1_000_000_000 }),
    columns: fc.integer({ min: 1, max: 200 }),
    verdict: fc.boolean(),
  })

  it('no line is wider than the terminal, and no control character gets through', () => {
    fc.assert(
      fc.property(reports, ({ name, number, columns, verdict }) => {
        const text = plain(hostileReport(name, number, verdict), columns)
        const widest = Math.max(...text.split('\n').map(displayWidth))
        expect(widest).toBeLessThanOrEqual(columns)
        expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
      }),
      { seed: 1, numRuns: 300 },
    )
  })
})

function hostileReport(name: string, number: number, isFailed: boolean): Report {
  const report = sampleReport(isFailed ? { verdict: failedVerdict } : {})
  const { mapping, slots, calls } = report
  return {
    ...report,
    headline: [name],
    scenario: { ...report.scenario, name },
    calls: { ...calls, total: number + 1, byStatus: { [name]: number } },
    mapping: mapping && { ...mapping, byField: { [name]: number }, skipped: { [name]: number } },
    slots: { ...slots, account: slots.account.map((entry) => ({ ...entry, webhook: name })) },
    assumptions: report.assumptions.map((assumption) => ({ ...assumption, setting: name })),
    expectations: report.expectations.map((expectation) => ({ ...expectation, want: name })),
  }
}

function emptyReport(): Report {
  return sampleReport({
    measures: {
      ...sampleMeasures,
      totalUs: us(0),
      offered: 0,
      arrived: 0,
      completed: 0,
      calls: {
        total: 0,
        timeouts: 0,
        byOutcome: {},
        byStatus: {},
        byFault: {},
        byWebhook: {},
        ghosts: 0,
        cached: 0,
        unsent: 0,
      },
      mapping: { written: 0, onNon2xx: 0, skipped: {}, byField: {}, notes: {} },
      times: { lead: null, queueWait: null, callTime: null },
      callTimeBuckets: [],
      slots: { count: 1, busyUs: us(0), account: [] },
      backlog: { max: 0, maxAtUs: null, drainedUs: null, stepUs: us(1), values: [] },
    },
    verdict: { passed: false, checks: [] },
    legs: [],
  })
}
