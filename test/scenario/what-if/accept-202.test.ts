import { describe, expect, it } from 'vitest'
import { takeScenario } from '../../../src/disk/take-scenario.ts'
import { simulate } from '../../../src/door/simulate.ts'
import { enrich, ORIGIN } from '../../scenario-of.ts'

const slow = () =>
  enrich({
    leads: { count: 1_000 },
    services: {
      [ORIGIN]: {
        latency: '2s',
        replies: [{ share: '10%', fault: 'hang' }, { json: { score: 1 } }],
      },
    },
  })

describe('what if services answered 202 and worked later', () => {
  it.each([
    ['accept-202(20ms)', 20_000],
    ['accept-202', 20_000],
    ['accept-202(50ms)', 50_000],
  ])('1,000 calls on one slot take as long as that: %s', async (change, totalMs) => {
    for (const fidelity of ['model', 'handlers'] as const) {
      const { delay, calls, verdict } = await simulate(slow(), { fidelity, whatIf: [change] })
      expect(delay.totalMs, fidelity).toBe(totalMs)
      expect(calls).toMatchObject({ timeouts: 0, byStatus: { 202: 1_000 } })
      expect(verdict.passed).toBe(true)
    }
  })

  it('maps nothing, and says what it takes to be so', async () => {
    const { mapping, assumptions, calls } = await simulate(slow(), { whatIf: ['accept-202'] })
    expect(mapping?.written).toBe(0)
    expect(calls.byOutcome).toEqual({ unmapped: 1_000 })
    expect(assumptions[0]).toMatchObject({
      setting: 'what-if accept-202',
      value: expect.stringContaining('limits of that API'),
    })
  })

  it('leaves what stands at the door', async () => {
    const input = enrich({
      services: { [ORIGIN]: { preset: 'rate-limited', rateLimit: { limit: '1/s' } } },
    })
    const { services, webhooks } = await takeScenario(input, { whatIf: ['accept-202(30ms)'] })
    expect(services[0]).toMatchObject({
      latency: { spanUs: 30_000 },
      replies: [{ status: 202 }],
      load: { rateLimit: { tokenCount: 1 } },
    })
    expect(webhooks[0]).toMatchObject({ responseType: 'None', mappings: [] })
  })
})
