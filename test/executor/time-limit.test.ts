// Decisions 3, 4: what the limit covers, and its edge. `execute.test.ts` has the defaults.
import { describe, expect, it } from 'vitest'
import { hookdrillExecutor } from '../../src/executor/execute.ts'
import { DEFAULT_SETTINGS } from '../../src/executor/settings.ts'
import { answerMaxUs, openTimeLimit } from '../../src/executor/time-limit.ts'
import type { CallResult, ExecutorSettings } from '../../src/executor/webhook.ts'
import { seconds, us } from '../../src/time/instant.ts'
import { exampleCall, mappings } from './example-call.ts'
import { answer, type Step, VirtualNetwork } from './virtual-network.ts'

const BODY = '{"score":42}'

async function execute(
  steps: readonly Step[],
  settings: Partial<ExecutorSettings>,
  ...others: readonly (readonly Step[])[]
): Promise<{ outcome: CallResult['outcome']; atMs: number; network: VirtualNetwork }> {
  const network = new VirtualNetwork(steps, ...others)
  const call = exampleCall({ settings, webhook: { mappings: mappings({ score: 'LeadScore' }) } })
  const ports = { dispatcher: network, clock: network.clock }
  const ended = hookdrillExecutor
    .execute(call, ports)
    .then(({ outcome }) => ({ outcome, atMs: network.clock.now() / 1_000 }))
  return { ...(await network.settle(ended)), network }
}

/** The header, then a piece of the body at each of the moments, the last of them its end. */
function inPieces(headerMs: number, ...piecesMs: readonly number[]): Step[] {
  const lastMs = piecesMs.at(-1) ?? headerMs
  const pieces = piecesMs.map((afterMs, index): Step => {
    const from = Math.min(index, BODY.length - 1)
    return {
      afterMs,
      data: index === piecesMs.length - 1 ? BODY.slice(from) : BODY.slice(from, from + 1),
    }
  })
  return [{ afterMs: headerMs, status: 200 }, ...pieces, { afterMs: lastMs, end: true }]
}

describe('a limit that covers', () => {
  it.each([
    // The last byte within 30 s of the start.
    ['total', inPieces(10, 30_000), 'mapped', 30_000],
    ['total', inPieces(10, 30_001), 'timeout', 30_000],
    ['total', inPieces(30_001, 30_001), 'timeout', 30_000],
    // The header within 30 s; the body may take for ever.
    ['connect', inPieces(30_000, 30_000), 'mapped', 30_000],
    ['connect', inPieces(30_001, 30_001), 'timeout', 30_000],
    ['connect', inPieces(10, 3_600_000), 'mapped', 3_600_000],
    ['connect', [], 'timeout', 30_000],
    // Never more than 30 s without a byte.
    ['read', inPieces(30_000, 60_000, 90_000), 'mapped', 90_000],
    ['read', inPieces(30_000, 60_001), 'timeout', 60_000],
    ['read', inPieces(30_001, 30_001), 'timeout', 30_000],
    ['read', inPieces(10, 20_000, 50_000, 80_001), 'timeout', 80_000],
    ['read', [], 'timeout', 30_000],
  ] as const)('%s: %o ends as %s after %i ms', async (timeoutCovers, steps, outcome, atMs) => {
    const ended = await execute(steps, { timeoutCovers })
    expect(ended).toMatchObject({ outcome, atMs })
    expect(ended.network.isQuiet).toBe(true)
    expect(ended.network.abortCount).toBe(outcome === 'timeout' ? 1 : 0)
  })

  it('connect is not over with a header that only informs', async () => {
    const informing: Step[] = [{ afterMs: 10, status: 103 }, ...inPieces(30_001, 30_001)]
    const ended = await execute(informing, { timeoutCovers: 'connect' })
    expect(ended).toMatchObject({ outcome: 'timeout', atMs: 30_000 })
  })

  it('read begins anew with a header that only informs', async () => {
    const informing: Step[] = [{ afterMs: 20_000, status: 103 }, ...inPieces(50_000, 50_000)]
    expect(await execute(informing, { timeoutCovers: 'read' })).toMatchObject({ outcome: 'mapped' })
  })

  // Decisions 3, 4, 6.
  it.each([
    ['total', 'counts', 'timeout'],
    ['total', 'times out', 'timeout'],
    ['connect', 'counts', 'mapped'],
    ['connect', 'times out', 'mapped'],
    ['read', 'counts', 'mapped'],
    ['read', 'times out', 'mapped'],
  ] as const)(
    '%s, at whose edge an answer %s, makes two requests of 20 s each a call that is %s',
    async (timeoutCovers, timeoutEdge, outcome) => {
      const redirect = { afterMs: 20_000, status: 307, headers: { location: '/b' } }
      const moving: Step[] = [redirect, { afterMs: 20_000, end: true }]
      const settings = { timeoutCovers, timeoutEdge, redirects: 'follow' } as const
      const ended = await execute(moving, settings, answer(200, BODY, 20_000))
      expect(ended).toMatchObject({ outcome, atMs: outcome === 'timeout' ? 30_000 : 40_000 })
      expect(ended.network.isQuiet).toBe(true)
    },
  )

  it.each(['total', 'connect', 'read'] as const)(
    '%s is the same for an answer in one piece',
    async (timeoutCovers) => {
      const settings = { timeoutCovers, timeoutUs: seconds(2) }
      expect((await execute(answer(200, BODY, 2_000), settings)).outcome).toBe('mapped')
      expect((await execute(answer(200, BODY, 2_001), settings)).outcome).toBe('timeout')
    },
  )
})

describe('at exactly the limit', () => {
  const edges = { timeoutEdge: 'times out' } as const

  it.each([
    ['total', answer(200, BODY, 29_999), 'mapped'],
    ['total', answer(200, BODY, 30_000), 'timeout'],
    ['total', answer(500, BODY, 30_000), 'timeout'],
    ['total', [{ afterMs: 30_000, error: new Error('reset') }], 'timeout'],
    ['total', [{ afterMs: 29_999, error: new Error('reset') }], 'failed'],
    ['total', inPieces(10, 30_000), 'timeout'],
    ['connect', inPieces(29_999, 40_000), 'mapped'],
    ['connect', inPieces(30_000, 40_000), 'timeout'],
    ['read', inPieces(10_000, 39_999), 'mapped'],
    ['read', inPieces(10_000, 40_000), 'timeout'],
  ] as const)(
    '%s: %o ends as %s, where that is too late',
    async (timeoutCovers, steps, outcome) => {
      const ended = await execute(steps, { ...edges, timeoutCovers })
      expect(ended.outcome).toBe(outcome)
      expect(ended.network.isQuiet).toBe(true)
    },
  )

  it('a call ends at the limit and not before it', async () => {
    expect(await execute(answer(200, BODY, 30_000), edges)).toMatchObject({ atMs: 30_000 })
    expect(await execute([], edges)).toMatchObject({ outcome: 'timeout', atMs: 30_000 })
  })

  it('what aborts says that it was the limit, whatever it covers', async () => {
    for (const timeoutCovers of ['total', 'connect', 'read'] as const) {
      for (const timeoutEdge of ['counts', 'times out'] as const) {
        const network = new VirtualNetwork([])
        const settings = { ...DEFAULT_SETTINGS, timeoutCovers, timeoutEdge }
        const { signal } = openTimeLimit(network.clock, settings)
        await network.settle(network.clock.sleep(seconds(31)))
        expect(signal.reason).toMatchObject({
          name: 'TimeoutError',
          message: 'The call reached its time limit.',
        })
      }
    }
  })

  it('an answer counts or it does not, and a µs before it does', () => {
    expect(answerMaxUs(DEFAULT_SETTINGS)).toBe(seconds(30))
    expect(answerMaxUs({ ...DEFAULT_SETTINGS, ...edges })).toBe(us(29_999_999))
  })
})
