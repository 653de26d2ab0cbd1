// How long leads, waits for a slot and calls took.
import type { Report, ReportTimes } from '../report.ts'
import { canonicalNumber, type Family, type Labels, type Sample } from './exposition.ts'
import { seconds } from './gauge.ts'

const QUANTILES = [
  [0.5, 'p50Ms'],
  [0.9, 'p90Ms'],
  [0.95, 'p95Ms'],
  [0.99, 'p99Ms'],
  [1, 'maxMs'],
] as const

/** Buckets of call times, quantiles and means. */
export function timeFamilies({ delay }: Report): Family[] {
  const kinds = [
    ['lead', delay.lead],
    ['queue wait', delay.queueWait],
    ['call time', delay.callTime],
  ] as const
  return [
    callTimes(delay),
    {
      name: 'hookdrill_time_quantile',
      type: 'gauge',
      unit: 'seconds',
      help: 'Quantiles of the times that leads, waits for a slot and calls took; 1.0 is the longest.',
      samples: kinds.flatMap(([of, found]) => quantiles(of, found)),
    },
    {
      name: 'hookdrill_time_mean',
      type: 'gauge',
      unit: 'seconds',
      help: 'Means of the same times.',
      samples: kinds.flatMap(([of, { meanMs }]) => sampleOf({ of }, meanMs)),
    },
  ]
}

function quantiles(of: string, found: ReportTimes): Sample[] {
  return QUANTILES.flatMap(([quantile, key]) =>
    sampleOf({ of, quantile: canonicalNumber(quantile) }, found[key]),
  )
}

/** Nothing where there was nothing to measure. */
function sampleOf(labels: Labels, valueMs: number | null): Sample[] {
  return valueMs === null ? [] : [{ labels, value: seconds(valueMs) }]
}

/** The buckets hold all calls up to their edge, so the last one holds all. */
function callTimes({ callTimeHistogram, callTime }: Report['delay']): Family {
  let total = 0
  const buckets = callTimeHistogram.map(({ upToMs, count }): Sample => {
    total += count
    return {
      suffix: '_bucket',
      labels: { le: canonicalNumber(seconds(upToMs)) },
      value: total,
    }
  })
  const sum = seconds((callTime.meanMs ?? 0) * total)
  return {
    name: 'hookdrill_call_time',
    type: 'gaugehistogram',
    unit: 'seconds',
    help: 'From taking a slot to giving it back.',
    samples: [
      ...buckets,
      { suffix: '_bucket', labels: { le: '+Inf' }, value: total },
      { suffix: '_gcount', labels: {}, value: total },
      { suffix: '_gsum', labels: {}, value: sum },
    ],
  }
}
