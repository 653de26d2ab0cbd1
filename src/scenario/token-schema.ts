// How tokens that are not of the lead are written: values by scope and name. A my token may say its
// type, and be inherited from a folder.
import { z } from 'zod'
import type { MyTokenType } from '../executor/webhook.ts'
import { readDate } from '../time/read-date.ts'
import { grouped, type Mistake, quoted } from './finding.ts'
import { report } from './unit-schema.ts'

type Scalar = string | number | boolean

/** What a my token of each type holds; `undefined` for those that have no value in a webhook
 *  (decision 22). marketo.md §2.2 [DOC]; DEV/rest-api/tokens.md for numbers and scores. */
const FORMS: Readonly<Record<MyTokenType, Form | undefined>> = {
  text: { isOf: isText, form: 'a text; put it in quotes if it looks like a number' },
  number: { isOf: isNumber, form: 'a number' },
  score: { isOf: isScore, form: 'a whole number of 32 bits' },
  date: { isOf: isDate, form: 'a date like 2026-03-01' },
  'rich text': { isOf: isText, form: 'a text of HTML' },
  'email script': undefined,
  'calendar file': undefined,
  'sfdc campaign': { isOf: isText, form: 'the name of a campaign' },
}

interface Form {
  readonly isOf: (value: Scalar) => boolean
  readonly form: string
}

const TYPES = Object.keys(FORMS) as MyTokenType[] // the keys of that very table

/** Most characters of a my token's text. marketo.md §2.2 [DOC]. */
const TEXT_MAX = 524_288

export const tokenValue = z
  .union([z.string(), z.number(), z.boolean()])
  .meta({ title: 'token value', examples: ['abc'] })
  .describe('A text, a number, true or false.')

const typed = z
  .strictObject({
    type: z
      .enum(TYPES)
      .meta({ title: 'my token type', examples: ['date'] })
      .describe(
        'Numbers and scores go out bare under JSON, the others as text. Default: what the value is, text or number.',
      )
      .optional(),
    value: tokenValue
      .describe('Of that type; not for email scripts and calendar files, which are empty here.')
      .optional(),
    secret: z
      .boolean()
      .meta({ title: 'true or false', examples: [true] })
      .describe(
        'Whether its value is masked in whatever is printed or written. It is sent all the same. Default: false.',
      )
      .optional(),
  })
  .meta({
    title: 'my token',
    examples: [
      { type: 'date', value: '2026-03-01' },
      { value: 's3cr3t-k3y', secret: true },
    ],
  })
  .describe('A my token with its type, or one that is a secret.')
  .check((context) => {
    const mistake = valueMistake(context.value)
    if (mistake) report(context, mistake, ['value'])
  })

export const myToken = z
  .union([
    z
      .string()
      .max(TEXT_MAX)
      .meta({ title: 'text', examples: ['abc'] })
      .describe(`Up to ${grouped(TEXT_MAX)} characters.`),
    z
      .number()
      .meta({ title: 'number', examples: [6] })
      .describe('Whole or not.'),
    typed,
  ])
  .meta({ title: 'my token', examples: ['abc', { type: 'date', value: '2026-03-01' }] })
  .describe(`A text of up to ${grouped(TEXT_MAX)} characters, a number, or a type and a value.`)

const my = z
  .record(z.string(), myToken)
  .meta({ title: 'mapping of my tokens', examples: [{ key: 'abc' }] })
  .describe('My tokens, by name.')

const folder = z
  .strictObject({
    name: z
      .string()
      .min(1)
      .max(255)
      .meta({ title: 'name', examples: ['Marketing'] })
      .describe('What the folder is called. 1 to 255 characters.'),
    my,
  })
  .meta({ title: 'folder', examples: [{ name: 'Marketing', my: { key: 'abc' } }] })
  .describe('A folder above the program, with its own my tokens.')

const scopes = z
  .object({
    my: my.describe('My tokens of the program itself, by name.').optional(),
    folders: z
      .array(folder)
      .max(100)
      .meta({ title: 'list of folders', examples: [[{ name: 'Marketing', my: { key: 'abc' } }]] })
      .describe(
        'Folders whose my tokens the program inherits, from the outermost to the one it lies in. Of one name the nearest counts, the program’s own first.',
      )
      .optional(),
  })
  .catchall(
    z
      .record(z.string(), tokenValue)
      .meta({ title: 'mapping of token names', examples: [{ Link: 'https://www.example.com/' }] })
      .describe('The tokens of one scope, by name; those without a scope under an empty one.'),
  )
  .transform(({ my: own = {}, folders = [], ...others }) => ({ my: own, folders, scopes: others }))
  .meta({ title: 'mapping of scopes', examples: [{ my: { key: 'abc' } }] })
  .describe('Tokens that are not of the lead: my, program, campaign, trigger, member and the like.')

export interface ReadTokens {
  readonly my: z.output<typeof my>
  readonly folders: readonly z.output<typeof folder>[]
  readonly scopes: Readonly<Record<string, Record<string, z.output<typeof tokenValue>>>>
}

/** A my token as it is read: its value, or its type and its value. */
export type ReadMyToken = z.output<typeof myToken>

/** What people write in TypeScript, where an index signature has to allow for every key. */
export interface TokensInput {
  readonly my?: z.input<typeof my>
  readonly folders?: z.input<typeof folder>[]
  readonly [scope: string]: z.input<typeof my> | z.input<typeof folder>[] | undefined
}

export const tokens = scopes as z.ZodType<ReadTokens, TokensInput> // refuses more than that allows

function valueMistake(token: z.output<typeof typed>): (Mistake & { got?: string }) | undefined {
  const { type = typeOf(token.value), value: given } = token
  const wanted = FORMS[type]
  if (!wanted || (given !== undefined && wanted.isOf(given))) return undefined
  const mend = `Write ${wanted.form}.`
  if (given === undefined) {
    return { code: 'missing', rule: `A my token of the type ${type} has a value.`, mend }
  }
  return {
    code: 'wrong-type',
    got: quoted(given),
    rule: `is not a value of the type ${type}.`,
    mend,
  }
}

/** Of a my token that does not say it. */
export function typeOf(value: Scalar | undefined): 'text' | 'number' {
  return typeof value === 'number' ? 'number' : 'text'
}

function isText(given: Scalar): boolean {
  return typeof given === 'string' && given.length <= TEXT_MAX
}

/** As text it may have more digits than a number keeps. */
function isNumber(given: Scalar): boolean {
  return typeof given === 'number' || /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(String(given))
}

function isScore(given: Scalar): boolean {
  return typeof given === 'number' && (given | 0) === given
}

function isDate(given: Scalar): boolean {
  return typeof given === 'string' && readDate(given) !== undefined
}
