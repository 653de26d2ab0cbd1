import { expect, it } from 'vitest'
import { span } from '../../../src/report/terminal/line.ts'
import { sideBySide, table } from '../../../src/report/terminal/table.ts'

const rows = [
  { cells: [span('enrich'), span('1,000')], bar: { share: 1, tone: 'bar' } as const },
  { cells: [span('verify'), span('20')], bar: { share: 0.5, tone: 'bar' } as const },
]

function texts(lines: ReturnType<typeof table>): string[] {
  return lines.map((line) => line.map(({ text }) => text).join(''))
}

it('text stands left, numbers right, and the bar takes what is left', () => {
  expect(texts(table(rows, { columns: 23, align: 'lr' }))).toEqual([
    'enrich  1,000  ████████',
    'verify     20  ████',
  ])
})

it('without room for a bar there is none', () => {
  expect(texts(table(rows, { columns: 18, align: 'lr' }))).toEqual([
    'enrich  1,000',
    'verify     20',
  ])
})

it('text gives way before numbers do', () => {
  expect(texts(table(rows, { columns: 12, align: 'lr' }))).toEqual(['enri…  1,000', 'veri…     20'])
})

it('two blocks of different height stand beside each other', () => {
  const left = [[span('a')], [span('b')]]
  const right = [[span('x')]]
  expect(texts(sideBySide(left, right, 4))).toEqual(['a   x', 'b'])
  expect(texts(sideBySide(right, left, 4))).toEqual(['x   a', '    b'])
})
