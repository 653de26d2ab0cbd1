// What every fidelity promises (src/fidelity/port.ts), tried with one call at a time: it is begun, and
// virtual time goes from wake to wake until it has settled.
import { describe, expect, it } from 'vitest'
import type { Call, Reach, Settled, Turn, Wake } from '../../src/fidelity/port.ts'
import type { ReplyDefinition, Service } from '../../src/service/definition.ts'
import { after, milliseconds, seconds, type Us, us, ZERO } from '../../src/time/instant.ts'
import { VirtualTime } from '../../src/time/virtual-clock.ts'

export interface ReachSetup {
  readonly time: VirtualTime<Wake>
  readonly services: readonly Service[]
  readonly timeoutUs: Us
  readonly campaignType: 'trigger' | 'batch'
}

export type OpenReach = (setup: ReachSetup) => Reach

export const LIMIT = seconds(30)
/** Calls begin at some instant, not at 0: a fidelity that mixes up spans and instants fails. */
const STARTED = seconds(7)

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

interface Ended extends Settled {
  readonly atUs: Us
  /** Wakes that are still waiting after the call has settled. */
  readonly leftCount: number
}

async function runOne(
  open: OpenReach,
  setup: Partial<ReachSetup> & Pick<ReachSetup, 'services'>,
): Promise<Ended> {
  const time = new VirtualTime<Wake>()
  time.advanceTo(STARTED)
  const reach = open({ time, timeoutUs: LIMIT, campaignType: 'trigger', ...setup })
  let turn: Turn = await reach.begin(call)
  while (turn === 'parked') {
    const dueUs = time.queue.nextUs
    if (dueUs === undefined) throw new Error('the call parked and nothing will ever wake it')
    time.advanceTo(dueUs)
    turn = await time.queue.pop().wake()
  }
  return {
    ...turn,
    atUs: time.nowUs,
    leftCount: time.queue.nextUs === undefined ? 0 : time.queue.size,
  }
}

function answering(
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

/** Outcomes in which a 2xx may end, depending on who looks at its body. */
const ACCEPTED: readonly string[] = ['accepted', 'mapped', 'unmapped', 'empty', 'unreadable']

export function describeReach(name: string, open: OpenReach): void {
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

    it.each(['reset', 'empty reply'] as const)(
      'a %s fails at the reply’s own time',
      async (fault) => {
        const ended = await runOne(open, { services: answering({ fault }) })
        expect(ended).toMatchObject({
          atUs: us(STARTED + 50_000),
          ending: { outcome: 'failed', failure: 'CONNECTION' },
        })
      },
    )

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
    ] as const)('leaves nothing waiting behind after %s', async (_, reply) => {
      expect((await runOne(open, { services: answering(reply) })).leftCount).toBe(0)
    })
  })
}
