// Answers that can be worked out by hand, and then what is said where luck decides.
import { describe, expect, it } from 'vitest'
import { type LoadOptions, loadScenario } from '../../../src/disk/load-scenario.ts'
import { type SolveOptions, solve } from '../../../src/door/solve.ts'
import { UsageError } from '../../../src/errors.ts'
import type { Solution } from '../../../src/plan/solve/solution.ts'
import { solutionAsCsv } from '../../../src/plan/solve/solution-as-csv.ts'
import { solutionAsTerminal } from '../../../src/plan/solve/solution-as-terminal.ts'
import { figureText } from '../../../src/plan/solve/words.ts'
import type { ScenarioInput } from '../../../src/scenario/schema.ts'
import { enrich, ORIGIN } from '../../scenario-of.ts'

interface Setting {
  readonly leads?: number
  readonly slots?: number
  readonly service?: ScenarioInput['services'][string]
  readonly expect?: ScenarioInput['expect']
}

function scenario({ leads = 100_000, slots = 1, service = { latency: '50ms' }, ...rest }: Setting) {
  return enrich({
    instance: { concurrency: slots },
    leads: { count: leads, fields: { 'Lead Score': { type: 'score' } } },
    services: { [ORIGIN]: service },
    ...rest,
  })
}

function solved(
  setting: Setting,
  options: Omit<SolveOptions, 'target'> & { readonly target?: string },
): Promise<Solution> {
  const { target, ...others } = options
  return solve(scenario(setting), {
    replications: 1,
    ...others,
    ...(target !== undefined && { target: [target] }),
  })
}

/** In one line, as long as it may be. */
function words(solution: Solution): string {
  return text(solution).replaceAll(/\n */g, ' ')
}

function text(solution: Solution): string {
  return solutionAsTerminal(solution, { columns: 120, hasColor: false })
}

describe('what can be worked out by hand', () => {
  it('the fewest slots for 100,000 calls of 50 ms in 10 minutes are 9', async () => {
    const found = await solved(
      {},
      {
        for: 'slots',
        target: 'totalDelay <= 10m',
        replications: 2,
      },
    )
    expect(found).toMatchObject({
      outcome: 'edge',
      side: 'fewest',
      answer: { text: '9', amount: 9, seeds: 2, met: 2, figures: [{ least: 555_600 }] },
      beyond: { text: '8', met: 0, figures: [{ least: 625_000, most: 625_000 }] },
      edges: { areSame: true },
      isMonotonic: true,
    })
    const shown = text(found).match(/^ +\d+ .*(?:passed|missed)$/gm) ?? []
    expect(text(found)).toContain(`\n  and ${found.points.length - shown.length} more: see --csv`)
    expect(text(found).split('\n').slice(0, 3)).toEqual([
      'The fewest slots that keep totalDelay <= 10m are 9: 9 m 15.6 s; with 8 it is 10 m 25 s.',
      'The same with each of 2 seeds, figures and all.',
      '1 now: 9 times that is needed.',
    ])
  })

  it('the slowest latency for 100,000 leads on 20 slots in an hour is 720 ms, to the microsecond', async () => {
    const options = { for: 'services.*.latency', target: 'totalDelay <= 1h', replications: 1 }
    const found = await solved({ slots: 20 }, options)
    expect(found).toMatchObject({
      side: 'most',
      answer: { text: '720ms', amount: 720, figures: [{ least: 3_600_000 }] },
      beyond: { text: '720.001ms', figures: [{ least: 3_600_005 }] },
    })
    expect(words(found)).toContain(
      'The slowest services.*.latency that keeps totalDelay <= 1h is 720 ms: 1 h; at 720.001 ms it is 1 h 0.005 s.',
    )
    expect(words(found)).toContain('50 ms now: 14.4 times that would do.')
  })

  it('the most leads in an hour on one slot are 72,000', async () => {
    const found = await solved({}, { for: 'leads', target: 'totalDelay <= 1h' })
    expect(found).toMatchObject({ answer: { text: '72000' }, beyond: { text: '72001' } })
    expect(words(found)).toContain('The most leads that keep totalDelay <= 1h are 72,000: 1 h;')
  })

  it('of 100,000 calls 0.07% may hang for 30 s: 5,000 s + 29.95 s each are under two hours', async () => {
    const service = { latency: '50ms', replies: [{ share: '1%', fault: 'hang' as const }, {}] }
    const path = 'services.*.replies[0].share'
    const found = await solved({ service }, { for: path, target: 'totalDelay <= 2h' })
    expect(found).toMatchObject({
      unknown: { unit: 'share', resolution: '0.01 percentage points' },
      answer: { text: '0.07%', figures: [{ least: 7_096_500 }] },
      beyond: { text: '0.08%', figures: [{ least: 7_396_000 }] },
    })
    expect(words(found)).toContain(`The highest ${path} that keeps`)
  })

  it('a limit on timeouts: a reply at exactly the time limit counts', async () => {
    const service = {
      latency: '50ms',
      replies: [{ share: '1%', latency: '2s', json: {} }, { json: {} }],
    }
    const setting = { service, leads: 1_000 }
    const some = await solved(setting, { for: 'timeout', target: 'timeoutShare <= 1%' })
    expect(some).toMatchObject({
      answer: { text: '50ms', figures: [{ least: 0.01 }] },
      beyond: { text: '49.999ms', figures: [{ least: 1 }] },
    })
    expect(text(some)).toContain('The shortest timeout that keeps timeoutShare <= 1% is 50 ms: 1%')
    const none = await solved(setting, { for: 'timeout', target: 'timeouts == 0' })
    expect(none).toMatchObject({ answer: { text: '2s' }, beyond: { text: '1999.999ms' } })
  })

  it('a rate, to four figures: 100 leads are spread over 10 s at 9.94/s', async () => {
    const found = await solve(
      enrich({ campaign: { arrivals: { rate: '20/s' }, flow: [{ call: 'enrich' }] } }),
      { for: 'campaign.arrivals.rate', target: ['totalDelay >= 10s'], replications: 1 },
    )
    // 99 gaps and a call of 50 ms: 99 ÷ 9.95 s.
    expect(found).toMatchObject({ answer: { text: '9.94/s' }, beyond: { text: '9.95/s' } })
  })

  it('several targets have to hold all', async () => {
    const found = await solve(scenario({}), {
      for: 'slots',
      target: ['totalDelay <= 10m', 'totalDelay <= 5m', 'timeouts == 0'],
      replications: 1,
    })
    expect(found.answer?.text).toBe('17')
    expect(words(found)).toContain('are 17: totalDelay 4 m 54.15 s, timeouts 0; with 16 totalDelay')
  })

  it('without a target it is what the scenario expects, as far as model can tell', async () => {
    const limits = { totalDelay: '<= 10m', mappedShare: '== 100%' }
    const found = await solved({ expect: limits }, { for: 'slots' })
    expect(found.targets).toEqual([{ metric: 'totalDelay', limit: '<= 10m' }])
    expect(found.answer?.text).toBe('9')
  })
})

describe('where there is no edge', () => {
  it('nothing meets a target that no number of slots reaches', async () => {
    const found = await solved({ leads: 20_000 }, { for: 'slots', target: 'totalDelay <= 90ms' })
    expect(found).toMatchObject({ outcome: 'nothing', answer: null, beyond: null, side: null })
    expect(words(found)).toContain(
      'No number of slots from 1 to 10,000 keeps totalDelay <= 90ms: it is 16 m 40 s at 1 and 100 ms at 10,000.',
    )
  })

  it('everything meets one that is always kept', async () => {
    const between = { between: '10ms..1s' }
    const found = await solved(
      { leads: 100 },
      { for: 'services.*.latency', target: 'totalDelay <= 2m', ...between },
    )
    expect(found).toMatchObject({ outcome: 'everything', answer: { text: '1s' }, beyond: null })
    expect(words(found)).toContain(
      'Every services.*.latency from 10 ms to 1 s keeps totalDelay <= 2m: it is 1 s at 10 ms and 1 m 40 s at 1 s.',
    )
  })

  it('is no claim about values that nobody looked at, where two limits pull apart', async () => {
    const leads = 2_000
    const input = scenario({ leads, slots: 5, service: { latency: '400ms' } })
    const campaign = { ...input.campaign, flow: [{ call: 'enrich' }], arrivals: { rate: '10/s' } }
    const target = ['utilisation >= 80%', 'totalDelay <= 205s']
    const options = { for: 'slots', target, replications: 1 }
    // With 4 slots both are kept; it is not among the values that are tried from 5.
    const found = await solve({ ...input, campaign }, options)
    expect(words(found)).toMatch(
      /^None of \d+ values of slots looked at from 1 to 10,000 keeps utilisation >= 80% and totalDelay <= 205s: /,
    )
    expect(words(found)).toContain('; one between them may do otherwise.')
  })

  it('what the scenario refuses ends the search: a p99 is not below the p50', async () => {
    const service = { latency: { p50: '50ms', p99: '900ms' } }
    const found = await solved(
      { service, leads: 100 },
      { for: 'services.*.latency.p99', target: 'totalDelay >= 0s', replications: 1 },
    )
    expect(found.unknown.low.amount).toBeGreaterThanOrEqual(50)
    expect(found.unknown.low.amount).toBeLessThan(51)
  })

  it('met in a window only is said, and the edge is the nearest', async () => {
    const found = await solve(scenario({ leads: 1_000 }), {
      for: 'leads',
      target: ['totalDelay >= 30s', 'totalDelay <= 60s'],
      replications: 1,
    })
    expect(found).toMatchObject({ isMonotonic: false, answer: { text: '1200' } })
    expect(words(found)).toContain('Met and missed alternate')
  })

  it('a search that is stopped says so and has no answer', async () => {
    const found = await solved(
      {},
      { for: 'slots', target: 'totalDelay <= 10m', signal: AbortSignal.abort() },
    )
    expect(found).toMatchObject({ partial: true, outcome: 'unknown', answer: null })
    expect(words(found)).toContain('Stopped before it was found what keeps totalDelay <= 10m.')
  })
})

describe('where luck decides', () => {
  const service = { latency: { p50: '120ms', p99: '700ms' } }
  const options = {
    for: 'services.*.latency.p99',
    target: 'totalDelay <= 45s',
    replications: 20,
  }

  it('19 of 20 seeds allow the answer, and that is all that is promised', {
    timeout: 60_000,
  }, async () => {
    const found = await solved({ leads: 300, service }, options)
    expect(found.edges?.areSame).toBe(false)
    expect(found.answer).toMatchObject({ seeds: 20, met: 19 })
    expect(found.beyond).toMatchObject({ seeds: 20, met: 18 })
    // Clopper and Pearson for 19 of 20, one-sided.
    expect(found.leastShare).toBeCloseTo(0.7839, 4)
    expect(words(found)).toContain(
      'Met with 19 of 20 seeds: with 95% confidence at least 78.4% of all runs meet it.',
    )
    const limits = found.edges?.bySeed.map((edge) => edge?.amount ?? 0) ?? []
    expect(limits).toHaveLength(20)
    expect(limits.toSorted((a, b) => a - b)[1]).toBe(found.answer?.amount)
  })

  it('one seed promises nothing', async () => {
    const found = await solved({ leads: 300, service }, { ...options, replications: 1 })
    expect(words(found)).toContain('With one seed: what others come to is not known')
  })

  it('the same search gives the same bytes', async () => {
    const [one, other] = await Promise.all(
      [1, 2].map(() => solved({ leads: 300, service }, { ...options, replications: 3 })),
    )
    expect(JSON.stringify(one)).toBe(JSON.stringify(other))
  })
})

describe('what replays the answer', () => {
  async function replayed(options: LoadOptions): Promise<string | undefined> {
    const file = 'scenarios/documented-sum.yaml'
    const target = ['totalDelay <= 30s']
    const asked = { for: 'slots', target, replications: 1 }
    return (await solve(await loadScenario(file, { leads: 2_000, ...options }), asked)).replay
  }
  const RUN = 'hookdrill run scenarios/documented-sum.yaml'

  it('keeps what was asked for beside the file, but for what the answer replaces', async () => {
    expect(await replayed({ concurrency: 3, seed: 7 })).toBe(
      `${RUN} --set instance.concurrency=4 --leads 2000 --seed 7`,
    )
  })

  it('may read what the search may, and tells no more', async () => {
    expect(await replayed({ allowPaths: ['examples'], redact: 'leads' })).toBe(
      `${RUN} --allow-path examples --set instance.concurrency=4 --leads 2000 --redact leads`,
    )
  })

  it('keeps what-ifs, and comes after them, or they would undo it', async () => {
    expect(await replayed({ whatIf: ['services.*.latency=100ms', 'slots=2'] })).toBe(
      `${RUN} --leads 2000 --what-if 'services.*.latency=100ms' --what-if slots=2 --what-if instance.concurrency=7`,
    )
  })
})

it('a value that is there now and the answer, too, is told once', async () => {
  const found = await solved({ leads: 100 }, { for: 'slots', target: 'totalDelay == 5s' })
  expect(found).toMatchObject({ answer: { text: '1' }, unknown: { current: { text: '1' } } })
  expect(text(found).match(/^ +1 .*passed$/gm)).toHaveLength(1)
})

it('after the last seed comes the first, and the last line says so', async () => {
  const seeded = { ...scenario({ leads: 100 }), seed: 2 ** 32 - 1 }
  const target = ['totalDelay <= 1s']
  const found = await solve(seeded, { for: 'slots', target, replications: 2 })
  expect(words(found)).toContain('· seeds 4294967295 to 0 ·')
})

it('a row of the CSV is a value that was run', async () => {
  const found = await solved(
    { leads: 100 },
    {
      for: 'slots',
      target: 'totalDelay <= 2s',
      replications: 2,
    },
  )
  const [header, ...rows] = solutionAsCsv(found).trimEnd().split('\n')
  expect(header).toBe('slots,amount,seeds,met,totalDelay ms least,totalDelay ms most')
  expect(rows).toContain('3,3,2,2,1700,1700')
  expect(rows).toHaveLength(found.points.length)
})

describe('what is refused', () => {
  const target = 'totalDelay <= 1h'

  it.each([
    ['a path that is not there', { for: 'foo', target }, /^--for foo: there is no foo/],
    ['a path that cannot be read', { for: '..', target }, /^--for/],
    ['a path with a value', { for: 'slots=3', target }, /^--for/],
    ['a value that is no amount', { for: 'name', target }, /^--for "name": what stands there/],
    [
      'a metric that is not there',
      { for: 'slots', target: 'delay <= 1h' },
      /--target "delay <= 1h"/,
    ],
    ['a target without a metric', { for: 'slots', target: '<= 1h' }, /it names no metric/],
    ['a target without a unit', { for: 'slots', target: 'totalDelay <= 5' }, /has no duration/],
    [
      'what model cannot tell',
      { for: 'slots', target: 'mappedShare >= 1%' },
      /--target "mappedShare": it is not measured at model/,
    ],
    ['no target at all', { for: 'slots' }, /^solve: there is no target/],
    ['bounds the wrong way', { for: 'slots', target, between: '9..1' }, /^--between "9\.\.1"/],
    [
      'bounds of another unit',
      { for: 'slots', target, between: '1s..2s' },
      /^--between "1s\.\.2s"/,
    ],
    ['a confidence of everything', { for: 'slots', target, confidence: 1 }, /^confidence 1:/],
  ])('%s', async (_, options, message) => {
    const refused = solved({ leads: 10 }, options)
    await expect(refused).rejects.toThrow(UsageError)
    await expect(refused).rejects.toThrow(message)
  })
})

it('a range whose ends read the same is told as one', () => {
  const range = { metric: 'utilisation', least: 0.0001, most: 0.0002 } as const
  expect(figureText(range, [])).toBe('< 0.1%')
  const times = { metric: 'totalDelay', least: 200_001, most: 200_002 } as const
  expect(figureText(times, [])).toBe('about 3 m 20 s')
  expect(figureText({ ...range, most: 0.2 }, [])).toBe('< 0.1% to 20%')
})
