// How long a service takes: round spans, so that events of different calls meet at one instant, the
// edges of the limit, and every family of latencies. The simplest comes first: failures shrink to it.
import fc from 'fast-check'
import type { ServiceInput } from './any-service.ts'

type Latency = ServiceInput['latency']

export const anySpan = fc.constantFrom(
  '0ms',
  '1µs',
  '50ms',
  '100ms',
  '1s',
  '29999ms',
  '30s',
  '30001ms',
  '40s',
)

export const anyLatency: fc.Arbitrary<Latency> = fc.oneof(
  { withCrossShrink: true },
  anySpan,
  fc.constantFrom<Latency>(
    { uniform: ['10ms', '90ms'] },
    { uniform: ['29s', '31s'] },
    { p50: '50ms', p99: '900ms' },
    { p50: '20s', p99: '60s' },
    { lognormal: { median: '50ms', sigma: 1 } },
    { normal: { mean: '20s', sd: '10s' } },
    { exponential: { mean: '10s' } },
    { gamma: { mean: '50ms', shape: 0.5 } },
    { pareto: { min: '20ms', alpha: 0.5 } },
    { samples: ['50ms', '70ms', '30s', '31s'] },
    {
      mix: [
        { weight: 9, latency: '50ms' },
        { weight: 1, latency: { uniform: ['1s', '35s'] } },
      ],
    },
    { slowest: ['50ms', { uniform: ['10ms', '90ms'] }] },
  ),
)
