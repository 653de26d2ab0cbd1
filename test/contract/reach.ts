// What every fidelity promises (src/fidelity/port.ts), tried with one call at a time: it is begun, and
// virtual time goes from wake to wake until it has settled.
import { describe, expect, it } from 'vitest'
import type { ExecutorSettings } from '../../src/executor/webhook.ts'
import type { Call, OpenedReach, Reach, Settled, Turn, Wake } from '../../src/fidelity/port.ts'
import type { ReplyDefinition, Service } from '../../src/service/definition.ts'
import { after, milliseconds, seconds, type Us, us, ZERO } from '../../src/time/instant.ts'
import { VirtualTime } from '../../src/time/virtual-clock.ts'

export interface ReachSetup {
  readonly time: VirtualTime<Wake>
  readonly services: readonly Service[]
  readonly timeoutUs: Us
  /** Those of the time limit; left out where they are the default. */
  readonly limit?: Partial<Pick<ExecutorSettings, 'timeoutCovers' | 'timeoutEdge'>>
  readonly campaignType: 'trigger' | 'batch'
}

export type OpenReach = (setup: ReachSetup) => Reach | Promise<OpenedReach>

export const LIMIT = seconds(30)
/** Calls begin at some instant, not at 0: a fidelity that mixes up spans and instants fails. */
export const STARTED = seconds(7)

const call: Call = {
  slotIndex: 0,
  serviceIndex: 0,
  leadIndex: 0,
  entry: 0,
  campaignIndex: 0,
  stepIndex: 0,
  attempt: 0,
  dealIndex: 0,
  dealCount: 1,
  webhookIndex: 0,
  arrivedUs: ZERO,
  queuedUs: ZERO,
  startedUs: STARTED,
  giveUpUs: after(STARTED, LIMIT),
  written: undefined,
}

export interface Ended extends Settled {
  readonly atUs: Us
  /** What a reader of the report should know. */
  readonly warnings: readonly string[]
  /** Wakes that are still waiting after the call has settled. */
  readonly leftCount: number
}

export async function runOne(
  open: OpenReach,
  setup: Partial<ReachSetup> & Pick<ReachSetup, 'services'>,
): Promise<Ended> {
  const time = new VirtualTime<Wake>()
  time.advanceTo(STARTED)
  const opened = await open({ time, timeoutUs: LIMIT, campaignType: 'trigger', ...setup })
  const { reach, close } = 'reach' in opened ? opened : { reach: opened, close: async () => [] }
  let warnings: readonly string[] = []
  let settled: Settled
  try {
    settled = await settle(time, await reach.begin(call))
  } finally {
    warnings = await close()
  }
  const leftCount = time.queue.nextUs === undefined ? 0 : time.queue.size
  return { ...settled, atUs: time.nowUs, leftCount, warnings }
}

async function settle(time: VirtualTime<Wake>, begun: Turn): Promise<Settled> {
  let turn = begun
  while (turn === 'parked') {
    const dueUs = time.queue.nextUs
    if (dueUs === undefined) throw new Error('the call parked and nothing will ever wake it')
    time.advanceTo(dueUs)
    turn = await time.queue.pop().wake()
  }
  return turn
}

export function answering(
  reply: Partial<ReplyDefinition>,
  spanUs: Us = milliseconds(50),
): readonly Service[] {
  const definition: ReplyDefinition = {
    choice: { kind: 'weight', weight: 1 },
    status: 200,
    headers: [],
    body: { kind: 'json', value: { score: 7 } },
    ...reply,
  }
  const latency = { kind: 'constant', spanUs } as const
  return [{ origin: 'https://api.example.com', latency, replies: [definition] }]
}

const LATE = { limit: { timeoutEdge: 'times out' } } as const
const CONNECT = { limit: { timeoutCovers: 'connect' } } as const
const READ = { limit: { timeoutCovers: 'read' } } as const

/** Outcomes in which a 2xx may end, depending on who looks at its body. */
const ACCEPTED: readonly string[] = ['accepted', 'mapped', 'unmapped', 'empty', 'unreadable']

/** What an arm cannot promise, and why its cases are not among those run. */
export interface Arm {
  /** Somebody else's executor has its own limit, its own words for errors, and its own way with bodies it
   *  cannot read. */
  readonly isOurExecutor?: boolean
}

export function describeReach(
  name: string,
  open: OpenReach,
  { isOurExecutor = true }: Arm = {},
): void {
  describe(`${name} is a way to reach a service`, () => {
    it('ends a call at exactly the instant its answer is complete', async () => {
      const ended = await runOne(open, { services: answering({}) })
      expect(ended.atUs).toBe(us(STARTED + 50_000))
      expect(ACCEPTED).toContain(ended.ending.outcome)
    })

    it.each([
      [29_999_000, true],
      [30_000_000, true],
      [30_000_001, false],
      [30_001_000, false],
    ])('an answer complete after %d µs counts: %s (decision 4)', async (spanUs, counts) => {
      const ended = await runOne(open, { services: answering({}, us(spanUs)) })
      expect(ended.atUs).toBe(us(STARTED + (counts ? spanUs : LIMIT)))
      expect(ACCEPTED.includes(ended.ending.outcome)).toBe(counts)
      expect(ended.ending.outcome === 'timeout').toBe(!counts)
    })

    it('ends a call that is never answered at the limit, as a timeout', async () => {
      const ended = await runOne(open, { services: answering({ fault: 'hang' }) })
      expect(ended).toMatchObject({ atUs: us(STARTED + LIMIT), ending: { outcome: 'timeout' } })
    })

    it.each([
      ['refuse', 'CONNECTION', 'connect ECONNREFUSED'],
      ['reset', 'CONNECTION', 'read ECONNRESET'],
      ['dns', 'DNS', 'getaddrinfo ENOTFOUND'],
      ['tls', 'TLS', 'certificate has expired'],
      ['empty reply', 'CONNECTION', 'closed'],
      ['truncate', 'CONNECTION', 'closed'],
    ] as const)(
      'a call that meets %s fails at the reply’s own time: %s',
      async (fault, failure, reason) => {
        const ended = await runOne(open, { services: answering({ fault }) })
        expect(ended).toMatchObject({
          atUs: us(STARTED + 50_000),
          ending: {
            outcome: 'failed',
            failure,
            ...(isOurExecutor && { reason: expect.stringContaining(reason) }),
          },
        })
      },
    )

    it.each(['refuse', 'truncate'] as const)(
      'a %s at exactly the limit counts, and a µs later it is a timeout (decision 4)',
      async (fault) => {
        const atLimit = await runOne(open, { services: answering({ fault }, LIMIT) })
        expect(atLimit.ending.outcome).toBe('failed')
        const late = await runOne(open, { services: answering({ fault }, us(LIMIT + 1)) })
        expect(late).toMatchObject({ atUs: us(STARTED + LIMIT), ending: { outcome: 'timeout' } })
      },
    )

    const READABLE = ['wrong type'] as const
    it.each(isOurExecutor ? (['malformed', 'huge', ...READABLE] as const) : READABLE)(
      'an answer that is %s comes at the reply’s own time',
      async (fault) => {
        const ended = await runOne(open, { services: answering({ fault }) })
        expect(ended.atUs).toBe(us(STARTED + 50_000))
        expect(ACCEPTED).toContain(ended.ending.outcome)
        const rejected = await runOne(open, { services: answering({ fault, status: 503 }) })
        expect(rejected.ending).toMatchObject({ outcome: 'rejected', status: 503 })
      },
    )

    // The header after 50 ms, then twelve drops, one every 5 s: 60.05 s in all.
    const OVER_ALL = [[{ timeoutUs: seconds(30) }, 'timeout', seconds(30)]] as const
    const OF_OUR_LIMIT = [
      [{ timeoutUs: us(60_049_999) }, 'timeout', us(60_049_999)],
      [{ timeoutUs: us(60_050_000) }, 'answer', us(60_050_000)],
      [{ timeoutUs: us(60_050_000), ...LATE }, 'timeout', us(60_050_000)],
      [{ timeoutUs: us(60_050_001), ...LATE }, 'answer', us(60_050_000)],
    ] as const
    const AFTER_THE_HEADER = [
      [{ timeoutUs: us(49_999), ...CONNECT }, 'timeout', us(49_999)],
      [{ timeoutUs: us(50_000), ...CONNECT }, 'answer', us(60_050_000)],
      [{ timeoutUs: us(49_999), ...READ }, 'timeout', us(49_999)],
      [{ timeoutUs: us(50_000), ...READ }, 'timeout', us(100_000)],
      [{ timeoutUs: us(4_999_999), ...READ }, 'timeout', us(5_049_999)],
      [{ timeoutUs: seconds(5), ...READ }, 'answer', us(60_050_000)],
      [
        { timeoutUs: seconds(5), limit: { ...READ.limit, ...LATE.limit } },
        'timeout',
        us(5_050_000),
      ],
    ] as const
    it.each([...OVER_ALL, ...(isOurExecutor ? [...OF_OUR_LIMIT, ...AFTER_THE_HEADER] : [])])(
      'a body that drips within %o ends as %s after %d µs',
      async (setup, how, afterUs) => {
        const ended = await runOne(open, { services: answering({ fault: 'drip' }), ...setup })
        expect(ended.atUs).toBe(us(STARTED + afterUs))
        const { outcome } = ended.ending
        expect(ACCEPTED.includes(outcome) ? 'answer' : outcome).toBe(how)
        expect(ended.leftCount).toBe(0)
      },
    )

    it('tells of a body that drips when its last drop comes', async () => {
      const { exchanges } = await runOne(open, { services: answering({ fault: 'drip' }) })
      expect(exchanges).toMatchObject([
        { arrivedUs: STARTED, reply: { afterUs: 60_050_000, isAnswer: true, fault: 'drip' } },
      ])
    })

    it.each([301, 404, 429, 500, 503])(
      'a %d is rejected with its number as the error type',
      async (status) => {
        const { ending } = await runOne(open, { services: answering({ status }) })
        expect(ending).toMatchObject({ outcome: 'rejected', status, errorType: status })
      },
    )

    it('tells what the service decided, and when the request reached it', async () => {
      const { exchanges } = await runOne(open, { services: answering({ status: 503 }) })
      expect(exchanges).toMatchObject([
        {
          arrivedUs: STARTED,
          reply: { replyIndex: 0, status: 503, afterUs: 50_000, isAnswer: true },
        },
      ])
    })

    it('refuses a batch campaign at once and sends nothing (decision 8)', async () => {
      const ended = await runOne(open, { services: answering({}), campaignType: 'batch' })
      expect(ended).toMatchObject({
        atUs: STARTED,
        ending: { outcome: 'refused', errorType: 1000 },
        exchanges: [],
      })
    })

    it.each([
      ['an answer', {}],
      ['a timeout', { fault: 'hang' }],
      ['a failure', { fault: 'reset' }],
      ['a body that is cut', { fault: 'truncate' }],
      ['a body that drips', { fault: 'drip' }],
      ['a body that is huge', { fault: 'huge' }],
    ] as const)('leaves nothing waiting behind after %s', async (_, reply) => {
      expect((await runOne(open, { services: answering(reply) })).leftCount).toBe(0)
    })
  })
}
