import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CsvTable, placeOf, readTable } from '../../src/lead/csv-table.ts'

const LINE_BREAK = /\r\n|\n|\r/

const cellsOf = ({ rows }: CsvTable) => rows.map(({ cells }) => cells)

/** Where every cell begins, as `line:column`. */
function placesOf(table: CsvTable): string[][] {
  return table.rows.map(({ start, cells }) =>
    cells.map((_, cellIndex) => {
      const { line, column } = placeOf(table, { rowStart: start, cellIndex, rule: '', mend: '' })
      return `${line}:${column}`
    }),
  )
}

describe('a table', () => {
  it.each([
    ['commas', 'a,b\n1,2', ','],
    ['tabs', 'a\tb\n1\t2', '\t'],
    ['semicolons', 'a;b\n1;2', ';'],
    ['whichever the header has most of', 'a;b,c;d\n1;2;3', ';'],
    ['what is outside the quotes of the header', '"a,b,c";b\n1;2', ';'],
    ['what comes after blank lines', '\r\n\na;b\n1;2', ';'],
    ['commas when there is one column', 'a\n1;2', ','],
    ['the header only', 'a,b\n1;2;3;4;5', ','],
  ])('is divided by %s', (_, text, delimiter) => {
    expect(readTable(text).delimiter).toBe(delimiter)
  })

  it.each(['\n', '\r\n', '\r'])('has lines that end with %j', (end) => {
    expect(cellsOf(readTable(`a,b${end}1,2${end}${end}3,4${end}`))).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
    ])
  })

  it('has lines that end in several ways', () => {
    expect(cellsOf(readTable('a\r\n1\n2\r3'))).toEqual([['a'], ['1'], ['2'], ['3']])
  })

  it('may begin with a byte order mark', () => {
    const table = readTable('\ufeff"a",b\n1,2')
    expect(cellsOf(table)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ])
    expect(placesOf(table)[0]).toEqual(['1:1', '1:5'])
  })

  it('has line breaks, delimiters and doubled quotes inside quotes', () => {
    expect(cellsOf(readTable('a,b\n"x\r\ny","say ""hi"", twice"'))[1]).toEqual([
      'x\r\ny',
      'say "hi", twice',
    ])
  })

  it('leaves out rows without any value', () => {
    expect(cellsOf(readTable('\na,b\n\n,\n , \n1,\n'))).toEqual([
      ['a', 'b'],
      ['1', ''],
    ])
  })

  it('tells where a cell is, after line breaks inside cells and rows left out', () => {
    const table = readTable('a,é,c\r\n"1\r\n\n2",,"x""y"\r\n\r\n,,\r\nä,😀,z\n')
    expect(placesOf(table)).toEqual([
      ['1:1', '1:3', '1:5'],
      ['2:1', '4:4', '4:5'],
      ['7:1', '7:3', '7:6'],
    ])
  })

  it.each([
    ['a quote is not closed', 'a,b\n1,"x', 'not closed', { line: 2, column: 3 }],
    ['text follows a quote', 'a,b\n"1\n2","x"y', 'Text follows', { line: 3, column: 4 }],
    ['a quote stands inside', 'a,b\n1,x"y"', 'A quote stands inside', { line: 2, column: 3 }],
    ['a row does not end', `a,b\n1,2\n"${'x'.repeat(1_001_000)}`, 'longer', { line: 3, column: 1 }],
  ])('is none when %s', (_, text, rule, place) => {
    const table = readTable(text)
    const { mistake } = table
    expect(mistake?.rule).toContain(rule)
    expect(mistake && placeOf(table, mistake)).toEqual(place)
  })

  it('reads any text or says what is wrong, and knows where every cell is', () => {
    const characters = fc.constantFrom(...'",;\t\n\r a😀\ufeff\0')
    let cellCount = 0
    fc.assert(
      fc.property(fc.string({ unit: characters, maxLength: 60 }), (text) => {
        const table = readTable(text)
        const lines = text.replace(/^\ufeff/, '').split(LINE_BREAK)
        const cells = cellsOf(table).flat()
        const misplaced = placesOf(table)
          .flat()
          .filter((place, index) => {
            const [line = 0, column = 0] = place.split(':').map(Number)
            const [firstLine = ''] = (cells[index] ?? '').split(LINE_BREAK)
            const found = (lines[line - 1] ?? '').slice(column - 1)
            return !found.startsWith(firstLine) && !found.startsWith('"')
          })
        expect(misplaced).toEqual([])
        cellCount += cells.length
      }),
      { seed: 1, numRuns: 3_000 },
    )
    expect(cellCount).toBeGreaterThan(1_000)
  })
})

it('of rows without end the first million is kept, and all are counted', () => {
  const { rows, rowCount } = readTable('1\n'.repeat(1_000_020))
  expect([rows.length, rowCount]).toEqual([1_000_010, 1_000_020])
})
