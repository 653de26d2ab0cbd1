import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Issue } from '../../src/errors.ts'
import { fieldsOf, type LeadRows } from '../../src/lead/definition.ts'
import type { Field } from '../../src/lead/field.ts'
import { leadsFromCsv } from '../../src/lead/from-csv.ts'
import { STANDARD_FIELDS } from '../../src/lead/standard-fields.ts'
import { compileLeads } from '../../src/lead/synthesize.ts'
import { createLuck } from '../../src/random/luck.ts'

const read = (text: string, fields: readonly Field[] = STANDARD_FIELDS) =>
  leadsFromCsv({ file: 'leads.csv', text, fields, timeZone: 'UTC' })

function specOf(text: string, fields?: readonly Field[]): LeadRows {
  const found = read(text, fields)
  if ('issues' in found) throw new Error(JSON.stringify(found.issues))
  return found.spec
}

function issuesOf(text: string): readonly Issue[] {
  const found = read(text)
  return 'issues' in found ? found.issues : []
}

/** `line:column got rule`, one a mistake. */
const told = (text: string) =>
  issuesOf(text).map(({ place, got, rule }) =>
    [`${place?.line}:${place?.column}`, got, rule].filter((part) => part !== undefined).join(' '),
  )

const columnsOf = ({ fields, rows }: LeadRows) => fields.slice(0, rows[0]?.length)

describe('the columns of a file', () => {
  it.each([
    ['display name', 'Email Address,Lead Score,Company Name'],
    ['REST name', 'email,leadScore,company'],
    ['SOAP name', 'Email,LeadScore,Company'],
    ['any of them, whatever the case', ' EMAIL ,lead score,COMPANY'],
  ])('name fields by %s', (_, header) => {
    const columns = columnsOf(specOf(`${header}\na@example.com,5,Acme`))
    expect(columns.map(({ displayName }) => displayName)).toEqual([
      'Email Address',
      'Lead Score',
      'Company Name',
    ])
  })

  it('name a field by its display name before another by its REST name', () => {
    const field = (displayName: string, restName: string) =>
      ({ scope: 'lead', displayName, type: 'string', restName }) as const
    const fields = [field('Grade', 'grade'), field('Rating', 'grade2'), field('Other', 'rating')]
    expect(columnsOf(specOf('rating\nx', fields))).toEqual([fields[1]])
  })

  it('become fields of their own when they name none', () => {
    const spec = specOf(`Shoe Size,Story\n44,${'x'.repeat(256)}`)
    expect(columnsOf(spec)).toEqual([
      {
        scope: 'lead',
        displayName: 'Shoe Size',
        type: 'string',
        restName: 'Shoe Size',
        soapName: 'Shoe Size',
      },
      { scope: 'lead', displayName: 'Story', type: 'text', restName: 'Story', soapName: 'Story' },
    ])
    expect(spec.rows).toEqual([['44', 'x'.repeat(256)]])
  })

  it('are strings of as many characters as a string has, whatever they take', () => {
    const faces = (count: number) => specOf(`Faces\n${'😀'.repeat(count)}`).fields[0]?.type
    expect([faces(255), faces(256)]).toEqual(['string', 'text'])
  })

  it('come before the fields the file does not have, which are empty', () => {
    const spec = specOf('Plan,email\nfree,a@example.com')
    const names = fieldsOf(spec).map(({ displayName }) => displayName)
    expect(names.slice(0, 3)).toEqual(['Plan', 'Email Address', 'Id'])
    expect([...names].sort()).toEqual(
      ['Plan', ...STANDARD_FIELDS.map(({ displayName }) => displayName)].sort(),
    )
    const leadOf = compileLeads(spec, createLuck(1), ['Email Address', 'Job Title', 'Plan'])
    expect(leadOf(0).values).toEqual({
      'Email Address': 'a@example.com',
      'Job Title': null,
      Plan: 'free',
    })
  })

  it('may be named like what every object has', () => {
    const spec = specOf('__proto__,constructor,toString\na,b,c')
    const { values } = compileLeads(spec, createLuck(1), ['__proto__', 'constructor', 'toString'])(
      0,
    )
    expect(Object.entries(values)).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
      ['toString', 'c'],
    ])
    expect(({} as Record<string, unknown>).a).toBeUndefined()
  })
})

describe('the rows of a file', () => {
  it('are the leads, typed by their fields, null and nothing both empty (decision 44)', () => {
    const spec = specOf(
      'firstName,lastName,email,cookies,leadScore,unsubscribed,createdAt\n' +
        'Russell,Wilson,null,_mch-localhost-1536605780000-12105,7,true,2018-01-03T20:55:12Z\n' +
        ',,b@example.com,,,0,null\n',
    )
    expect(spec.count).toBe(2)
    expect(spec.rows).toEqual([
      [
        'Russell',
        'Wilson',
        null,
        '_mch-localhost-1536605780000-12105',
        7,
        true,
        '2018-01-03 20:55:12',
      ],
      [null, null, 'b@example.com', null, null, false, null],
    ])
  })

  it('come back as they were written, whatever is in them', () => {
    const cell = fc
      .string({ unit: 'grapheme', maxLength: 30 })
      .filter((text) => text.isWellFormed())
    const lines = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 10 })
    const ends = fc.constantFrom('\n', '\r\n', '\r')
    fc.assert(
      fc.property(lines, fc.constantFrom(',', ';', '\t'), ends, (pairs, delimiter, end) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
        const text = [
          ['Id', 'One', 'Two'].join(delimiter),
          ...pairs.map((pair, index) => [String(index), ...pair.map(quoted)].join(delimiter)),
        ].join(end)
        const value = (one: string) => (one === '' || one === 'null' ? null : one)
        expect(specOf(text).rows).toEqual(pairs.map((pair, index) => [index, ...pair.map(value)]))
      }),
      {
        seed: 1,
        examples: [
          [
            [
              ['null', '"'],
              ['a\r\nb', ',;\t'],
            ],
            ',',
            '\r\n',
          ],
        ],
      },
    )
  })

  it('are the same person by Id, else by email address, else somebody new (decision 40)', () => {
    expect(
      specOf('Plan,email\na,A@example.com\nb,b@example.com\nc,a@EXAMPLE.com \nd,\ne,\n').firstSeen,
    ).toEqual([0, 1, 0, 3, 4])
    const withIds = 'id,email\n7,a@x.com\n8,a@x.com\n7,b@x.com\n,c@x.com\n,C@x.com\nnull,null'
    expect(specOf(withIds).firstSeen).toEqual([0, 1, 0, 3, 3, 5])
    expect(specOf('Plan\na\na').firstSeen).toEqual([0, 1])
  })
})

describe('a bulk extract', () => {
  /** marketo.md §10.3 [DOC]: REST names, `null` for empty, ISO 8601 with an offset. */
  const HEADER = ['id', 'firstName', 'lastName', 'email', 'createdAt', 'dateOfBirth', 'leadScore']
  const ROWS = [
    ['318581', 'Russell', 'Wilson', 'null', '2018-01-03T20:55:12Z', '1988-11-29', '12'],
    ['318592', 'null', 'null', 'abe@example.com', '2018-07-03T20:55:12Z', 'null', 'null'],
  ]
  const extract = (delimiter: string) =>
    [HEADER, ...ROWS].map((cells) => cells.join(delimiter)).join('\n')

  it.each([
    ['CSV', ','],
    ['TSV', '\t'],
    ['SSV', ';'],
  ])('as %s is read as it comes, its times in the time zone of the instance', (_, delimiter) => {
    const text = extract(delimiter)
    const timeZone = 'America/Los_Angeles'
    const found = leadsFromCsv({ file: 'leads.csv', text, fields: STANDARD_FIELDS, timeZone })
    expect('spec' in found && found.spec.rows).toEqual([
      [318_581, 'Russell', 'Wilson', null, '2018-01-03 12:55:12', '1988-11-29', 12],
      [318_592, null, null, 'abe@example.com', '2018-07-03 13:55:12', null, null],
    ])
    expect('spec' in found && fieldsOf(found.spec).length).toBe(STANDARD_FIELDS.length)
  })

  it('of thousands of columns is read in proportion to them', () => {
    const names = Array.from({ length: 2_000 }, (_, index) => `custom${index}`)
    const fields = names.map(
      (name): Field => ({
        scope: 'lead',
        displayName: `The ${name}`,
        type: 'string',
        restName: name,
      }),
    )
    const spec = specOf(`${names.join()}\n${names.join()}`, fields)
    expect(spec.fields).toEqual(fields)
    expect(spec.rows).toEqual([names])
  })
})

describe('a file that is wrong', () => {
  it('is told by place, value, rule and mend', () => {
    expect(issuesOf('email,leadScore\na@example.com,"4\n2"')).toEqual([
      {
        code: 'bad-csv',
        place: { file: 'leads.csv', line: 2, column: 15 },
        path: 'leads.from',
        got: '"4\\n2"',
        rule: 'is not a whole number.',
        mend: 'Write digits only, like 42; 64 bits at most.',
      },
    ])
  })

  it.each([
    ['is empty', '', ['1:1 The file is empty.']],
    ['has blank lines only', '\ufeff\r\n\r\n', ['1:1 The file is empty.']],
    ['has a header only', 'a,b\n', ['1:1 The file has names of columns and no leads.']],
    ['has a column without a name', 'a,,b\n1,2,3', ['1:3 A column needs a name.']],
    [
      'names a column twice',
      'email,x,Email Address,X\n1,2,3,4',
      [
        '1:9 "Email Address" names Email Address, as a column before it does.',
        '1:23 "X" names X, as a column before it does.',
      ],
    ],
    [
      'has rows of other lengths',
      'a,b\n1\n1,2\n1,2,3',
      [
        '2:1 There are not as many cells (1) as columns (2).',
        '4:1 There are not as many cells (3) as columns (2).',
      ],
    ],
    ['is not CSV', 'a,b\n1,"x', ['2:3 The quote that opens this cell is not closed.']],
    [
      'has a name and a quote that are wrong',
      'a,a\n1,"x',
      [
        '1:3 "a" names a, as a column before it does.',
        '2:3 The quote that opens this cell is not closed.',
      ],
    ],
    [
      'has a name that is too long',
      `${'x'.repeat(256)}\n1`,
      [`1:1 "${'x'.repeat(60)}…" is longer than 255 characters.`],
    ],
    [
      'has too many columns',
      Array.from({ length: 2_001 }, (_, index) => `c${index}`).join(),
      ['1:1 The file has 2001 columns; 2000 are allowed.'],
    ],
    [
      'has a cell that is too long',
      `email\n${'x'.repeat(256)}`,
      [`2:1 "${'x'.repeat(60)}…" is longer than 255 characters.`],
    ],
    [
      'has a cell no field can hold',
      `x\n${'x'.repeat(30_001)}`,
      [`2:1 "${'x'.repeat(60)}…" is longer than 30000 bytes.`],
    ],
  ])('%s', (_, text, mistakes) => {
    expect(told(text)).toEqual(mistakes)
  })

  it('has too many leads when they would not fit into memory', () => {
    expect(told(`a\n${'1\n'.repeat(1_000_001)}`)).toEqual([
      '1:1 The file has 1000001 leads; 1000000 are allowed.',
    ])
  })

  it('has the first twenty of its mistakes told, and the others counted', () => {
    const issues = issuesOf(`leadScore\n${'x\n'.repeat(50)}`)
    expect(issues.slice(0, -1).map(({ place }) => place?.line)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 2),
    )
    expect(issues.at(-1)).toEqual({
      code: 'bad-csv',
      place: { file: 'leads.csv' },
      path: 'leads.from',
      rule: 'There are 30 more mistakes.',
      mend: 'Mend these first.',
    })
    expect(issuesOf(`leadScore\n${'x\n'.repeat(20)}`)).toHaveLength(20)
    expect(issuesOf(`leadScore\n${'x\n'.repeat(21)}`).at(-1)?.rule).toBe('There is 1 more mistake.')
  })

  it('is never half read: any text gives leads or mistakes', () => {
    const piece = fc.constantFrom(
      'id',
      'email',
      '"',
      ',',
      ';',
      '\n',
      '\r\n',
      '1',
      'x',
      '\ufeff',
      '',
    )
    let readCount = 0
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const found = read(pieces.join(''))
        if ('issues' in found) {
          expect(found.issues.length).toBeGreaterThan(0)
          return
        }
        readCount++
        const { count, rows, firstSeen } = found.spec
        expect([rows.length, firstSeen.length]).toEqual([count, count])
        expect(count).toBeGreaterThan(0)
        expect(
          firstSeen.every((first, index) => first <= index && firstSeen[first] === first),
        ).toBe(true)
      }),
      { seed: 1, numRuns: 3_000 },
    )
    expect(readCount).toBeGreaterThan(100)
  })
})
