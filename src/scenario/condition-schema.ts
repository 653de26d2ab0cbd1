// How conditions are written: what is looked at, and one or more tests of it, which all have to hold.
//   { lead: Plan, is: enterprise }      { request: $.score, atLeast: 50, below: 80 }
import { z } from 'zod'
import type { Condition, ValueTest } from '../service/condition.ts'
import type { JsonValue } from '../service/definition.ts'
import type { Mistake } from './finding.ts'
import { leaf, report } from './unit-schema.ts'
import type { Reading } from './units.ts'

const text = z
  .string()
  .min(1)
  .meta({ title: 'text', examples: ['enterprise'] })
  .describe('A text of at least one character.')

const number = z
  .number()
  .meta({ title: 'number', examples: [50] })
  .describe('A number.')

const truth = z
  .boolean()
  .meta({ title: 'true or false', examples: [true] })
  .describe('A boolean.')

const value = z.union([text, number, truth]).meta({ title: 'value', examples: ['enterprise', 50] })

const bound = z
  .union([number, text])
  .meta({ title: 'number or date', examples: [50, '2026-01-01'] })

const VALUES_MAX = 1_000

const testFields = {
  is: value.describe('It is this. Case does not matter.').optional(),
  isNot: value.describe('It is anything but this, or empty.').optional(),
  oneOf: z
    .array(value.describe('One of them.'))
    .min(1)
    .max(VALUES_MAX)
    .meta({ title: 'list of values', examples: [['team', 'enterprise']] })
    .describe('It is one of these: 1 to 1,000.')
    .optional(),
  contains: text.describe('This is part of it.').optional(),
  startsWith: text.describe('It begins with this.').optional(),
  above: bound.describe('It is more; a date is later.').optional(),
  atLeast: bound.describe('It is this or more.').optional(),
  below: bound.describe('It is less; a date is earlier.').optional(),
  atMost: bound.describe('It is this or less.').optional(),
  isEmpty: truth.describe('Whether there is nothing.').optional(),
}

const tests = z.strictObject(testFields)

type ReadTests = z.output<typeof tests>

/** Steps: a member, an item, a slice or all, at any depth. No expressions: nothing here runs code. What the
 *  package takes for one of its own even in quotes (an expression, a type, a mark) is no name either. */
const JSON_PATH =
  /^(?!.*#\d)\$(?:\.\.?(?:\*|[^.[\]()*?@^~\s]+)|\[(?:\*|-?\d*(?::-?\d*){0,2}|'(?!\??\(|@)[^']+'|"(?!\??\(|@)[^"]+")\])+$/

/** Names in quotes may hold dots. */
const QUOTED_NAMES = /'[^']+'|"[^"]+"/g

function readPath(written: JsonValue): Reading<string> {
  if (typeof written !== 'string' || !JSON_PATH.test(written)) return { mistake: NO_PATH }
  const descents = written.replaceAll(QUOTED_NAMES, '').split('..').length - 1
  return descents > 1 ? { mistake: TOO_MANY_DESCENTS } : { value: written }
}

/** Each multiplies what is found by the depth of the body, which anybody may send. */
const TOO_MANY_DESCENTS: Mistake = {
  code: 'bad-path',
  rule: 'goes to any depth more than once.',
  mend: 'Keep one of its .. and name what lies between.',
}

const NO_PATH: Mistake = {
  code: 'bad-path',
  rule: 'is not a path into a request.',
  mend: 'Write a JSONPath without expressions, like $.email or $.tags[0].',
}

const leadField = z
  .string()
  .min(1)
  .meta({ title: 'field name', examples: ['Plan'] })
  .describe('The display name of a lead field.')

export const when = z
  .strictObject({
    lead: leadField.optional(),
    request: leaf(readPath, {
      title: 'JSONPath',
      description:
        'A path into the JSON body of the request; the first value counts. Not at fidelity model.',
      examples: ['$.email'],
    }).optional(),
    ...testFields,
  })
  .meta({ title: 'condition', examples: [{ lead: 'Plan', is: 'enterprise' }] })
  .describe('Who gets this reply: the first whose condition is met counts.')
  .check((context) => {
    const { lead, request } = context.value
    if ((lead === undefined) === (request === undefined)) report(context, NOT_ONE_SUBJECT)
    const isSound = context.issues.length === 0
    if (isSound && testsOf(context.value).length === 0) report(context, NO_TEST)
  })

/** Where there is no request yet. */
export const whenLead = z
  .strictObject({
    lead: leadField,
    ...testFields,
  })
  .meta({ title: 'condition', examples: [{ lead: 'Plan', is: 'enterprise' }] })
  .describe('What has to hold of the lead; all tests together.')
  .check((context) => {
    if (testsOf(context.value).length === 0) report(context, NO_TEST)
  })

export type ReadLeadCondition = z.output<typeof whenLead>

export type ReadCondition = z.output<typeof when>

/** A condition without mistakes. */
export function conditionOf(read: ReadCondition): Condition {
  const { lead, request = '' } = read
  const all = testsOf(read)
  return lead === undefined
    ? { kind: 'request', path: request, tests: all }
    : { kind: 'lead', field: lead, tests: all }
}

/** In a fixed order. */
export function testsOf(read: ReadTests): readonly ValueTest[] {
  const { is, isNot, oneOf, contains, startsWith, isEmpty } = read
  const found: readonly (ValueTest | undefined)[] = [
    is === undefined ? undefined : { kind: 'is', value: is },
    isNot === undefined ? undefined : { kind: 'isNot', value: isNot },
    oneOf && { kind: 'oneOf', values: oneOf },
    contains === undefined ? undefined : { kind: 'contains', text: contains },
    startsWith === undefined ? undefined : { kind: 'startsWith', text: startsWith },
    ...BOUNDS.map((kind): ValueTest | undefined => {
      const limit = read[kind]
      return limit === undefined ? undefined : { kind, bound: limit }
    }),
    isEmpty === undefined ? undefined : { kind: 'isEmpty', isWanted: isEmpty },
  ]
  return found.filter((test) => test !== undefined)
}

const BOUNDS = ['above', 'atLeast', 'below', 'atMost'] as const

const NOT_ONE_SUBJECT: Mistake = {
  code: 'conflict',
  rule: 'A condition looks at the lead or at the request.',
  mend: 'Write either lead or request.',
}

const NO_TEST: Mistake = {
  code: 'missing',
  rule: 'Nothing is asked here.',
  mend: 'Add a test, like is: enterprise.',
}
