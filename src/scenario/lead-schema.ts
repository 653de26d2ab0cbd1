// How leads and their fields are written.
import { z } from 'zod'
import { readDate, readDateTime } from '../executor/read-date.ts'
import type { FieldType, FieldValue } from '../lead/field.ts'
import { listed, type Mistake, quoted } from './finding.ts'
import { report } from './unit-schema.ts'

/** What a field of each type holds; whole says which numbers. */
const TYPES: Readonly<
  Record<FieldType, 'text' | 'whole' | 'number' | 'boolean' | 'date' | 'datetime'>
> = {
  string: 'text',
  text: 'text',
  email: 'text',
  phone: 'text',
  url: 'text',
  integer: 'whole',
  score: 'whole',
  percent: 'whole',
  float: 'number',
  currency: 'number',
  boolean: 'boolean',
  date: 'date',
  datetime: 'datetime',
  formula: 'text',
  reference: 'text',
}

const FIELD_TYPES = Object.keys(TYPES) as FieldType[] // the keys of that very table

const name = (description: string, example: string) =>
  z
    .string()
    .min(1)
    .max(255)
    .meta({ title: 'name', examples: [example] })
    .describe(description)

const value = z
  .union([z.string(), z.number(), z.boolean(), z.null()])
  .meta({ title: 'field value', examples: ['free', 100] })
  .describe('A text, a number, true or false; null for empty.')

export const field = z
  .strictObject({
    type: z
      .enum(FIELD_TYPES)
      .meta({ title: 'field type', examples: ['string'] })
      .describe('The type of the field. Required, unless it is a standard field.')
      .optional(),
    min: z
      .number()
      .meta({ title: 'number', examples: [0] })
      .describe('Smallest value drawn. Needs max.')
      .optional(),
    max: z
      .number()
      .meta({ title: 'number', examples: [100] })
      .describe('Largest value drawn. Needs min.')
      .optional(),
    oneOf: z
      .array(value)
      .min(1)
      .meta({ title: 'list of values', examples: [['free', 'team']] })
      .describe('Each lead has one of these, all as likely.')
      .optional(),
    always: value.describe('Every lead has this value.').optional(),
    length: z
      .int()
      .min(1)
      .max(65_535)
      .meta({ title: 'length', examples: [255] })
      .describe('Longest value: characters, or bytes for the type text. 1 to 65535.')
      .optional(),
    restName: name('Default: the display name in camelCase.', 'leadScore').optional(),
    soapName: name('What mappings name. Default: the REST name.', 'LeadScore').optional(),
  })
  .meta({ title: 'field', examples: [{ type: 'score', min: 0, max: 100 }] })
  .describe('A lead field. Without min and max, oneOf or always it is empty until it is written.')
  .check((context) => {
    for (const [mistake, key] of sourceMistakes(context.value)) report(context, mistake, [key])
  })

export type ReadField = z.output<typeof field>

export const leads = z
  .strictObject({
    count: z
      .int()
      .min(1)
      .max(100_000_000)
      .meta({ title: 'number of leads', examples: [100_000] })
      .describe('How many, 1 to 100,000,000. Default 1000; with from, all of the file.')
      .optional(),
    from: z
      .string()
      .min(1)
      .meta({ title: 'file name', examples: ['leads.csv'] })
      .describe('A CSV file of leads, relative to the scenario and in its folder.')
      .optional(),
    fields: z
      .record(z.string(), field)
      .meta({ title: 'mapping of fields', examples: [{ Plan: { type: 'string' } }] })
      .describe('Fields beyond the standard ones, by display name.')
      .optional(),
  })
  .meta({ title: 'mapping', examples: [{ count: 100_000 }] })
  .describe('Who goes through the campaign.')
  .check((context) => {
    if (context.value.from === undefined) return
    for (const [name, read] of Object.entries(context.value.fields ?? {})) {
      const source = SOURCES.find((key) => read[key] !== undefined)
      if (source) report(context, FROM_FILE, ['fields', name, source])
    }
  })

type SourceMistake = readonly [Mistake & { readonly got?: string }, keyof ReadField]

function sourceMistakes(read: ReadField): readonly SourceMistake[] {
  const { min, max, oneOf, always, type } = read
  const sources = [min ?? max, oneOf, always].filter((source) => source !== undefined)
  if (sources.length > 1) return [[TWO_SOURCES, oneOf === undefined ? 'always' : 'oneOf']]
  if (min !== undefined || max !== undefined) return rangeMistakes(read)
  if (type === undefined) return []
  const wrongOne = oneOf?.find((item) => !isValueOf(type, item))
  if (wrongOne !== undefined) return [[notOfType(wrongOne, type), 'oneOf']]
  return always === undefined || isValueOf(type, always)
    ? []
    : [[notOfType(always, type), 'always']]
}

function rangeMistakes({ type = 'integer', min, max }: ReadField): readonly SourceMistake[] {
  const kind = TYPES[type]
  if (kind !== 'whole' && kind !== 'number')
    return [[notARange(type), min === undefined ? 'max' : 'min']]
  if (min === undefined) return [[missing('min'), 'min']]
  if (max === undefined) return [[missing('max'), 'max']]
  if (!isValueOf(type, min)) return [[notOfType(min, type), 'min']]
  if (!isValueOf(type, max)) return [[notOfType(max, type), 'max']]
  return min <= max ? [] : [[{ ...WRONG_WAY_ROUND, got: quoted(min) }, 'min']]
}

function isValueOf(type: FieldType, candidate: FieldValue): boolean {
  if (candidate === null) return true
  switch (TYPES[type]) {
    case 'text':
      return typeof candidate === 'string'
    case 'whole':
      return Number.isSafeInteger(candidate)
    case 'number':
      return typeof candidate === 'number'
    case 'boolean':
      return typeof candidate === 'boolean'
    case 'date':
      return typeof candidate === 'string' && readDate(candidate) !== undefined
    case 'datetime':
      return typeof candidate === 'string' && readDateTime(candidate, 'UTC')?.text === candidate
  }
}

const FORMS = {
  text: 'a text; put it in quotes if it looks like a number',
  whole: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  date: 'a date like 2026-03-01',
  datetime: 'a datetime like 2026-03-01 09:30:00',
} as const

function notOfType(got: FieldValue, type: FieldType): Mistake & { readonly got: string } {
  const rule = `is not a value of the type ${type}.`
  return { code: 'wrong-type', got: quoted(got), rule, mend: `Write ${FORMS[TYPES[type]]}.` }
}

function notARange(type: FieldType): Mistake {
  const numbers = FIELD_TYPES.filter((name) => ['whole', 'number'].includes(TYPES[name]))
  const rule = `Only numbers are drawn from a range, and ${type} holds none.`
  return { code: 'conflict', rule, mend: `Use oneOf or always, or a type of ${listed(numbers)}.` }
}

function missing(key: string): Mistake {
  return { code: 'missing', rule: 'A range has two ends.', mend: `Add ${key}.` }
}

const TWO_SOURCES: Mistake = {
  code: 'conflict',
  rule: 'A field has its values from min and max, from oneOf or from always.',
  mend: 'Keep one of them.',
}

const WRONG_WAY_ROUND: Mistake = {
  code: 'out-of-range',
  rule: 'is more than max.',
  mend: 'Write the smaller one as min.',
}

const SOURCES = ['min', 'max', 'oneOf', 'always'] as const

const FROM_FILE: Mistake = {
  code: 'conflict',
  rule: 'With leads.from the values come from the file.',
  mend: 'Leave this out, or leads.from.',
}
