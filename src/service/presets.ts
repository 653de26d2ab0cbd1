// Services that behave like some everybody knows, as data in the form people write. A preset is what a
// scenario would say itself; whatever the scenario says beside it counts instead.

export const PRESETS = {
  flaky: {
    meaning: 'fails for seconds every few minutes',
    service: {
      latency: { p50: '100ms', p99: '2s' },
      badPeriods: { every: '5m', last: '20s', status: 503 },
    },
  },
  'slow-burn': {
    meaning: 'gets slower and slower, and works on for those who have hung up',
    service: {
      latency: { p50: '200ms', p99: '2s' },
      slowdowns: [
        { from: '5m', for: '10m', factor: 2 },
        { from: '15m', for: '15m', factor: 5 },
        { from: '30m', for: '30d', factor: 20 },
      ],
      abandons: 'continue',
    },
  },
  'rate-limited': {
    meaning: 'lets 10 requests a second through',
    service: { latency: '100ms', rateLimit: { limit: '10/s', burst: 20 } },
  },
  'black-hole': {
    meaning: 'takes every request and answers none',
    service: { latency: '50ms', outages: [{ from: '0s', for: '36500d', fault: 'hang' }] },
  },
  'cold-lambda': {
    meaning: 'sleeps after 5 minutes without work, and turns away who finds every instance busy',
    service: {
      latency: { p50: '80ms', p99: '600ms' },
      coldStart: { idle: '5m', adds: '3s' },
      workers: 10,
      queue: 0,
      whenFull: 429,
    },
  },
  'nightly-maintenance': {
    meaning: 'is down for half an hour a day, the first time after 2 hours',
    service: {
      latency: '100ms',
      outages: [{ from: '2h', for: '30m', every: '1d', status: 503 }],
    },
  },
} as const

export type PresetName = keyof typeof PRESETS
