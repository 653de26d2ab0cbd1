import { readFileSync, rmSync } from 'node:fs'
import { describe, expect, it, onTestFinished } from 'vitest'
import { thisMachine } from '../../../src/disk/machine.ts'
import { takeScenario } from '../../../src/disk/take-scenario.ts'
import { type SweepOptions, sweep } from '../../../src/door/sweep.ts'
import { heatOf } from '../../../src/plan/sweep/heat-map.ts'
import type { Sweep } from '../../../src/plan/sweep/sweep.ts'
import { sweepAsCsv } from '../../../src/plan/sweep/sweep-as-csv.ts'
import { sweepAsHtml } from '../../../src/plan/sweep/sweep-as-html.ts'
import { sweepAsMarkdown } from '../../../src/plan/sweep/sweep-as-markdown.ts'
import { sweepAsTerminal } from '../../../src/plan/sweep/sweep-as-terminal.ts'
import { rehearse } from '../../../src/rehearse/rehearse.ts'
import { enrich, ORIGIN } from '../../scenario-of.ts'

const RANDOM = enrich({ services: { [ORIGIN]: { latency: { exponential: { mean: '50ms' } } } } })

function swept(options: Partial<SweepOptions>): Promise<Sweep> {
  return sweep(enrich(), { vary: ['concurrency=1,2,4'], workers: 1, ...options })
}

const totals = ({ points }: Sweep) => points.map(({ figures }) => figures.totalDelay?.mean)

describe('a sweep', () => {
  it('runs every combination, the last value changing fastest', async () => {
    const { points } = await swept({ vary: ['concurrency=1,2', 'leads=10,20'] })
    expect(points.map(({ values }) => values)).toEqual([
      ['1', '10'],
      ['1', '20'],
      ['2', '10'],
      ['2', '20'],
    ])
  })

  it('comes to what 100 calls of 50 ms are on so many slots', async () => {
    expect(totals(await swept({}))).toEqual([5_000, 2_500, 1_250])
  })

  it('has intervals without width where luck bears on nothing', async () => {
    const { points } = await swept({})
    for (const { figures } of points) {
      expect(figures.totalDelay).toMatchObject({ deviation: 0, count: 5 })
      expect(figures.totalDelay?.low).toBe(figures.totalDelay?.high)
    }
    expect(points).toHaveLength(3)
  })

  it('begins with the seed of the scenario, so a point is what run says of it', async () => {
    const { points } = await sweep(RANDOM, { vary: ['concurrency=3'], replications: 1, workers: 1 })
    const scenario = await takeScenario(RANDOM, { concurrency: 3 })
    const report = await rehearse(scenario, { fidelity: 'model' }, thisMachine())
    expect(points[0]?.figures.totalDelay?.mean).toBe(report.delay.totalMs)
    expect(points[0]?.figures.totalDelay).toMatchObject({ low: null, high: null, deviation: null })
  })

  it('meets the same luck at every point', async () => {
    // The sum of all latencies is the same whatever the slots are, seed by seed.
    const { points } = await sweep(RANDOM, {
      vary: ['concurrency=1,7'],
      replications: 4,
      workers: 1,
    })
    const busy = points.map(
      ({ figures, values }) =>
        (figures.totalDelay?.mean ?? 0) * (figures.utilisation?.mean ?? 0) * Number(values[0]),
    )
    expect(busy[0]).toBeGreaterThan(0)
    expect(Math.abs((busy[1] ?? 0) / (busy[0] ?? 1) - 1)).toBeLessThan(0.01)
  })

  it('has the same digest every time, and another with another seed', async () => {
    const digests = await Promise.all(
      [{}, {}, { seed: 2 }].map(async (changes) => {
        const { digest } = await sweep(
          { ...RANDOM, ...changes },
          { vary: ['slots=1,2'], workers: 1 },
        )
        return digest
      }),
    )
    expect(digests[1]).toBe(digests[0])
    expect(digests[2]).not.toBe(digests[0])
  })

  it('keeps every point when it is stopped, with the runs it had', async () => {
    const controller = new AbortController()
    const stopped = await swept({
      signal: controller.signal,
      onProgress: ({ runs }) => {
        if (runs === 4) controller.abort()
      },
    })
    expect(stopped.partial).toBe(true)
    expect(stopped.points.map(({ replications }) => replications)).toEqual([2, 1, 1])
    const text = sweepAsTerminal(stopped, { columns: 100, hasColor: false })
    expect(text).toContain('totalDelay, mean of at most 5 runs, 95% interval')
    expect(text).toContain('· seeds 1 to 5, not all run · 4 runs ·')
  })

  it('keeps what it had when it is stopped, and comes to the same from there', async () => {
    const controller = new AbortController()
    let file = ''
    await swept({
      signal: controller.signal,
      onProgress: ({ runs }) => {
        if (runs === 4) controller.abort()
      },
      onKept: (kept) => {
        file = kept
      },
    })
    onTestFinished(() => rmSync(file))
    expect(readFileSync(file, 'utf8').trimEnd().split('\n')).toHaveLength(5)
    const resumed = await swept({ journal: file })
    expect(resumed).toEqual(await swept({}))
    expect(readFileSync(file, 'utf8').trimEnd().split('\n')).toHaveLength(16)
  })

  it('tells how far it is', async () => {
    const told: unknown[] = []
    await swept({ replications: 2, onProgress: (progress) => told.push(progress) })
    expect(told.at(-1)).toEqual({ runs: 6, of: 6, calls: 600 })
  })

  it('runs at handlers where the scenario needs it', async () => {
    const asks = enrich({
      services: {
        [ORIGIN]: {
          latency: '50ms',
          replies: [
            { when: { request: '$.score', atLeast: 50 }, status: 500 },
            { json: { score: 1 } },
          ],
        },
      },
    })
    const { points } = await sweep(asks, { vary: ['slots=1'], replications: 1, workers: 1 })
    expect(points[0]).toMatchObject({ fidelity: 'handlers' })
    expect(points[0]?.figures.mappedShare).not.toBeNull()
  })

  it('of what no run could tell is refused', async () => {
    await expect(swept({ metric: 'mappedShare' })).rejects.toThrow('it is not measured at model')
  })

  it.each([
    [[], 'nothing is varied'],
    [['nowhere=1'], '--vary nowhere: there is no nowhere.'],
    [['slots=1,2', 'concurrency=1,3'], 'instance.concurrency is varied already, by slots.'],
    [[`services.*.latency=1s`, `services["${ORIGIN}"].latency=2s`], 'is varied already'],
    [['concurrency=0'], 'instance.concurrency: 0 is out of range'],
    [
      ['leads=1..1000:1000', 'concurrency=1..1000:1000'],
      '1000000 combinations, and the most is 10000',
    ],
  ])('of %j is refused', async (vary, words) => {
    await expect(swept({ vary })).rejects.toThrow(words)
  })
})

describe('the heat of a point', () => {
  it('goes from the least to the most, by factors where they span more than a decade or so', async () => {
    const linear = heatOf(await swept({ vary: ['slots=1,2,4'] }))
    expect(linear).toMatchObject({ isLog: false, heat: [1, 1 / 3, 0] })
    const log = heatOf(await swept({ vary: ['slots=1,10,100'] }))
    expect(log.isLog).toBe(true)
    expect(log.heat[1]).toBeCloseTo(0.5)
  })

  it('is none anywhere where all are the same', async () => {
    expect(heatOf(await swept({ vary: ['timeout=1s,2s'] })).heat).toEqual([0, 0])
  })
})

describe('a sweep in words', () => {
  const paper = { columns: 100, hasColor: false }

  it('says where the figure is least and most, and shows a map of two values', async () => {
    const text = sweepAsTerminal(await swept({ vary: ['slots=1,4', 'leads=100,200'] }), paper)
    expect(text.split('\n').slice(0, 13)).toEqual([
      'totalDelay is least, 1.25 s at slots=4, leads=100, and most, 10 s at slots=1, leads=200.',
      '',
      'totalDelay: slots down, leads across',
      '          100      200',
      '  1     5 s ▒   10 s █',
      '  4  1.25 s ·  2.5 s ·',
      '  ·░▒▓█ from the least to the most',
      '',
      'totalDelay, mean of 5 runs, 95% interval',
      '  slots  leads  totalDelay         timeoutShare',
      `      1    100         5 s  exact            0%  ${'█'.repeat(20)}`,
      `      1    200        10 s  exact            0%  ${'█'.repeat(40)}`,
      `      4    100      1.25 s  exact            0%  ${'█'.repeat(5)}`,
    ])
  })

  it('says how sure a share is in points, and names no figure twice', async () => {
    const vary = ['timeout=60ms,100ms']
    const found = await sweep(RANDOM, { vary, metric: 'timeoutShare', workers: 1 })
    const text = sweepAsTerminal(found, paper)
    expect(text).toMatch(/^ +60ms +[\d.]+% {2}± [\d.]+ points {2}█+$/m)
    expect(text.match(/^ +timeout +timeoutShare$/gm)).toHaveLength(1)
    expect(sweepAsTerminal(found, { columns: 30, hasColor: false })).not.toContain('undefined')
  })

  it('is never wider than the terminal', async () => {
    const wide = await swept({ vary: ['slots=1,2,3,4,5,6', 'leads=10,20,30,40,50,60,70'] })
    for (const columns of [40, 60, 80]) {
      const lines = sweepAsTerminal(wide, { columns, hasColor: false }).split('\n')
      expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(columns)
    }
  })

  it('neutralises formulas and escape codes of what was typed', async () => {
    const name = '=1+1\u001b[31m'
    const result = await sweep(enrich({ name }), { vary: ['slots=1'], workers: 1 })
    expect(sweepAsTerminal(result, paper)).toContain('=1+1\\u{1b}[31m')
    const hostile = { ...result, axes: [{ name: '=cmd()', values: ['1'] }] }
    expect(sweepAsCsv(hostile).split(',')[0]).toBe("'=cmd()")
  })

  it('says so where nothing made a difference', async () => {
    const text = sweepAsTerminal(await swept({ vary: ['timeout=1s,2s'] }), paper)
    expect(text).toMatch(/^totalDelay is the same at every point: 5 s\.\n/)
  })

  it('is a page with the map of two values, and asks for nothing', async () => {
    const html = sweepAsHtml(await swept({ vary: ['slots=1,4', 'leads=100,200'] }))
    expect(html).toContain('<td class="heat-10">10 s<small>exact</small></td>')
    expect(html).toContain('<td class="heat-0">1.25 s<small>exact</small></td>')
    expect(html.match(/<section id="([a-z]+)"/g)).toHaveLength(4)
    expect(html).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)[^"]*"|url\(/)
  })

  it('has no map of one value or of three', async () => {
    expect(sweepAsHtml(await swept({}))).not.toContain('id="map"')
    const vary = ['slots=1,2', 'leads=10,20', 'timeout=1s,2s']
    expect(sweepAsHtml(await swept({ vary }))).not.toContain('id="map"')
  })

  it('lets no text of a scenario become markup', async () => {
    const hostile = await sweep(enrich({ name: '<img src=x onerror=alert(1)>|`x`' }), {
      vary: ['slots=1,2'],
      workers: 1,
    })
    expect(sweepAsHtml(hostile)).not.toContain('<img')
    expect(sweepAsMarkdown(hostile)).toMatch(/^## \\<img src=x onerror=alert\(1\)\\>\\|\\`x\\`$/m)
  })

  it('is a table for a pull request', async () => {
    const text = sweepAsMarkdown(await swept({}))
    expect(text).toContain('| 4 | 1.25 s | exact | 0% |')
    expect(text).toMatch(
      /\nmodel · seeds 1 to 5 · 15 runs · 1,500 calls · scenario \w{64} · digest /,
    )
  })

  it('is a row a point for a spreadsheet', async () => {
    const rows = sweepAsCsv(await swept({}))
      .trimEnd()
      .split('\n')
    expect(rows[0]).toMatch(/^concurrency,replications,calls,totalDelay ms,totalDelay low,/)
    expect(rows.slice(1).map((row) => row.split(',').slice(0, 6).join())).toEqual([
      '1,5,500,5000,5000,5000',
      '2,5,500,2500,2500,2500',
      '4,5,500,1250,1250,1250',
    ])
  })
})
