// By hand: services, what they answer, and what they do under load.
import {
  answered,
  busySlotTime,
  ghosts,
  type HandTopic,
  ms,
  s,
  timeouts,
  totalDelay,
} from './hand-case.ts'
import { campaignOf } from './rehearsed.ts'

const replies: HandTopic = {
  title: 'Replies',
  cases: [
    {
      campaign:
        '1,000 leads at once, 1 slot: 60% take 20 ms, 30% 100 ms (404), 10% 1 s (503), dealt',
      input: campaignOf('A mix', {
        leads: 1_000,
        service: {
          latency: '20ms',
          replies: [
            { share: '60%' },
            { share: '30%', status: 404, latency: '100ms' },
            { share: '10%', status: 503, latency: '1s' },
          ],
        },
      }),
      asked: [
        answered(200, ['1,000 × 60%', 600]),
        answered(404, ['1,000 × 30%', 300]),
        answered(503, ['1,000 × 10%', 100]),
        totalDelay(['600 × 20 ms + 300 × 100 ms + 100 × 1 s', s(12) + s(30) + s(100)]),
      ],
    },
    {
      campaign: '10 leads at once, 1 slot, 50 ms: three times 500 in 1 s, then 200',
      input: campaignOf('Turns', {
        leads: 10,
        service: { latency: '50ms', replies: [{ times: 3, status: 500, latency: '1s' }, {}] },
      }),
      asked: [totalDelay(['3 × 1 s + 7 × 50 ms', 3 * s(1) + 7 * ms(50)])],
    },
  ],
}

const load: HandTopic = {
  title: 'Services under load',
  cases: [
    {
      campaign:
        '1,000 leads, one every 20 ms, 50 ms, 20 slots; 10/s let through, burst 20, 429 in 10 ms',
      input: campaignOf('A rate limit', {
        leads: 1_000,
        arrivals: { rate: '50/s' },
        instance: { concurrency: 20 },
        service: { latency: '50ms', rateLimit: { limit: '10/s', burst: 20 } },
      }),
      asked: [
        answered(200, ['the last comes after 19.98 s: ⌊20 + 10 × 19.98⌋', 219]),
        answered(429, ['1,000 − 219', 781]),
        busySlotTime(['219 × 50 ms + 781 × 10 ms', 219 * ms(50) + 781 * ms(10)]),
      ],
    },
    {
      campaign: '300 leads, one every 100 ms, 50 ms; 503 from 10 s for 5 s',
      input: campaignOf('An outage', {
        leads: 300,
        arrivals: { rate: '10/s' },
        service: { latency: '50ms', outages: [{ from: '10s', for: '5s' }] },
      }),
      asked: [
        answered(503, ['those of 10.0 s to 14.9 s', 50]),
        busySlotTime(['250 × 50 ms + 50 × 10 ms', 250 * ms(50) + 50 * ms(10)]),
      ],
    },
    {
      campaign: '100 leads at once, 20 slots, 5 workers, 50 ms',
      input: campaignOf('Workers', {
        leads: 100,
        instance: { concurrency: 20 },
        service: { latency: '50ms', workers: 5 },
      }),
      asked: [
        totalDelay(['100 ÷ 5 × 50 ms', 20 * ms(50)]),
        busySlotTime([
          '5 × (50 + 100 + 150 + 200) ms for the first 20, 80 × 200 ms',
          5 * ms(500) + 80 * ms(200),
        ]),
      ],
    },
    {
      campaign: '20 leads at once, 20 slots, 5 workers, 3 may wait, 50 ms; 503 in 10 ms',
      input: campaignOf('A full line', {
        leads: 20,
        instance: { concurrency: 20 },
        service: { latency: '50ms', workers: 5, queue: 3 },
      }),
      asked: [
        answered(200, ['5 + 3', 8]),
        answered(503, ['20 − 8', 12]),
        totalDelay(['the 3 who wait: 50 ms + 50 ms', ms(100)]),
      ],
    },
    {
      campaign: '10 leads at once, 10 slots, 1 worker, 400 ms, limit 1 s',
      input: campaignOf('Late', {
        leads: 10,
        instance: { concurrency: 10, timeout: '1s' },
        service: { latency: '400ms', workers: 1 },
      }),
      asked: [
        answered(200, ['400 ms and 800 ms are in time', 2]),
        timeouts(['10 − 2', 8]),
        ghosts(['all of the 8, one after the other', 8]),
        busySlotTime(['400 ms + 800 ms + 8 × 1 s', ms(1_200) + 8 * s(1)]),
      ],
    },
    {
      campaign: '30 leads at once, 1 slot, 100 ms; three times as slow from 1 s to 2 s',
      input: campaignOf('Slower for a while', {
        leads: 30,
        service: { latency: '100ms', slowdowns: [{ from: '1s', for: '1s', factor: 3 }] },
      }),
      asked: [
        totalDelay([
          '10 × 100 ms; begun at 1.0, 1.3, 1.6, 1.9 s: 4 × 300 ms; 16 × 100 ms',
          10 * ms(100) + 4 * ms(300) + 16 * ms(100),
        ]),
      ],
    },
    {
      campaign: '3 leads, one every 10 min, 50 ms; asleep after 5 min, waking takes 3 s',
      input: campaignOf('Cold', {
        leads: 3,
        arrivals: { waves: 1, every: '10m' },
        service: { latency: '50ms', coldStart: { idle: '5m', adds: '3s' } },
      }),
      asked: [
        busySlotTime(['3 × (3 s + 50 ms)', 3 * (s(3) + ms(50))]),
        totalDelay(['2 × 600 s + 3 s + 50 ms', 2 * s(600) + s(3) + ms(50)]),
      ],
    },
    {
      campaign: '4 leads at once, 4 slots, 100 ms; with n in work 1 + 50% × (n − 2) times as long',
      input: campaignOf('Contention', {
        leads: 4,
        instance: { concurrency: 4 },
        service: { latency: '100ms', contention: { scale: '50%', knee: 2 } },
      }),
      asked: [
        busySlotTime([
          'n = 1, 2, 3, 4 as they come: (1 + 1 + 1½ + 2) × 100 ms',
          ms(100) + ms(100) + ms(150) + ms(200),
        ]),
      ],
    },
  ],
}

export const SERVICE_TOPICS: readonly HandTopic[] = [replies, load]
