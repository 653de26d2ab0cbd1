// The campaigns that hookdrill and the model in Python work out with the same luck.
import { ms, s } from './hand-case.ts'
import { campaignOf } from './rehearsed.ts'
import type { TracedCase } from './traced-case.ts'

const LEADS = 2_000
const FLOW = [{ step: 0, service: 0 }]
const LIMIT = s(30)
/** Of mean 108 ms. */
const latency = { p50: '50ms', p99: '900ms' }

export const TRACED_CASES: readonly TracedCase[] = [
  {
    campaign: 'all at once, 1 slot, always 50 ms',
    input: campaignOf('One slot', { leads: LEADS, service: { latency: '50ms' } }),
    slots: 1,
    limitUs: LIMIT,
    flow: FLOW,
    services: [{}],
  },
  {
    campaign: 'all at once, 20 slots, log-normal (p50 50 ms, p99 900 ms)',
    input: campaignOf('20 slots', {
      leads: LEADS,
      instance: { concurrency: 20 },
      service: { latency },
    }),
    slots: 20,
    limitUs: LIMIT,
    flow: FLOW,
    services: [{}],
  },
  {
    campaign: 'Poisson, 60/s, 24 slots, the same latency, exactly 1% never answered, limit 30 s',
    input: campaignOf('One percent', {
      leads: LEADS,
      instance: { concurrency: 24 },
      arrivals: { poisson: '60/s' },
      service: { latency, replies: [{ weight: 1 }, { share: '1%', fault: 'hang' }] },
    }),
    slots: 24,
    limitUs: LIMIT,
    flow: FLOW,
    services: [{}],
  },
  {
    campaign: 'all at once, 3 slots, 29.999999 s, 30 s or 30.000001 s, limit 30 s',
    input: campaignOf('The edge', {
      leads: 500,
      instance: { concurrency: 3 },
      service: { latency: { samples: ['29999999µs', '30s', '30000001µs'] } },
    }),
    slots: 3,
    limitUs: LIMIT,
    flow: FLOW,
    services: [{}],
  },
  {
    campaign: 'Poisson, 50/s, 40 slots, 5 workers, limit 1 s, whoever has hung up is worked on',
    input: campaignOf('Ghosts', {
      leads: LEADS,
      instance: { concurrency: 40, timeout: '1s' },
      arrivals: { poisson: '50/s' },
      service: { latency, workers: 5 },
    }),
    slots: 40,
    limitUs: s(1),
    flow: FLOW,
    services: [{ workers: 5 }],
  },
  {
    campaign: 'the same, whoever has hung up is dropped',
    input: campaignOf('Dropped', {
      leads: LEADS,
      instance: { concurrency: 40, timeout: '1s' },
      arrivals: { poisson: '50/s' },
      service: { latency, workers: 5, abandons: 'cancel' },
    }),
    slots: 40,
    limitUs: s(1),
    flow: FLOW,
    services: [{ workers: 5, abandons: 'cancel' }],
  },
  {
    campaign: 'Poisson, 60/s, 20 slots, 5 workers, 3 may wait',
    input: campaignOf('A full line', {
      leads: LEADS,
      instance: { concurrency: 20 },
      arrivals: { poisson: '60/s' },
      service: { latency, workers: 5, queue: 3 },
    }),
    slots: 20,
    limitUs: LIMIT,
    flow: FLOW,
    services: [{ workers: 5, queue: 3 }],
  },
  {
    campaign: 'Poisson, 60/s, 40 slots, 3 workers, 8 may wait, limit 250 ms, dropped',
    input: campaignOf('Out of the line', {
      leads: LEADS,
      instance: { concurrency: 40, timeout: '250ms' },
      arrivals: { poisson: '60/s' },
      service: { latency, workers: 3, queue: 8, abandons: 'cancel' },
    }),
    slots: 40,
    limitUs: ms(250),
    flow: FLOW,
    services: [{ workers: 3, queue: 8, abandons: 'cancel' }],
  },
  {
    campaign: 'Poisson, 40/s, 5 slots, 20/s let through, burst 10',
    input: campaignOf('A rate limit', {
      leads: LEADS,
      instance: { concurrency: 5 },
      arrivals: { poisson: '40/s' },
      service: { latency, rateLimit: { limit: '20/s', burst: 10 } },
    }),
    slots: 5,
    limitUs: LIMIT,
    flow: FLOW,
    services: [{ rateLimit: { everyUs: ms(50), burst: 10 } }],
  },
  {
    campaign:
      'one every 50 ms, 1 slot, 50 ms; 503 from 20 s to 30 s, a campaign calls again after 3 s',
    input: campaignOf('An outage', {
      leads: LEADS,
      arrivals: { rate: '20/s' },
      service: { latency: '50ms', outages: [{ from: '20s', for: '10s' }] },
      again: {
        trigger: { called: 'enrich', errorType: 503 },
        qualification: 'every time',
        flow: [{ wait: '3s' }, { call: 'enrich' }],
      },
    }),
    slots: 1,
    limitUs: LIMIT,
    flow: FLOW,
    services: [{ outages: [[s(20), s(30)]] }],
    again: { status: 503, flow: [{ waitUs: s(3) }, { step: 2, service: 0, takesUs: ms(50) }] },
  },
  {
    campaign: 'Poisson, 30/s, 8 slots: call, wait 2 s, call of another service of 4 workers',
    input: campaignOf('Two steps', {
      leads: LEADS,
      instance: { concurrency: 8 },
      arrivals: { poisson: '30/s' },
      flow: [{ call: 'enrich' }, { wait: '2s' }, { call: 'notify' }],
      service: { latency },
      notifies: { latency: { uniform: ['20ms', '150ms'] }, workers: 4 },
    }),
    slots: 8,
    limitUs: LIMIT,
    flow: [{ step: 0, service: 0 }, { waitUs: s(2) }, { step: 2, service: 1 }],
    services: [{}, { workers: 4 }],
  },
  {
    campaign:
      'Poisson, 60/s, 30 slots, limit 2 s, all of it: 2 calls, 1% never answered, outage, rate limit, 6 workers, 10 may wait, dropped',
    input: campaignOf('All of it', {
      leads: LEADS,
      instance: { concurrency: 30, timeout: '2s' },
      arrivals: { poisson: '60/s' },
      flow: [{ call: 'enrich' }, { call: 'notify' }],
      service: {
        latency,
        replies: [{ weight: 9 }, { weight: 1, status: 404 }, { share: '1%', fault: 'hang' }],
        outages: [{ from: '10s', for: '3s' }],
        rateLimit: { limit: '50/s', burst: 100 },
        workers: 6,
        queue: 10,
        abandons: 'cancel',
      },
      notifies: { latency, workers: 8 },
    }),
    slots: 30,
    limitUs: s(2),
    flow: [
      { step: 0, service: 0 },
      { step: 1, service: 1 },
    ],
    services: [
      {
        outages: [[s(10), s(13)]],
        rateLimit: { everyUs: ms(20), burst: 100 },
        workers: 6,
        queue: 10,
        abandons: 'cancel',
      },
      { workers: 8 },
    ],
  },
]
