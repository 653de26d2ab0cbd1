// By hand: slots, flows, the time limit, and who comes.
import {
  answered,
  busySlotTime,
  type HandTopic,
  leadDelay,
  longestWait,
  ms,
  s,
  skipped,
  sumOfWaits,
  timeouts,
  totalDelay,
  waitsByRule,
} from './hand-case.ts'
import { campaignOf } from './rehearsed.ts'

const onSlots = (concurrency: number) => ({ instance: { concurrency } })

const slots: HandTopic = {
  title: 'Slots',
  cases: [
    {
      campaign: '100,000 leads at once, 50 ms a call, 1 slot',
      input: campaignOf('One slot', { leads: 100_000, service: { latency: '50ms' } }),
      asked: [totalDelay(['100,000 × 50 ms', 100_000 * ms(50)])],
    },
    {
      campaign: 'the same on 20 slots',
      input: campaignOf('20 slots', {
        leads: 100_000,
        service: { latency: '50ms' },
        ...onSlots(20),
      }),
      asked: [
        totalDelay(['100,000 ÷ 20 × 50 ms', (100_000 / 20) * ms(50)]),
        busySlotTime(['100,000 × 50 ms', 100_000 * ms(50)]),
        longestWait(['(100,000 ÷ 20 − 1) × 50 ms', (100_000 / 20 - 1) * ms(50)]),
      ],
    },
    {
      campaign: 'the same on 7 slots, which do not divide it',
      input: campaignOf('7 slots', { leads: 100_000, service: { latency: '50ms' }, ...onSlots(7) }),
      asked: [totalDelay(['⌈100,000 ÷ 7⌉ × 50 ms = 14,286 × 50 ms', 14_286 * ms(50)])],
    },
    {
      campaign: '1,000 leads at once, 50 ms, 20 slots: rounds of 20',
      input: campaignOf('Rounds', { leads: 1_000, service: { latency: '50ms' }, ...onSlots(20) }),
      asked: [
        waitsByRule('⌊k ÷ 20⌋ × 50 ms', (lead) => Math.floor(lead / 20) * ms(50), 1_000),
        sumOfWaits(['20 × 50 ms × (0 + 1 + … + 49) = 1 s × 1,225', s(1) * 1_225]),
      ],
    },
    {
      campaign: '1,000 leads, one every 10 ms, 50 ms, 4 slots (D/D/4, too many)',
      input: campaignOf('Too many', {
        leads: 1_000,
        arrivals: { rate: '100/s' },
        service: { latency: '50ms' },
        ...onSlots(4),
      }),
      asked: [
        waitsByRule('⌊k ÷ 4⌋ × (50 ms − 4 × 10 ms)', (k) => Math.floor(k / 4) * ms(10), 1_000),
        totalDelay(['999 × 10 ms + 249 × 10 ms + 50 ms', 999 * ms(10) + 249 * ms(10) + ms(50)]),
      ],
    },
    {
      campaign: 'the same on 5 slots (D/D/5, just enough)',
      input: campaignOf('Just enough', {
        leads: 1_000,
        arrivals: { rate: '100/s' },
        service: { latency: '50ms' },
        ...onSlots(5),
      }),
      asked: [
        sumOfWaits(['5 × 10 ms = 50 ms: a slot is always free', 0]),
        totalDelay(['999 × 10 ms + 50 ms', 999 * ms(10) + ms(50)]),
      ],
    },
    {
      campaign: '60 leads, 20 at once every second, 300 ms, 5 slots',
      input: campaignOf('Waves', {
        leads: 60,
        arrivals: { waves: 20, every: '1s' },
        service: { latency: '300ms' },
        ...onSlots(5),
      }),
      asked: [totalDelay(['a wave takes 20 ÷ 5 × 300 ms > 1 s: 60 ÷ 5 × 300 ms', 12 * ms(300)])],
    },
  ],
}

const limit: HandTopic = {
  title: 'The time limit',
  cases: [
    {
      campaign: '100,000 leads at once, 1 slot, 50 ms, exactly 1% never answered, limit 30 s',
      input: campaignOf('One percent', {
        leads: 100_000,
        service: { latency: '50ms', replies: [{ weight: 1 }, { share: '1%', fault: 'hang' }] },
      }),
      asked: [
        timeouts(['100,000 × 1%', 1_000]),
        totalDelay(['99,000 × 50 ms + 1,000 × 30 s = 4,950 s + 30,000 s', s(4_950) + s(30_000)]),
      ],
    },
    {
      campaign: '3 leads, 1 slot: 29.999999 s, 30 s, 30.000001 s; limit 30 s',
      input: campaignOf('The edge', { leads: 3, service: atTheEdge() }),
      asked: [
        timeouts(['only the third: 30 s is in time', 1]),
        totalDelay(['29.999999 s + 30 s + 30 s', s(29.999999) + s(30) + s(30)]),
      ],
    },
    {
      campaign: 'the same with `timeoutEdge: times out`',
      input: campaignOf('The edge, the other way', {
        leads: 3,
        service: atTheEdge(),
        instance: { timeoutEdge: 'times out' },
      }),
      asked: [timeouts(['the second and the third', 2])],
    },
    {
      campaign: '40 leads at once, 20 slots, nobody answers, limit 5 s',
      input: campaignOf('Nobody answers', {
        leads: 40,
        service: { latency: '50ms', replies: [{ fault: 'hang' }] },
        instance: { concurrency: 20, timeout: '5s' },
      }),
      asked: [totalDelay(['40 ÷ 20 × 5 s', 2 * s(5)]), busySlotTime(['40 × 5 s', 40 * s(5)])],
    },
  ],
}

function atTheEdge() {
  const latencies = ['29999999µs', '30s', '30000001µs']
  return { latency: '1s', replies: latencies.map((latency) => ({ times: 1, latency })) }
}

const flows: HandTopic = {
  title: 'Flows',
  cases: [
    {
      campaign: '100 leads at once, 1 slot: call of 40 ms, then call of 60 ms',
      input: campaignOf('Two steps', {
        leads: 100,
        flow: [{ call: 'enrich' }, { call: 'notify' }],
        service: { latency: '40ms' },
        notifies: { latency: '60ms' },
      }),
      asked: [
        leadDelay(1, [
          '99 others are before its second: 100 × 40 ms + 60 ms',
          100 * ms(40) + ms(60),
        ]),
        totalDelay(['100 × (40 ms + 60 ms)', 100 * ms(100)]),
      ],
    },
    {
      campaign: '10 leads at once, 1 slot: call of 50 ms, wait 5 min, call of 50 ms',
      input: campaignOf('A wait', {
        leads: 10,
        flow: [{ call: 'enrich' }, { wait: '5m' }, { call: 'enrich' }],
        service: { latency: '50ms' },
      }),
      asked: [
        leadDelay(1, ['50 ms + 300 s + 50 ms', ms(50) + s(300) + ms(50)]),
        totalDelay(['10 × 50 ms + 300 s + 50 ms', 10 * ms(50) + s(300) + ms(50)]),
      ],
    },
    {
      campaign:
        '100 leads at once, 1 slot, 50 ms; the last call is answered 503, a campaign calls again',
      input: campaignOf('Again', {
        leads: 100,
        service: { latency: '50ms', replies: [{ times: 99 }, { times: 1, status: 503 }, {}] },
        again: {
          trigger: { called: 'enrich', errorType: 503 },
          qualification: 'every time',
          flow: [{ wait: '1m' }, { call: 'enrich' }],
        },
      }),
      asked: [
        answered(200, ['99 + 1', 100]),
        totalDelay(['100 × 50 ms + 60 s + 50 ms', 100 * ms(50) + s(60) + ms(50)]),
      ],
    },
    {
      campaign:
        '10 leads at once, one step worked on at a time: e-mail of 100 ms, then call of 50 ms',
      input: campaignOf('E-mail first', {
        leads: 10,
        instance: { concurrency: 20, processing: 1 },
        flow: [{ send: 'Welcome', takes: '100ms' }, { call: 'enrich' }],
        service: { latency: '50ms' },
      }),
      asked: [
        leadDelay(1, ['e-mails go first: 10 × 100 ms + 50 ms', 10 * ms(100) + ms(50)]),
        totalDelay(['10 × (100 ms + 50 ms)', 10 * ms(150)]),
      ],
    },
  ],
}

const PEOPLE = { from: 'scripts/validation/people.csv' }
const EVERY_HALF_SECOND = { rate: '2/s' }

const people: HandTopic = {
  title: 'Who comes',
  cases: [
    {
      campaign: '6 rows, one every 500 ms: Ada, Bea, Ada, Cem, Bea, Ada; 50 ms; `once`',
      input: campaignOf('Once', {
        leads: PEOPLE,
        arrivals: EVERY_HALF_SECOND,
        qualification: 'once',
        service: { latency: '50ms' },
      }),
      asked: [
        skipped(['6 rows − 3 people', 3]),
        totalDelay(['Cem is the last: 3 × 500 ms + 50 ms', 3 * ms(500) + ms(50)]),
      ],
    },
    {
      campaign: 'the same, `once every 2s`',
      input: campaignOf('Once every 2 s', {
        leads: PEOPLE,
        arrivals: EVERY_HALF_SECOND,
        qualification: 'once every 2s',
        service: { latency: '50ms' },
      }),
      asked: [
        skipped(['Ada after 1 s, Bea after 1.5 s; Ada after 2.5 s is not', 2]),
        totalDelay(['5 × 500 ms + 50 ms', 5 * ms(500) + ms(50)]),
      ],
    },
    {
      campaign: 'the same, `every time`',
      input: campaignOf('Every time', {
        leads: PEOPLE,
        arrivals: EVERY_HALF_SECOND,
        qualification: 'every time',
        service: { latency: '50ms' },
      }),
      asked: [skipped(['nobody', 0]), busySlotTime(['6 × 50 ms', 6 * ms(50)])],
    },
  ],
}

export const SLOT_TOPICS: readonly HandTopic[] = [slots, limit, flows, people]
