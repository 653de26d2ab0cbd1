import { describe, expect, it } from 'vitest'
import { parseAxis } from '../../src/plan/axis.ts'

const valuesOf = (text: string) => parseAxis(text).values

describe('what a sweep varies', () => {
  it('is a path and its values', () => {
    expect(parseAxis('services.*.latency.p99=200ms, 1s')).toEqual({
      name: 'services.*.latency.p99',
      path: 'services.*.latency.p99',
      values: ['200ms', '1s'],
    })
  })

  it.each([
    ['concurrency', 'instance.concurrency'],
    ['slots', 'instance.concurrency'],
    ['timeout', 'instance.timeout'],
    ['leads', 'leads.count'],
  ])('%s stands for %s', (name, path) => {
    expect(parseAxis(`${name}=1`)).toMatchObject({ name, path })
  })

  it('may be a range, both ends in it', () => {
    expect(valuesOf('timeout=200ms..5s:6')).toEqual([
      '200ms',
      '1.16s',
      '2.12s',
      '3.08s',
      '4.04s',
      '5s',
    ])
  })

  it('takes five values of a range unless told otherwise', () => {
    expect(valuesOf('a=0%..20%')).toEqual(['0%', '5%', '10%', '15%', '20%'])
  })

  it('goes in equal factors where it is logarithmic, to three figures', () => {
    expect(valuesOf('a=50ms..2s:5log')).toEqual(['50ms', '126ms', '316ms', '795ms', '2s'])
  })

  it('keeps whole numbers whole, and none twice', () => {
    expect(valuesOf('concurrency=1..4:7')).toEqual(['1', '2', '3', '4'])
  })

  it('does not cut at commas inside brackets or quotes', () => {
    expect(valuesOf('services.*.latency={ p50: 50ms, p99: 1s },"a,b",[1, 2]')).toEqual([
      '{ p50: 50ms, p99: 1s }',
      '"a,b"',
      '[1, 2]',
    ])
  })

  it('may be of a service by its origin', () => {
    expect(parseAxis('services["https://a.example"].latency=50ms,80ms').path).toBe(
      'services["https://a.example"].latency',
    )
  })

  it.each([
    ['concurrency', '--vary "concurrency": an override is path=value.'],
    ['=1', '--vary "=1": an override is path=value.'],
    ['concurrency=', 'a value is missing'],
    ['concurrency=1,,2', 'a value is missing'],
    ['timeout=1s..5', 'have different units'],
    ['timeout=1s..5s:1', 'a range has 2 to 1000 values'],
    ['timeout=0s..5s:5log', 'a logarithmic range has no 0 in it'],
    [`a=${Array.from({ length: 1_001 }, (_, index) => index).join(',')}`, 'that is 1001 values'],
  ])('%o is refused', (text, words) => {
    expect(() => parseAxis(text)).toThrow(words)
  })
})
