// The workloads of `npm run bench`, small: what they do is right, how fast is for the bench.
import { expect, it, onTestFinished } from 'vitest'
import { FAMILIES, workloadNamed } from '../../bench/families.ts'
import { growth, slope } from '../../bench/growth.ts'
import { openProcess } from '../../bench/own-process.ts'
import { race } from '../../bench/race.ts'
import { missingSimpy } from '../../bench/runs/simpy.ts'
import { select } from '../../bench/select.ts'
import { table } from '../../bench/table.ts'

const DIGEST = /^[0-9a-f]{12}$/

/** Nothing is warm, and once is enough. */
const SMOKE_PACE = { rounds: 2, warmUpSeconds: 0, atLeastSeconds: 0 }

/** What each makes at its smoke size: both legs of the bracket at `model`. */
const CALLS = {
  model: 400,
  'model, loaded': 800,
  'bare loop': 200,
  handlers: 100,
  'handlers, wide': 100,
  serve: 100,
  'node:http': 100,
  'serve, 50 ms': 100,
  'node:http, 50 ms': 100,
  wire: 40,
  'model by leads': 400,
  'model by slots': 300_000,
  'handlers by leads': 100,
  'handlers by slots': 2_000,
  'constant, 1 core': 200_000,
  'constant, 2 cores': 200_000,
  'log-normal, 1 core': 200_000,
  'log-normal, 2 cores': 200_000,
} as const

/** In a process of their own, where all garbage can be collected. */
const ALONE = {
  'model, one long run': 20_000,
  'handlers, one long run': 1_000,
  'model, many runs': 20 * 1_000,
  'handlers, many runs': 20 * 100,
  'sockets, many runs': 20 * 20,
  'wire, many runs': 20 * 20,
  'serve, many starts': 20,
  'plan of many runs': 3 * 100_000,
} as const

/** One puts other timers into its process. */
const BY_HAND = ['naive harness', 'MockAgent', 'getResponse'] as const

/** What they do is nothing but to take time. */
const IDLE = ['bare, 1 core', 'bare, 2 cores'] as const

it('every workload is tried here', () => {
  const names = FAMILIES.flatMap(({ workloads }) => workloads.map(({ name }) => name))
  const tried = [...Object.keys(CALLS), ...Object.keys(ALONE), ...IDLE, ...BY_HAND, 'SimPy']
  expect(names.toSorted()).toEqual(tried.toSorted())
})

it.each(Object.entries(CALLS))('the workload %s makes its calls: %i', async (name, calls) => {
  const { run, smoke } = workloadNamed(name)
  const done = await run(smoke)
  expect(done.calls).toBe(calls)
  expect(done.digest).toMatch(DIGEST)
})

it.each(Object.entries(ALONE))(
  'the workload %s makes its calls, and leaves nothing behind: %i',
  async (name, calls) => {
    const { smoke, bounds } = workloadNamed(name)
    const process = openProcess(name)
    onTestFinished(() => process.close())
    const done = await process.run({ size: smoke, atLeastSeconds: 0 })
    expect(done.calls).toBe(calls)
    expect(done.digest).toMatch(DIGEST)
    const [first, , last, ...others] = done.marks ?? []
    expect(others).toEqual([])
    expect(last?.resources).toBeLessThanOrEqual(first?.resources ?? 0)
    expect(last?.listeners).toBe(first?.listeners)
    expect(done.peakRssMib).toBeLessThan(bounds?.peakRssMib ?? 0)
  },
)

it('threads count as far on two cores as on one', async () => {
  const [one, two] = IDLE.map(workloadNamed)
  expect((await two?.run(1))?.digest).toBe((await one?.run(1))?.digest)
})

const isCi = process.env.HOOKDRILL_CI !== undefined
const why = missingSimpy()
const itWithSimpy = why === undefined || isCi ? it : it.skip

itWithSimpy(
  `SimPy runs the same campaign${why === undefined ? '' : ` (skipped: ${why})`}`,
  async () => {
    const leads = 20_000
    const [theirs, ours] = [
      await workloadNamed('SimPy').run(leads),
      await workloadNamed('model').run(leads),
    ]
    expect(theirs.calls).toBe(leads)
    expect(theirs.digest).toMatch(DIGEST)
    // Another generator, so other luck: the sum of so many latencies has a standard error of 1.4%.
    expect(theirs.delaySeconds).toBeGreaterThan(0)
    expect((theirs.delaySeconds ?? 0) / (ours.delaySeconds ?? 1)).toBeCloseTo(1, 1)
  },
)

it('harnesses by hand make their calls, and write the same', async () => {
  const done = await Promise.all(
    BY_HAND.map(async (name) => {
      const process = openProcess(name)
      onTestFinished(() => process.close())
      return await process.run({ size: 100, atLeastSeconds: 0 })
    }),
  )
  expect(done.map(({ calls }) => calls)).toEqual([100, 100, 100])
  expect(new Set(done.map(({ digest }) => digest)).size).toBe(1)
})

it('a race is run in turns, and each is as many times as fast as its peer as it was', async () => {
  const [model, bare] = await race(
    [workloadNamed('model'), workloadNamed('bare loop')],
    SMOKE_PACE,
    ({ smoke }) => [smoke],
  )
  expect(model?.median.calls).toBe(400)
  expect(model?.against.map(({ peer }) => peer)).toEqual(['bare loop'])
  expect(model?.against[0]?.times).toBeGreaterThan(0)
  expect(bare?.against).toEqual([])
})

it('a growth has a process for each size, and an exponent between them', async () => {
  const grown = await growth(workloadNamed('model by leads'), [200, 400], SMOKE_PACE)
  expect(grown.sizes.map(({ size, calls }) => [size, calls])).toEqual([
    [200, 400],
    [400, 800],
  ])
  expect(grown.sizes[1]?.exponent).toBe(grown.exponent)
})

it('the exponent is 2 where twice as much takes four times as long, and 0 where it takes no longer', () => {
  const square = [1, 2, 4].map((size) => ({ size, cpuSeconds: 3 * size ** 2 }))
  expect(slope(square)).toBeCloseTo(2, 10)
  expect(slope([1, 10, 100].map((size) => ({ size, cpuSeconds: 5 })))).toBeCloseTo(0, 10)
})

it('a workload that breaks says why, and its process ends', async () => {
  const process = openProcess('model')
  onTestFinished(() => process.close())
  await expect(process.run({ size: -1, atLeastSeconds: 0 })).rejects.toThrow(/^model: .*count/)
})

it('a name selects a family, or a workload with its peers; no name, what is canonical', () => {
  const namesOf = (names: readonly string[]) =>
    select(FAMILIES, names).families.map(({ name, workloads }) => [
      name,
      ...workloads.map((one) => one.name),
    ])
  expect(namesOf(['handlers, wide'])).toEqual([['handlers', 'handlers, wide', 'naive harness']])
  expect(namesOf(['soak']).map(([name]) => name)).toEqual(['soak'])
  expect(namesOf([]).map(([name]) => name)).toEqual(['model', 'handlers', 'serve', 'growth'])
  expect(select(FAMILIES, ['modle']).unknown).toEqual(['modle'])
})

it('what is not installed is left out, and said', () => {
  const [family] = FAMILIES
  if (!family) throw new Error('there are families')
  const missing = () => 'it is not installed'
  const workloads = family.workloads.map((one) =>
    one.name === 'bare loop' ? { ...one, missing } : one,
  )
  const { families, leftOut } = select([{ ...family, workloads }], ['model, loaded'])
  expect(families[0]?.workloads.map(({ name }) => name)).toEqual(['model, loaded'])
  expect(leftOut).toEqual(['bare loop is left out: it is not installed'])
})

it('figures stand to the right under their heads, words to the left', () => {
  const rows = [
    { name: 'model', calls: 6_000 },
    { name: 'a', calls: 5 },
  ]
  const text = table(rows, [
    { head: 'workload', cell: ({ name }) => name, isWords: true },
    { head: 'calls', cell: ({ calls }) => String(calls) },
  ])
  expect(text).toBe('workload  calls\nmodel      6000\na             5')
})
