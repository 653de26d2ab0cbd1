import { expect, it } from 'vitest'
import { bar, sparkline } from '../../../src/report/terminal/bars.ts'

it.each([
  [0, ''],
  [0.0001, '▏'],
  [0.5, '████'],
  [0.55, '████▍'],
  [1, '████████'],
])('the share %d of eight columns is "%s"', (share, text) => {
  expect(bar(share, 8)).toBe(text)
})

it.each([
  [[0, 1, 4, 8], 8, '  ▁▁▄▄██'],
  [[0, 0, 9, 1, 0, 1], 3, ' █▁'],
  [[8, 0.001], 2, '█▁'],
  [[], 3, '   '],
])('the values %j in %d columns are "%s"', (values, columns, text) => {
  expect(sparkline(values, columns)).toBe(text)
})
