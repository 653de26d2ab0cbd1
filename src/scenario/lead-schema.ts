// How leads and their fields are written. Whether values fit their field is said in `field-source.ts`,
// which knows the type of a field that is there already.
import { z } from 'zod'
import { FIELD_TYPES } from '../lead/field-kind.ts'
import { type Mistake, quoted } from './finding.ts'
import { report, share } from './unit-schema.ts'

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
      .describe('The type of the field. Required, unless it is a standard or described one.')
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
    scope: z
      .enum(['lead', 'company'])
      .meta({ title: 'scope', examples: ['company'] })
      .describe('Which tokens read it: {{lead.X}} or {{company.X}}. Default lead.')
      .optional(),
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
    describe: z
      .string()
      .min(1)
      .meta({ title: 'file name', examples: ['describe.json'] })
      .describe(
        'The answer of GET /rest/v1/leads/describe.json, or of leads/schema/fields.json with all its pages in one list: a file relative to the scenario and in its folder, whose fields replace the standard ones.',
      )
      .optional(),
    fields: z
      .record(z.string(), field)
      .meta({ title: 'mapping of fields', examples: [{ Plan: { type: 'string' } }] })
      .describe(
        'Fields beyond the standard or described ones, or changes to those, by display name.',
      )
      .optional(),
    adversarial: share(
      'How many of the leads have awkward values (quotes, line breaks, emoji, huge numbers, dates at the edges) in every field without min and max, oneOf or always, the Id apart; values are cut to the length of the field. Drawn for each lead by itself. Default 0%.',
      '5%',
    ).optional(),
  })
  .meta({ title: 'mapping', examples: [{ count: 100_000 }] })
  .describe('Who goes through the campaign.')
  .check((context) => {
    const { from, adversarial, fields = {} } = context.value
    if (from === undefined) return
    if (adversarial !== undefined) report(context, FROM_FILE, ['adversarial'])
    for (const [name, read] of Object.entries(fields)) {
      const source = SOURCES.find((key) => read[key] !== undefined)
      if (source) report(context, FROM_FILE, ['fields', name, source])
    }
  })

type SourceMistake = readonly [Mistake & { readonly got?: string }, keyof ReadField]

function sourceMistakes({ min, max, oneOf, always }: ReadField): readonly SourceMistake[] {
  const sources = [min ?? max, oneOf, always].filter((source) => source !== undefined)
  if (sources.length > 1) return [[TWO_SOURCES, oneOf === undefined ? 'always' : 'oneOf']]
  if (min === undefined && max === undefined) return []
  if (min === undefined) return [[missing('min'), 'min']]
  if (max === undefined) return [[missing('max'), 'max']]
  return min <= max ? [] : [[{ ...WRONG_WAY_ROUND, got: quoted(min) }, 'min']]
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
