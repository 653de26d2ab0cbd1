// The campaigns for which each program has luck of its own.
import { type DrawnCase, OTHER_REPLICATIONS } from './drawn-case.ts'
import { ms, s } from './hand-case.ts'
import { campaignOf } from './rehearsed.ts'

const LEADS = 200
const OTHER = {
  leads: LEADS,
  replications: OTHER_REPLICATIONS,
  flow: [{ step: 0, service: 0 }],
}

export const DRAWN_CASES: readonly DrawnCase[] = [
  {
    campaign: '200 leads, Poisson, 60/s, 7 slots, log-normal of median 60 ms and σ 1, limit 500 ms',
    input: campaignOf('Poisson', {
      leads: LEADS,
      instance: { concurrency: 7, timeout: '500ms' },
      arrivals: { poisson: '60/s' },
      service: { latency: { lognormal: { median: '60ms', sigma: 1 } } },
    }),
    other: {
      ...OTHER,
      seed: 1,
      slots: 7,
      limitUs: ms(500),
      services: [{}],
      perSecond: 60,
      medianUs: ms(60),
      sigma: 1,
    },
  },
  {
    campaign: '200 leads at once, 20 slots, the same latency, 2% never answered, limit 5 s',
    input: campaignOf('At once', {
      leads: LEADS,
      instance: { concurrency: 20, timeout: '5s' },
      service: {
        latency: { lognormal: { median: '60ms', sigma: 1 } },
        replies: [{ weight: 98 }, { weight: 2, fault: 'hang' }],
      },
    }),
    other: {
      ...OTHER,
      seed: 2,
      slots: 20,
      limitUs: s(5),
      services: [{}],
      medianUs: ms(60),
      sigma: 1,
      hangShare: 0.02,
    },
  },
  {
    campaign:
      '200 leads, Poisson, 50/s, 10 slots, the same latency, 4 workers, 8 may wait, limit 300 ms, dropped',
    input: campaignOf('Workers', {
      leads: LEADS,
      instance: { concurrency: 10, timeout: '300ms' },
      arrivals: { poisson: '50/s' },
      service: {
        latency: { lognormal: { median: '60ms', sigma: 1 } },
        workers: 4,
        queue: 8,
        abandons: 'cancel',
      },
    }),
    other: {
      ...OTHER,
      seed: 3,
      slots: 10,
      limitUs: ms(300),
      services: [{ workers: 4, queue: 8, abandons: 'cancel' }],
      perSecond: 50,
      medianUs: ms(60),
      sigma: 1,
    },
  },
]
