// The workloads of `npm run bench`, small: what they do is right, how fast is for the bench.
import { expect, it } from 'vitest'
import { plan } from '../../bench/planned.ts'
import { onWire, served } from '../../bench/served.ts'
import {
  bareLoop,
  handlers,
  handlersWide,
  model,
  modelLoaded,
  naive,
} from '../../bench/workloads.ts'

it.each([
  ['bare loop', bareLoop, 100],
  ['model', model, 200],
  ['model, loaded', modelLoaded, 400],
  ['handlers', handlers, 100],
  ['handlers, wide', handlersWide, 100],
  ['naive harness', naive, 100],
] as const)('the workload %s makes its calls, the same ones each time', async (_, run, calls) => {
  const [one, other] = [await run(100), await run(100)]
  expect(one.calls).toBe(calls)
  expect(one.digest).toBe(other.digest)
})

it('the mock and the bare server answer every request, none too early', async () => {
  const { ours, peer } = await served({ connections: 4, requests: 40 })
  expect([ours.requests, peer.requests]).toEqual([40, 40])
  // The peer's timers know whole milliseconds and may fire up to one early.
  expect(ours.p50Ms).toBeGreaterThan(0)
  expect(peer.p50Ms).toBeGreaterThan(-1)
})

it('a run on the wire makes its calls, and they end as simulated', async () => {
  expect(await onWire(40)).toMatchObject({ leads: 40, differences: 0 })
})

it.each(['constant', 'log-normal'] as const)(
  'a plan with %s latency makes its calls, and two cores come to the same as one',
  async (latency) => {
    const size = { points: 2, replications: 2, leads: 100 }
    const [one, two] = [await plan(latency, size, 1), await plan(latency, size, 2)]
    expect([one.calls, two.calls]).toEqual([800, 800])
    expect(two.digest).toBe(one.digest)
    expect(two.rssMib).toHaveLength(3)
  },
)
