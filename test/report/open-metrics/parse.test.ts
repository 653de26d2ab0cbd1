// That the reader which our text is held against refuses what is no OpenMetrics.
import { describe, expect, it } from 'vitest'
import { parseOpenMetrics } from './parse.ts'

const GOOD = '# TYPE a_seconds gauge\n# UNIT a_seconds seconds\na_seconds{x="1"} 2\n# EOF\n'

describe('the reader', () => {
  it('takes what is right', () => {
    expect(parseOpenMetrics(GOOD)[0]?.samples).toEqual([
      { name: 'a_seconds', labels: { x: '1' }, value: 2 },
    ])
  })

  it.each([
    ['no end', GOOD.replace('# EOF\n', '')],
    ['an end without a line break', GOOD.trimEnd()],
    ['a unit that is not in the name', GOOD.replaceAll('a_seconds', 'a')],
    ['an open quote', GOOD.replace('x="1"', 'x="1')],
    ['a quote inside', GOOD.replace('"1"', '"1"2"')],
    ['an escape that is none', GOOD.replace('"1"', '"\\t"')],
    ['a series twice', GOOD.replace('# EOF', 'a_seconds{x="1"} 3\n# EOF')],
    ['a suffix of another type', GOOD.replace('a_seconds{', 'a_seconds_total{')],
    ['a number that is none', GOOD.replace('} 2', '} two')],
    ['a label name with a dash', GOOD.replace('x=', 'x-y=')],
    ['a histogram that shrinks', histogram(['1.0', 5], ['2.0', 4], ['+Inf', 5])],
    ['a histogram without an end', histogram(['1.0', 5])],
    ['a histogram whose end is not its count', histogram(['1.0', 5], ['+Inf', 6])],
    ['an edge that is not canonical', histogram(['1', 5], ['+Inf', 5])],
  ])('refuses %s', (_, text) => {
    expect(() => parseOpenMetrics(text)).toThrow(/^OpenMetrics: /)
  })
})

function histogram(...buckets: readonly (readonly [le: string, value: number])[]): string {
  const lines = buckets.map(([le, value]) => `h_bucket{le="${le}"} ${value}`)
  return ['# TYPE h gaugehistogram', ...lines, 'h_gcount 5', 'h_gsum 7', '# EOF', ''].join('\n')
}
