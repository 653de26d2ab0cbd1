// Mistakes in what services do under load, and in how their replies are chosen.
import type { BadInput } from './bad-inputs.ts'

/** Beside the latency of the sample's service. */
function beside(lines: string): BadInput['change'] {
  return ['latency: 50ms', `latency: 50ms\n    ${lines}`]
}

function choosing(keys: string): BadInput['change'] {
  return ['status: 200,', `${keys}, status: 200,`]
}

const SERVICE = 'services["https://api.example.com"]'

export const BAD_LOAD_INPUTS: Readonly<Record<string, readonly BadInput[]>> = {
  load: [
    {
      what: 'a rate limit without a unit',
      change: beside('rateLimit: { limit: 10 }'),
      lines: [
        `x.yaml:26:25 ${SERVICE}.rateLimit.limit: 10 has no unit, and a rate needs one. Write a number with /s, /m, /h or /d, like 20/s or 100/m.`,
      ],
    },
    {
      what: 'a rate limit with too many decimals',
      change: beside('rateLimit: { limit: 1.00000000000001/d }'),
      lines: [
        `x.yaml:26:25 ${SERVICE}.rateLimit.limit: "1.00000000000001/d" cannot be counted exactly. Write fewer decimals.`,
      ],
    },
    {
      what: 'a burst that is not counted exactly beside its limit',
      change: beside('rateLimit: { limit: 7/d, burst: 1000000 }'),
      lines: [
        `x.yaml:26:37 ${SERVICE}.rateLimit.burst: 1000000 is too large to be counted exactly beside that limit. Use a smaller burst, or a limit with fewer decimals.`,
      ],
    },
    {
      what: 'a burst of nothing',
      change: beside('rateLimit: { limit: 7/d, burst: 0 }'),
      lines: [`x.yaml:26:37 ${SERVICE}.rateLimit.burst: 0 is out of range. Use 1 to 1,000,000.`],
    },
    {
      what: 'no workers',
      change: beside('workers: 0'),
      lines: [`x.yaml:26:14 ${SERVICE}.workers: 0 is out of range. Use 1 to 10,000.`],
    },
    {
      what: 'a queue for nobody',
      change: beside('queue: 5'),
      lines: [
        `x.yaml:26:12 ${SERVICE}.queue: Nobody waits where any number is worked on. Add workers, or leave the queue out.`,
      ],
    },
    {
      what: 'a queue without an end that is full',
      change: beside('workers: 5\n    whenFull: 503'),
      lines: [
        `x.yaml:27:15 ${SERVICE}.whenFull: A queue without an end is never full. Add queue, or leave this out.`,
      ],
    },
    {
      what: 'a status that nobody answers when the queue is full',
      change: beside('workers: 5\n    queue: 1\n    whenFull: 99'),
      lines: [`x.yaml:28:15 ${SERVICE}.whenFull: 99 is out of range. Use 200 to 599.`],
    },
    {
      what: 'a fault and a status',
      change: beside('outages: [{ from: 1m, for: 1m, fault: reset, status: 503 }]'),
      lines: [
        `x.yaml:26:58 ${SERVICE}.outages[0].status: With the fault reset this has no effect. Keep one of the two.`,
      ],
    },
    {
      what: 'a time that is never over',
      change: beside('slowdowns: [{ from: 1m, for: 1h, every: 1h, factor: 2 }]'),
      lines: [
        `x.yaml:26:45 ${SERVICE}.slowdowns[0].every: "1h" is not longer than one lasts. Let one last less long, or come less often.`,
      ],
    },
    {
      what: 'a slowdown that makes things faster',
      change: beside('slowdowns: [{ from: 1m, for: 1h, factor: 0.5 }]'),
      lines: [`x.yaml:26:46 ${SERVICE}.slowdowns[0].factor: 0.5 is out of range. Use 1 to 1,000.`],
    },
    {
      what: 'bad periods in which nothing is bad',
      change: beside('badPeriods: { every: 1h, last: 5m }'),
      lines: [
        `x.yaml:26:17 ${SERVICE}.badPeriods: In these periods nothing is bad. Add factor, status or fault, like factor: 10.`,
      ],
    },
    {
      what: 'bad periods that are longer than the time between them',
      change: beside('badPeriods: { every: 1h, last: 2h, factor: 10 }'),
      lines: [
        `x.yaml:26:26 ${SERVICE}.badPeriods.every: "1h" is not longer than one lasts. Let one last less long, or come less often.`,
      ],
    },
    {
      what: 'work that fails slowly',
      change: beside('badPeriods: { every: 1h, last: 5m, factor: 10, status: 500 }'),
      lines: [
        `x.yaml:26:48 ${SERVICE}.badPeriods.factor: Work that fails is not slower as well. Keep the factor, or the status or fault.`,
      ],
    },
    {
      what: 'a share that is a number',
      change: beside('contention: { scale: 0.1 }'),
      lines: [
        `x.yaml:26:26 ${SERVICE}.contention.scale: 0.1 has no unit, and a share needs one. Write a number with %, like 1% or 97.5%.`,
      ],
    },
    {
      what: 'a way to go on that is none',
      change: beside('abandons: stop'),
      lines: [
        `x.yaml:26:15 ${SERVICE}.abandons: "stop" is not a way to go on. Use continue or cancel.`,
      ],
    },
    {
      what: 'half a cold start',
      change: beside('coldStart: { idle: 5m }'),
      lines: [`x.yaml:26:5 ${SERVICE}.coldStart.adds: This is required. Add adds, like adds: 3s.`],
    },
    {
      what: 'a preset that is misspelt',
      change: ['latency: 50ms', 'preset: flakey'],
      lines: [
        `x.yaml:25:13 ${SERVICE}.preset: "flakey" is not a preset. Use flaky, slow-burn, rate-limited, black-hole, cold-lambda or nightly-maintenance. Did you mean flaky?`,
      ],
    },
  ],
  'the choice of a reply': [
    {
      what: 'a condition and a weight',
      change: choosing('when: { lead: Plan, is: team }, weight: 2'),
      lines: [
        `x.yaml:27:17 ${SERVICE}.replies[0].when: A reply is chosen in one way, and this one has weight already. Keep one of the two.`,
      ],
    },
    {
      what: 'a condition that nobody has to meet',
      change: choosing('when: { lead: Plan, is: team }'),
      lines: [
        `x.yaml:27:7 ${SERVICE}.replies: A call that meets none of the conditions has no reply. Add a reply without a condition.`,
      ],
    },
    {
      what: 'a condition on nothing',
      change: choosing('when: { is: team }'),
      lines: [
        `x.yaml:27:17 ${SERVICE}.replies[0].when: A condition looks at the lead or at the request. Write either lead or request.`,
      ],
    },
    {
      what: 'a condition on two things',
      change: choosing('when: { lead: Plan, request: $.plan, is: team }'),
      lines: [
        `x.yaml:27:17 ${SERVICE}.replies[0].when: A condition looks at the lead or at the request. Write either lead or request.`,
      ],
    },
    {
      what: 'a condition that asks nothing',
      change: choosing('when: { lead: Plan }'),
      lines: [
        `x.yaml:27:17 ${SERVICE}.replies[0].when: Nothing is asked here. Add a test, like is: enterprise.`,
      ],
    },
    {
      what: 'a condition on a field that is not there',
      change: [
        '- { status: 200,',
        '- { status: 500 }\n      - { when: { lead: Plann, is: team }, status: 200,',
      ],
      lines: [
        `x.yaml:28:25 ${SERVICE}.replies[1].when.lead: "Plann" is not the display name of a lead field. Add it under leads.fields. Did you mean Plan?`,
      ],
    },
    {
      what: 'a path that runs an expression',
      change: [
        '- { status: 200,',
        "- { status: 500 }\n      - { when: { request: '$.a[?(@.b > 1)]', is: 1 }, status: 200,",
      ],
      lines: [
        `x.yaml:28:28 ${SERVICE}.replies[1].when.request: "$.a[?(@.b > 1)]" is not a path into a request. Write a JSONPath without expressions, like $.email or $.tags[0].`,
      ],
    },
    {
      what: 'a test that is none',
      change: [
        '- { status: 200,',
        '- { status: 500 }\n      - { when: { lead: Plan, equals: team }, status: 200,',
      ],
      lines: [
        `x.yaml:28:31 ${SERVICE}.replies[1].when.equals: There is no such key. Use lead, request, is, isNot, oneOf, contains, startsWith, above, atLeast, below, atMost or isEmpty.`,
      ],
    },
    {
      what: 'a reply that is never given',
      change: choosing('times: 0'),
      lines: [
        `x.yaml:27:18 ${SERVICE}.replies[0].times: 0 is out of range. Use 1 to 1,000,000,000.`,
      ],
    },
  ],
}
