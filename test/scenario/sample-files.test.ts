import { describe, expect, it } from 'vitest'
import { describeIssue } from '../../src/report/issues.ts'
import { hashScenario } from '../../src/scenario/hash.ts'
import type { Scenario } from '../../src/scenario/model.ts'
import { type Normalized, normalize } from '../../src/scenario/normalize.ts'
import { sampleFileNames, withSampleFiles } from '../../src/scenario/sample-files.ts'
import { parsed, sampleWith } from './sample.ts'

/** The sample scenario with a latency that is read from files. */
function read(latency: string, files: Readonly<Record<string, string>>): Normalized {
  const text = sampleWith('latency: 50ms', `latency: ${latency}`)
  const named = Object.entries(files).map(([name, content]) => [name, { text: content }] as const)
  return normalize(withSampleFiles(parsed(text), new Map(named)))
}

function scenarioWith(latency: string, files: Readonly<Record<string, string>> = {}): Scenario {
  const result = read(latency, files)
  if ('issues' in result) throw new Error(result.issues.map(describeIssue).join('\n'))
  return result.scenario
}

function lines(latency: string, content: string): readonly string[] {
  const result = read(latency, { 'took.csv': content })
  return 'issues' in result ? result.issues.map(describeIssue) : []
}

const spansOf = (latency: string, content: string) =>
  scenarioWith(latency, { 'took.csv': content }).services[0]?.latency

const HERE = 'x.yaml:25:25 services["https://api.example.com"].latency.samples:'
const FILE = '{ samples: took.csv }'
const COLUMN = '{ samples: took.csv, column: took }'

describe('a file of samples', () => {
  const spansUs = [50_000, 70_000, 2_000_000]

  it.each([
    ['in rows', FILE, '50ms\n70ms\n2s\n'],
    ['in any order', FILE, '2s\n50ms\n70ms'],
    ['with spaces, blank lines and other line breaks', FILE, '\ufeff50 ms\r\n\r\n 70ms \r\n2s'],
    ['below a header', FILE, 'Response time\n50ms\n70ms\n2s\n'],
    ['in quotes', FILE, '"50ms"\n"70ms"\n"2s"\n'],
    ['in a column', COLUMN, 'status,took\n200,50ms\n200,70ms\n503,2s\n'],
    ['in a column named otherwise', COLUMN, ' Took ;status\n50ms;200\n70ms;200\n2s;503\n'],
    ['in the only column, named', COLUMN, 'took\n50ms\n70ms\n2s\n'],
  ])('has its durations %s', (_, latency, content) => {
    expect(spansOf(latency, content)).toEqual({ kind: 'samples', spansUs })
  })

  it('may be one of several of which the slowest counts', () => {
    expect(spansOf(`{ slowest: [50ms, ${FILE}] }`, '50ms\n70ms\n2s')).toMatchObject({
      kind: 'slowest',
      latencies: [{ kind: 'constant' }, { kind: 'samples', spansUs }],
    })
  })

  it('stands for a list: the scenario is the same, and has the same hash', () => {
    const listed = scenarioWith('{ samples: [2s, 50ms, 70ms] }')
    expect(scenarioWith(FILE, { 'took.csv': '50ms\n70ms\n2s\n' })).toEqual(listed)
    const hashes = ['50ms\n70ms\n2s\n', '50ms\n70ms\n3s\n', '50ms\n70ms\n2s\n2s\n'].map((content) =>
      hashScenario(scenarioWith(FILE, { 'took.csv': content })),
    )
    expect(hashes[0]).toBe(hashScenario(listed))
    expect(new Set(hashes).size).toBe(3)
  })

  it('is found in a mix and in a reply, once a name, and not in a body', () => {
    const text = sampleWith(
      'latency: 50ms\n    replies:\n      - { status: 200, json: { a: 1 } }',
      `latency: { mix: [{ weight: 1, latency: { samples: a.csv } }, { weight: 1, latency: 1s }] }
    replies:
      - { latency: { samples: b.csv }, json: { latency: { samples: c.csv } } }
      - { latency: { samples: a.csv }, xml: { r: { latency: { samples: d.csv } } } }`,
    )
    expect(sampleFileNames(parsed(text))).toEqual(['a.csv', 'b.csv'])
    const files = new Map([
      ['a.csv', { text: '5ms\n' }],
      ['b.csv', { text: '7ms\n' }],
    ])
    const result = normalize(withSampleFiles(parsed(text), files))
    const [service] = 'scenario' in result ? result.scenario.services : []
    expect(service?.latency).toMatchObject({
      parts: [{ latency: { spansUs: [5_000] } }, { latency: { spanUs: 1_000_000 } }],
    })
    expect(service?.replies.map(({ latency }) => latency)).toEqual([
      { kind: 'samples', spansUs: [7_000] },
      { kind: 'samples', spansUs: [5_000] },
    ])
  })

  it('has a hundred thousand rows at most, all files together', () => {
    const half = 'x\n'.concat('5ms\n'.repeat(50_000))
    const latency = (count: number) =>
      `{ mix: [${Array.from({ length: count }, () => '{ weight: 1, latency: { samples: took.csv } }')}] }`
    expect(lines(latency(2), half)).toEqual([])
    expect(lines(latency(3), half)).toEqual([
      'x.yaml:25:147 services["https://api.example.com"].latency.mix[2].latency.samples: The files of samples have more than 100,000 rows. Keep every tenth, or as many as will do.',
    ])
  })
})

describe('a file of samples with', () => {
  it.each([
    [
      'nothing in it',
      FILE,
      '\n \n',
      'There are no samples in "took.csv". Write a duration with its unit in each row, like 50ms.',
    ],
    [
      'only a header',
      FILE,
      'took\n',
      'There are no samples in "took.csv". Write a duration with its unit in each row, like 50ms.',
    ],
    [
      'a number without a unit',
      FILE,
      'took\n50ms\n\n70\n',
      '"70" in line 4 of "took.csv" has no unit, and a duration needs one. Write a number with µs, ms, s, m, h or d, like 50ms or 1h 30m.',
    ],
    [
      'nothing but numbers, of which the first is no header',
      FILE,
      '50\n70\n2000\n',
      '"50" in line 1 of "took.csv" has no unit, and a duration needs one. Write a number with µs, ms, s, m, h or d, like 50ms or 1h 30m. 2 other rows are wrong too.',
    ],
    [
      'a duration below 0 and one too long',
      FILE,
      '50ms\n-70ms\n31d\n',
      '"-70ms" in line 2 of "took.csv" is not a duration. Write a number with µs, ms, s, m, h or d, like 50ms or 1h 30m. Another row is wrong too.',
    ],
    [
      'a cell left empty',
      COLUMN,
      'status,took\n200,50ms\n504,\n',
      '"" in line 3 of "took.csv" is not a duration. Write a number with µs, ms, s, m, h or d, like 50ms or 1h 30m.',
    ],
    [
      'several columns and none named',
      FILE,
      'status,took\n200,50ms\n',
      'There are 2 columns in "took.csv". Say which has the durations, as column: "status" or "took".',
    ],
    [
      'a column that is misspelt',
      COLUMN,
      'status,tok\n200,50ms\n',
      '"took" is not a column of "took.csv". Did you mean tok?',
    ],
    [
      'no such column',
      COLUMN,
      'status,ms\n200,50ms\n',
      '"took" is not a column of "took.csv". Use "status" or "ms".',
    ],
    [
      'a row of fewer cells',
      COLUMN,
      'status,took\n200,50ms\n70ms\n',
      'There are not as many cells in line 3 of "took.csv" (1) as in its first (2). Put a cell with a delimiter or a line break in quotes.',
    ],
    [
      'a quote that is not closed',
      FILE,
      '50ms\n"70ms\n2s\n',
      'Line 2 of "took.csv" is no CSV: The quote that opens this cell is not closed. Close it.',
    ],
  ])('%s is told at the key that names it', (_, latency, content, rest) => {
    expect(lines(latency, content)).toEqual([`${HERE} ${rest}`])
  })
})

describe('a file of times', () => {
  const at = (arrivals: string, content = '') => {
    const text = sampleWith('arrivals: all at once', `arrivals: ${arrivals}`)
    return normalize(withSampleFiles(parsed(text), new Map([['times.csv', { text: content }]])))
  }
  const told = (read: Normalized) => ('issues' in read ? read.issues.map(describeIssue) : [])
  const timesOf = (content: string) => {
    const read = at('{ from: times.csv }', content)
    return 'scenario' in read ? read.scenario.campaigns[0]?.arrivals : told(read)
  }
  const rows = (count: number, last: string) => `${'2025-01-01\n'.repeat(count - 1)}${last}\n`

  it('may span a year, as a list of times may, and not only the month that a latency may', () => {
    expect(timesOf(rows(10, '2026-01-01'))).toMatchObject({ kind: 'times' })
    expect(timesOf(`${'0s\n'.repeat(9)}365d\n`)).toMatchObject({ kind: 'times' })
  })

  it('of more than a year is told by the row as it is in the file', () => {
    expect(timesOf(rows(10, '2026-01-02'))).toEqual([
      expect.stringMatching(
        /arrivals\.from: "2026-01-02" in line 10 of "times\.csv" is out of range\. Use 0 s to 365 d\.$/,
      ),
    ])
  })

  it('has columns, and a list of times has none', () => {
    expect(told(at("{ from: ['0s'], column: when }"))[0]).toMatch(
      /arrivals\.column: The times are in a list, which has no columns\. Keep one of the two\.$/,
    )
  })
})
