import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asOpenMetrics } from '../../src/report/as-open-metrics.ts'
import type { Report } from '../../src/report/report.ts'
import { hostileText, visible } from './any-suite.ts'
import { parseOpenMetrics } from './open-metrics/parse.ts'
import { failedVerdict, sampleFindings, sampleMeasures, sampleReport } from './sample.ts'

const SEED = 20_261_129
const NAME = 'Enrich on sign-up'

/** The values of a family by their labels but the scenario's. */
function valuesOf(text: string, family: string): Readonly<Record<string, number>> {
  const samples = parseOpenMetrics(text).find(({ name }) => name === family)?.samples ?? []
  return Object.fromEntries(
    samples.map(({ name, labels: { scenario, ...labels }, value }) => {
      expect(scenario).toBe(NAME)
      const suffix = name.slice(family.length)
      return [[suffix, ...Object.values(labels)].filter((part) => part !== '').join(' '), value]
    }),
  )
}

describe('whatever the texts hold', () => {
  it('it is OpenMetrics, and every text comes back as people see it', () => {
    const report = sampleReport()
    fc.assert(
      fc.property(hostileText, fc.uniqueArray(hostileText, { selector: visible }), (name, keys) => {
        const hostile: Report = {
          ...report,
          scenario: { ...report.scenario, name, hash: name },
          calls: {
            ...report.calls,
            byStatus: Object.fromEntries(keys.map((key, index) => [key, index])),
          },
        }
        const families = parseOpenMetrics(asOpenMetrics(hostile))
        const labelsOf = (family: string) =>
          families.find((each) => each.name === family)?.samples.map(({ labels }) => labels) ?? []
        expect(labelsOf('hookdrill_total_delay_seconds')).toEqual([{ scenario: visible(name) }])
        const statuses = labelsOf('hookdrill_calls_by_status').map(({ status }) => status)
        expect(statuses.toSorted()).toEqual(keys.map(visible).toSorted())
      }),
      { seed: SEED, numRuns: 500 },
    )
  })
})

describe('the figures', () => {
  const text = asOpenMetrics(sampleReport())

  it('say how long it takes, in seconds', () => {
    expect(valuesOf(text, 'hookdrill_total_delay_seconds')).toEqual({ '': 34_950 })
    expect(valuesOf(text, 'hookdrill_bracket_delay_seconds')).toEqual({
      '1 documented handlers': 34_950,
      '20 community model': 1_750,
    })
    expect(valuesOf(text, 'hookdrill_time_quantile_seconds')).toMatchObject({
      'call time 0.5': 0.05,
      'call time 1.0': 30,
      'lead 0.99': 34_595,
    })
  })

  it('have a histogram whose buckets hold all that is shorter', () => {
    expect(valuesOf(text, 'hookdrill_call_time_seconds')).toEqual({
      '_bucket 0.02': 0,
      '_bucket 0.05': 99_000,
      '_bucket 0.1': 99_000,
      '_bucket 10.0': 99_000,
      '_bucket 30.0': 100_000,
      '_bucket +Inf': 100_000,
      _gcount: 100_000,
      _gsum: 34_950,
    })
  })

  it('say who spent the time of the slots', () => {
    expect(valuesOf(text, 'hookdrill_slot_time_seconds')).toEqual({
      'enrich timeout': 30_000,
      'enrich mapped': 4_950,
    })
    expect(valuesOf(text, 'hookdrill_slot_utilisation_ratio')).toEqual({ '': 1 })
    expect(valuesOf(text, 'hookdrill_backlog_max')).toEqual({ '': 99_999 })
  })

  it('count calls by outcome, status, fault and webhook, and leads', () => {
    expect(valuesOf(text, 'hookdrill_calls_by_outcome')).toEqual({ mapped: 99_000, timeout: 1_000 })
    expect(valuesOf(text, 'hookdrill_calls_by_status')).toEqual({ '200': 99_000 })
    expect(valuesOf(text, 'hookdrill_calls_by_fault')).toEqual({ hang: 1_000 })
    expect(valuesOf(text, 'hookdrill_calls_by_webhook')).toEqual({ enrich: 100_000 })
    expect(valuesOf(text, 'hookdrill_timeouts')).toEqual({ '': 1_000 })
    expect(valuesOf(text, 'hookdrill_leads')).toMatchObject({ offered: 100_000, skipped: 0 })
  })

  it('never call passed what was not checked', () => {
    expect(valuesOf(text, 'hookdrill_check')).toMatchObject({
      'map-only-on-2xx passed': 1,
      'request-as-written passed': 0,
      'request-as-written failed': 0,
      'request-as-written not checked': 1,
    })
    expect(valuesOf(text, 'hookdrill_expectation')).toMatchObject({
      'timeoutShare < 1% missed': 1,
      'timeoutShare < 1% passed': 0,
    })
  })

  it('of a failed run say so', () => {
    const failed = asOpenMetrics(sampleReport({ verdict: failedVerdict }))
    expect(valuesOf(failed, 'hookdrill_verdict_passed')).toEqual({ '': 0 })
    expect(valuesOf(failed, 'hookdrill_check_violations')).toEqual({ 'map-only-on-2xx': 2 })
  })
})

it('what there was nothing to measure of is left out, not 0', () => {
  const measures = {
    ...sampleMeasures,
    times: { lead: null, queueWait: null, callTime: null },
    callTimeBuckets: [],
  }
  const text = asOpenMetrics(sampleReport({ measures, fidelity: 'model' }))
  const names = parseOpenMetrics(text).map(({ name }) => name)
  expect(names).not.toContain('hookdrill_time_quantile_seconds')
  expect(names).not.toContain('hookdrill_non_2xx_writes')
  expect(valuesOf(text, 'hookdrill_call_time_seconds')).toEqual({
    '_bucket +Inf': 0,
    _gcount: 0,
    _gsum: 0,
  })
})

it('equal runs have equal bytes, on any machine', () => {
  const run = { ...sampleFindings.run, wallMs: 1, callsPerSecond: 2, peakRssMb: 3, node: '22.19.0' }
  expect(asOpenMetrics(sampleReport({ run }))).toBe(asOpenMetrics(sampleReport()))
})
