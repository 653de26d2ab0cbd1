import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { adversarialValues } from '../../src/lead/adversarial.ts'
import type { FieldSource, LeadField, LeadRows, SyntheticLeads } from '../../src/lead/definition.ts'
import type { FieldType, FieldValue } from '../../src/lead/field.ts'
import { FIELD_KINDS } from '../../src/lead/field-kind.ts'
import { STANDARD_FIELDS } from '../../src/lead/standard-fields.ts'
import { compileLeads } from '../../src/lead/synthesize.ts'
import { createLuck } from '../../src/random/luck.ts'
import { chiSquareExcess, kolmogorovSmirnov } from '../random/statistics.ts'
import { always, leadsOf, own, standardLeads } from './sample.ts'

const SAMPLE_COUNT = 100_000
const standard = standardLeads()
const displayNames = STANDARD_FIELDS.map(({ displayName }) => displayName)
const leadIndexes = fc.integer({ min: 0, max: 99_999_999 })

/** What a field of one source is for many leads. */
function sample(type: FieldType, source: FieldSource): FieldValue[] {
  const spec = { kind: 'synthetic', count: SAMPLE_COUNT, fields: [own('X', type, source)] } as const
  return leadsOf(spec, SAMPLE_COUNT).map(({ values }) => values.X ?? null)
}

function countsOf(values: readonly FieldValue[], cells: readonly FieldValue[]): number[] {
  return cells.map((cell) => values.filter((value) => value === cell).length)
}

describe('a lead', () => {
  it('is the same whenever it is made, and whatever was made before', () => {
    const leadOf = compileLeads(standard, createLuck(1))
    const first = leadOf(53_127)
    leadOf(7)
    expect(leadOf(53_127)).toEqual(first)
    expect(compileLeads(standard, createLuck(1))(53_127)).toEqual(first)
    expect(compileLeads(standard, createLuck(2))(53_127)).not.toEqual(first)
  })

  it('keeps its values from version to version (and of faker, whose words it has)', () => {
    const wanted = ['Email Address', 'Company Name', 'Lead Score', 'Created At', 'Num Employees']
    expect(compileLeads(standard, createLuck(1), wanted)(53_127)).toEqual({
      index: 53_127,
      values: {
        'Email Address': 'angelo.koelpin.53128@example.net',
        'Company Name': 'Collier - Lubowitz',
        'Lead Score': 22,
        'Created At': '2023-09-29 17:30:15',
        'Num Employees': 18,
      },
    })
  })

  it('has the same value in a field whichever other fields are wanted', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(displayNames), leadIndexes, (wanted, index) => {
        const all = compileLeads(standard, createLuck(3))(index).values
        const some = compileLeads(standard, createLuck(3), wanted)(index).values
        expect(some).toEqual(Object.fromEntries(wanted.map((name) => [name, all[name]])))
      }),
      { seed: 1 },
    )
  })

  it('has the same values whichever fields the scenario adds', () => {
    const more = standardLeads(own('Plan', 'string', { kind: 'one of', values: ['free', 'team'] }))
    const added = compileLeads(more, createLuck(1))(5).values
    expect(added).toMatchObject(compileLeads(standard, createLuck(1))(5).values)
    expect(['free', 'team']).toContain(added.Plan)
  })

  it('has the wanted fields in the order wanted, as the fields spell them (decision 21)', () => {
    const wanted = ['lead score', 'EMAIL ADDRESS', 'Nobody', 'Lead Score', 'constructor']
    const { values } = compileLeads(standard, createLuck(1), wanted)(0)
    expect(Object.keys(values)).toEqual(['Lead Score', 'Email Address'])
  })

  it('has no fields when none are wanted, and all when nothing is said', () => {
    expect(compileLeads(standard, createLuck(1), [])(3)).toEqual({ index: 3, values: {} })
    expect(Object.keys(compileLeads(standard, createLuck(1))(3).values)).toEqual(displayNames)
  })

  it('may have a field named __proto__', () => {
    const spec = standardLeads(own('__proto__', 'string', always('polluted')))
    const { values } = compileLeads(spec, createLuck(1), ['__proto__', 'Id'])(0)
    expect(Object.entries(values)).toEqual([
      ['__proto__', 'polluted'],
      ['Id', 1],
    ])
    expect(Object.getPrototypeOf(values)).toBe(Object.prototype)
  })
})

describe('a value', () => {
  it('fits the type and the length of its standard field', () => {
    const lengths = fc.constantFrom(1, 2, 10, 40, 255)
    fc.assert(
      fc.property(leadIndexes, lengths, (index, length) => {
        const fields = standard.fields.map(({ field, source }) =>
          FIELD_KINDS[field.type] === 'text'
            ? { field: { ...field, length }, source }
            : { field, source },
        )
        const { values } = compileLeads({ ...standard, fields }, createLuck(1))(index)
        for (const { field } of fields) {
          expect(values[field.displayName], field.displayName).toSatisfy(
            (value) => value === null || fits(value, field.type, length),
          )
        }
      }),
      { seed: 1 },
    )
  })

  it('is cut between characters, not inside one', () => {
    const names = ['First Name', 'Last Name'].map((name) => own(name, 'string', always('😀')))
    const [fullName] = standard.fields.filter(({ field }) => field.displayName === 'Full Name')
    const cut: LeadField[] = fullName
      ? [{ ...fullName, field: { ...fullName.field, length: 2 } }]
      : []
    expect(leadsOf(standardLeads(...names, ...cut), 1)[0]?.values['Full Name']).toBe('😀 ')
  })

  it('of a range is each whole number alike for integers, scores and percents', () => {
    const types = ['integer', 'score', 'percent'] as const
    expect.assertions(types.length * 2)
    for (const type of types) {
      const values = sample(type, { kind: 'range', min: -3, max: 6 })
      const cells = Array.from({ length: 10 }, (_, cell) => cell - 3)
      const counts = countsOf(values, cells)
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(SAMPLE_COUNT)
      expect(
        chiSquareExcess(
          counts,
          counts.map(() => SAMPLE_COUNT / 10),
        ),
      ).toBeLessThan(5)
    }
  })

  it.each(['float', 'currency'] as const)('of a range is each number alike for a %s', (type) => {
    const values = sample(type, { kind: 'range', min: -5, max: 15 }).map(Number)
    expect(kolmogorovSmirnov(values, (x) => (x + 5) / 20)).toBeLessThan(2.7)
    expect(values.some(Number.isInteger)).toBe(false)
  })

  it('of a list is each of them alike, empty included', () => {
    const cells = ['free', 'team', null, 'enterprise']
    const counts = countsOf(sample('string', { kind: 'one of', values: cells }), cells)
    expect(
      chiSquareExcess(
        counts,
        cells.map(() => SAMPLE_COUNT / 4),
      ),
    ).toBeLessThan(10)
  })

  it('may be always the same, digits beyond 2^53 included (decision 41)', () => {
    expect(new Set(sample('integer', always('9223372036854775807')))).toEqual(
      new Set(['9223372036854775807']),
    )
  })

  it('of two fields of one source are different', () => {
    const source: FieldSource = { kind: 'range', min: 0, max: 1_000_000 }
    const spec = standardLeads(own('A', 'integer', source), own('B', 'integer', source))
    const same = leadsOf(spec, 1_000, ['A', 'B']).filter(({ values }) => values.A === values.B)
    expect(same.length).toBeLessThan(3)
  })

  it('is empty for a field that says standard and is not', () => {
    const spec = standardLeads(own('Shoe Size', 'integer', { kind: 'standard' }))
    expect(leadsOf(spec, 1, ['Shoe Size'])[0]?.values).toEqual({ 'Shoe Size': null })
  })
})

describe('a standard field that an instance calls otherwise', () => {
  const renamed = (displayName: string, as: string): LeadField => ({
    field: { scope: 'lead', displayName, type: 'string' },
    source: { kind: 'standard', as },
  })
  const spec = {
    kind: 'synthetic',
    count: 10,
    fields: [renamed('E-Mail', 'Email Address'), renamed('Given Name', 'First Name')],
  } as const

  it('has values of that kind, which fit those of the same person', () => {
    const leads = leadsOf(spec, 20)
    const given = leads.map(({ values }) => String(values['Given Name']).toLowerCase())
    expect(leads.map(({ values }) => String(values['E-Mail']).split('.')[0])).toEqual(
      given.map((name) => name.replace(/[^a-z]/g, '')),
    )
  })

  it('may have the name of the field that its values are made from', () => {
    const swapped = {
      ...spec,
      fields: [renamed('Last Name', 'Full Name'), renamed('Company Name', 'Inferred Company')],
    } as const
    const [lead] = leadsOf(swapped, 1)
    expect(lead?.values['Last Name']).toMatch(/^\S+ \S+/)
    expect(lead?.values['Company Name']).toMatch(/\S/)
  })
})

describe('adversarial leads', () => {
  const plan = own('Plan', 'string', { kind: 'one of', values: ['free', 'team'] })
  const chosen = [
    plan,
    own('Level', 'integer', { kind: 'range', min: 1, max: 3 }),
    own('Source', 'string', always('web')),
  ]
  const notes = own('Notes', 'text', { kind: 'empty' })
  const all = { ...standardLeads(...chosen, notes), adversarialShare: 1 }
  const fifth: SyntheticLeads = { ...all, adversarialShare: 0.2 }

  /** The leads of a spec that differ from what they are without adversarial ones. */
  function adversarialIndexes(spec: SyntheticLeads, wanted?: readonly string[]): number[] {
    const ordinary = leadsOf({ ...spec, adversarialShare: 0 }, 2_000, wanted)
    return leadsOf(spec, 2_000, wanted).flatMap((lead, index) =>
      JSON.stringify(lead) === JSON.stringify(ordinary[index]) ? [] : [index],
    )
  }

  it('are about that share of all, drawn for each by itself', () => {
    const count = adversarialIndexes(fifth).length
    // Five standard deviations of a binomial of 2,000 and 0.2.
    expect(Math.abs(count - 400)).toBeLessThan(5 * Math.sqrt(2_000 * 0.2 * 0.8))
  })

  it('stay adversarial when there are to be more, or when there are other fields and leads', () => {
    const few = adversarialIndexes(fifth)
    const more = new Set(adversarialIndexes({ ...all, adversarialShare: 0.5 }))
    expect(few.filter((index) => !more.has(index))).toEqual([])
    expect(adversarialIndexes({ ...fifth, count: 5, fields: standard.fields })).toEqual(few)
    expect(adversarialIndexes({ ...fifth, adversarialShare: 0 })).toEqual([])
  })

  it('have the same value in a field whatever else is wanted', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(displayNames), leadIndexes, (wanted, index) => {
        const whole = compileLeads(all, createLuck(3))(index).values
        const some = compileLeads(all, createLuck(3), wanted)(index).values
        expect(some).toEqual(Object.fromEntries(wanted.map((name) => [name, whole[name]])))
      }),
      { seed: 1 },
    )
  })

  it('keep what the scenario chose, and the Id', () => {
    const names = ['Plan', 'Level', 'Source', 'Id']
    expect(adversarialIndexes(all, names)).toEqual([])
  })

  it('have each awkward value of a field about alike, in fields of the scenario too', () => {
    const values = adversarialValues(notes.field)
    const leads = leadsOf(all, 20_000, ['Notes'])
    const counts = countsOf(
      leads.map((lead) => lead.values.Notes ?? null),
      values,
    )
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(20_000)
    const expected = counts.map(() => 20_000 / values.length)
    expect(chiSquareExcess(counts, expected)).toBeLessThan(5)
  })

  it('have other values with another seed, and in another field', () => {
    const values = (seed: number, name: string) =>
      Array.from(
        { length: 50 },
        (_, index) => compileLeads(all, createLuck(seed))(index).values[name],
      )
    expect(values(1, 'First Name')).toEqual(values(1, 'First Name'))
    expect(values(1, 'First Name')).not.toEqual(values(2, 'First Name'))
    expect(values(1, 'First Name')).not.toEqual(values(1, 'Last Name'))
  })

  it('have no more in a field than it holds', () => {
    const fields = all.fields.map(({ field, source }) => ({
      field: { ...field, length: 7 },
      source,
    }))
    const texts = leadsOf({ ...all, fields }, 500, ['First Name', 'Address']).flatMap(
      ({ values }) => Object.entries(values),
    )
    expect(texts.filter(([name, text]) => lengthIn(name, String(text ?? '')) > 7)).toEqual([])
  })

  function lengthIn(name: string, text: string): number {
    return name === 'Address' ? Buffer.byteLength(text) : [...text].length
  }
})

describe('leads of rows', () => {
  const field = (displayName: string) => ({ scope: 'lead', displayName, type: 'string' }) as const
  const rows: LeadRows = {
    kind: 'rows',
    count: 2,
    fields: [field('A'), field('__proto__'), field('Never')],
    rows: [
      ['a0', 'p0'],
      ['a1', null],
    ],
    firstSeen: [0, 1],
  }

  it('have the values of their row, and empty ones where it ends', () => {
    const leadOf = compileLeads(rows, createLuck(1))
    expect([0, 1].map((index) => Object.entries(leadOf(index).values))).toEqual([
      [
        ['A', 'a0'],
        ['__proto__', 'p0'],
        ['Never', null],
      ],
      [
        ['A', 'a1'],
        ['__proto__', null],
        ['Never', null],
      ],
    ])
  })

  it('have the wanted fields only', () => {
    expect(compileLeads(rows, createLuck(1), ['a', 'X'])(1)).toEqual({
      index: 1,
      values: { A: 'a1' },
    })
  })
})

function fits(value: unknown, type: FieldType, length: number): boolean {
  switch (FIELD_KINDS[type]) {
    case 'text':
      return typeof value === 'string' && value.length <= length && value.isWellFormed()
    case 'whole':
      return Number.isSafeInteger(value)
    case 'number':
      return Number.isFinite(value)
    case 'boolean':
      return typeof value === 'boolean'
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)
    case 'datetime':
      return typeof value === 'string' && /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(value)
  }
}
