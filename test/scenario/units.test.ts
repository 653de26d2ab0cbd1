import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  durationOf,
  durationText,
  readDuration,
  readRate,
  readRatio,
  readShare,
  shareOf,
} from '../../src/scenario/units.ts'
import type { JsonValue } from '../../src/service/definition.ts'
import { seconds, us } from '../../src/time/instant.ts'

const upTo10Minutes = { min: us(1), max: seconds(600) }
const mistakeOf = (value: JsonValue) => readDuration(value, upTo10Minutes).mistake

describe('a duration', () => {
  it.each([
    ['50ms', 50_000],
    ['1.5s', 1_500_000],
    ['0.000001s', 1],
    ['1h 30m', 5_400_000_000],
    ['1h30m', 5_400_000_000],
    ['1 h 30 m', 5_400_000_000],
    [' 2s ', 2_000_000],
    ['1µs', 1],
    ['1μs', 1],
    ['1us', 1],
    ['0ms', 0],
    ['007ms', 7_000],
    ['7 days', 604_800_000_000],
    ['1 day 2 hours 3 minutes 4 seconds', 93_784_000_000],
    ['1d 1h 1m 1s 1ms 1µs', 90_061_001_001],
    ['0.1s', 100_000],
    ['1.1ms', 1_100],
    ['4.35ms', 4_350],
    ['9007199254740991us', Number.MAX_SAFE_INTEGER],
  ])('%s is %i µs, exactly', (text, expected) => {
    expect(durationOf(text)).toBe(expected)
  })

  it.each([
    '',
    ' ',
    '5',
    'ms',
    '5 sec',
    '30S',
    '1M',
    '-1s',
    '+1s',
    '.5s',
    '5.s',
    '1,5s',
    '1e3ms',
    '1s 1m',
    '1s 1s',
    '1h and 30m',
    '٣ms',
    'Infinity s',
    '0.0000001s',
    '1.0005ms 0.5µs',
    '9007199254740992us',
    '99999999999999999999d',
    `${'0'.repeat(63)}1s`,
  ])('is not %j', (text) => {
    expect(durationOf(text)).toBeUndefined()
  })

  it('without a unit is refused with the units there are', () => {
    const mend = 'Write a number with µs, ms, s, m, h or d, like 50ms or 1h 30m.'
    const rule = 'has no unit, and a duration needs one.'
    expect(mistakeOf(30)).toEqual({ code: 'wrong-unit', rule, mend })
    expect(mistakeOf('30')).toEqual({ code: 'wrong-unit', rule, mend })
    expect(mistakeOf('30%')).toEqual({ code: 'wrong-unit', rule: 'is not a duration.', mend })
    expect(mistakeOf(['30s'])).toEqual({ code: 'wrong-type', rule: 'is not a duration.', mend })
  })

  it('out of its range is refused with the range, however large it is', () => {
    const mistake = { code: 'out-of-range', rule: 'is out of range.', mend: 'Use 1 µs to 10 m.' }
    expect(mistakeOf('0s')).toEqual(mistake)
    expect(mistakeOf('11m')).toEqual(mistake)
    expect(mistakeOf('99999999999999999999d')).toEqual(mistake)
    expect(readDuration('10m', upTo10Minutes)).toEqual({ value: seconds(600) })
    expect(readDuration('1µs', upTo10Minutes)).toEqual({ value: 1 })
  })

  it('with decimals finer than a microsecond is refused, not rounded', () => {
    expect(mistakeOf('0.0000001s')).toMatchObject({
      code: 'out-of-range',
      mend: 'Write fewer decimals.',
    })
  })

  it('in words is read back as itself', () => {
    const span = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER })
    fc.assert(
      fc.property(span, (value) => {
        expect(durationOf(durationText(us(value)))).toBe(value)
      }),
      { seed: 1 },
    )
    expect([us(0), us(90_000_000), us(1_500)].map(durationText)).toEqual(['0 s', '90 s', '1500 µs'])
  })
})

describe('a rate', () => {
  it.each([
    ['20/s', 20],
    ['100 / m', 100 / 60],
    ['1/h', 1 / 3_600],
    ['12/d', 12 / 86_400],
    ['0.5/second', 0.5],
    ['1000000/s', 1_000_000],
  ])('of %s is %d a second', (text, perSecond) => {
    expect(readRate(text)).toEqual({ value: perSecond })
  })

  it.each(['0/s', '0.0/s', '1000001/s', `${'9'.repeat(60)}/s`])('of %s is out of range', (text) => {
    expect(readRate(text).mistake).toEqual({
      code: 'out-of-range',
      rule: 'is out of range.',
      mend: 'Use more than 0/s to 1000000/s.',
    })
  })

  it.each([[20], ['20'], ['20s'], ['20/'], ['/s'], ['20/ms'], ['20/fortnight'], ['-1/s'], [null]])(
    'is not %j, and says which units there are',
    (value) => {
      expect(readRate(value).mistake?.mend).toBe(
        'Write a number with /s, /m, /h or /d, like 20/s or 100/m.',
      )
    },
  )

  it('without a unit says so', () => {
    expect(readRate(20).mistake?.rule).toBe('has no unit, and a rate needs one.')
  })
})

describe('a share', () => {
  it.each([
    ['1%', 0.01],
    ['97 %', 0.97],
    ['0%', 0],
    ['100%', 1],
    ['0.1%', 0.001],
    ['14.3%', 0.143],
  ])('of %s is %d, the number nearest to it', (text, expected) => {
    expect(shareOf(text)).toBe(expected)
    expect(readShare(text)).toEqual({ value: expected })
  })

  it('over 100% is out of range', () => {
    expect(readShare('100.1%').mistake?.mend).toBe('Use 0% to 100%.')
  })

  it.each([[0.5], ['0.5'], ['half'], ['-1%'], ['%'], [true]])(
    'is not %j, and says what it needs',
    (value) => {
      expect(readShare(value).mistake?.mend).toBe('Write a number with %, like 1% or 97.5%.')
    },
  )
})

describe('a rate that is counted', () => {
  it.each([
    ['10/s', 1, 100_000],
    ['7/s', 7, 1_000_000],
    ['1/m', 1, 60_000_000],
    ['100/m', 1, 600_000],
    ['1.5/s', 3, 2_000_000],
    ['0.1/d', 1, 864_000_000_000],
    ['1000000/s', 1, 1],
  ])('of %s is exactly %i in %i µs', (text, count, perUs) => {
    expect(readRatio(text)).toEqual({ value: { count, perUs } })
  })

  it('is that of the rate', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999_999 }),
        fc.nat(3),
        fc.constantFrom('s', 'm', 'h', 'd'),
        (number, decimals, unit) => {
          const text = `${(number / 10 ** decimals).toFixed(decimals)}/${unit}`
          const [ratio, rate] = [readRatio(text), readRate(text)]
          if (ratio.mistake || rate.mistake) throw new Error(`${text} is not read`)
          const { count, perUs } = ratio.value
          expect((count * 1_000_000) / perUs).toBeCloseTo(rate.value, 9)
        },
      ),
      { seed: 1 },
    )
  })

  it.each(['10', 10, '0/s', '10/µs', '2000000/s', '1.00000000000001/d'])('is not %j', (value) => {
    expect(readRatio(value).mistake).toBeDefined()
  })
})
