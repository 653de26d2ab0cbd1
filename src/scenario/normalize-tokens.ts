// Tokens that are not of the lead, as the executor gets them: what the scenario gives, over what every
// program, campaign and trigger have. My tokens come down the folders, nearest wins (marketo.md §2.2
// [DOC]); one that says more than its value keeps where it is from.
import type { z } from 'zod'
import type { Campaign } from '../campaign/definition.ts'
import { triggerNamed } from '../executor/trigger-tokens.ts'
import type { MyToken, TokenScopes, Value } from '../executor/webhook.ts'
import type { JsonValue } from '../service/definition.ts'
import { isList } from '../service/json-value.ts'
import { type Finding, listed, type Mistake } from './finding.ts'
import { triggerText } from './normalize-campaigns.ts'
import { myToken, type ReadMyToken, type ReadTokens, tokenValue, typeOf } from './token-schema.ts'
import { isMapping, membersOf, valueAt } from './tree.ts'
import { triggerExample } from './trigger-examples.ts'
import { writtenCampaigns } from './written-flow.ts'

export const NO_TOKENS: ReadTokens = { my: {}, folders: [], scopes: {} }

export interface TokenParts {
  /** Of the scenario. */
  readonly name: string
  /** Whose tokens are asked for; where there are several, each name that one of them has. */
  readonly campaigns: readonly Pick<Campaign, 'name' | 'trigger'>[]
  readonly tokens: ReadTokens
}

/** Scopes are lower case; names are matched without regard to case (decision 21). */
export function tokenScopes({ name, campaigns, tokens }: TokenParts): TokenScopes {
  const { my, folders, scopes } = tokens
  const given = {
    program: { Name: name, id: 1, Description: '' },
    campaign: { name: campaigns[0]?.name ?? name, id: 1, description: '' },
    system: { munchkinId: '123-ABC-456' },
    trigger: Object.assign(
      {},
      ...campaigns.map(({ trigger }) => triggerTokens(triggerText(trigger))),
    ),
    my: inherited([...folders, { my }]),
  }
  const merged = new Map<string, Map<string, readonly [string, Value | MyToken]>>()
  for (const [scope, values] of [...Object.entries(given), ...Object.entries(scopes)]) {
    const names = merged.get(scope.toLowerCase()) ?? new Map()
    for (const entry of Object.entries(values)) names.set(entry[0].toLowerCase(), entry)
    merged.set(scope.toLowerCase(), names)
  }
  return Object.fromEntries(
    Array.from(merged, ([scope, names]) => [scope, Object.fromEntries(names.values())]),
  )
}

/** Triggers that are not documented give at least these. */
const OF_EVERY_TRIGGER = ['Trigger Name', 'Name']

function triggerTokens(text: string): Record<string, Value> {
  const { name, tokens = OF_EVERY_TRIGGER } = triggerNamed(text)
  return Object.fromEntries(
    tokens.map((token) => [token, token === 'Trigger Name' ? name : triggerExample(token)]),
  )
}

interface Level {
  /** Of the folder; left out for the program itself. */
  readonly name?: string
  readonly my: Readonly<Record<string, ReadMyToken>>
}

/** From the outermost level to the program. */
function inherited(levels: readonly Level[]): Record<string, Value | MyToken> {
  const byName = new Map<string, readonly [string, MyToken]>()
  for (const { name: folder, my } of levels) {
    for (const [name, read] of Object.entries(my)) {
      const [, above] = byName.get(name.toLowerCase()) ?? []
      const overrides = above?.folder === undefined ? [] : [...above.overrides, above.folder]
      const token = { ...typed(read), overrides, ...(folder !== undefined && { folder }) }
      byName.set(name.toLowerCase(), [name, token])
    }
  }
  return Object.fromEntries(
    Array.from(byName.values(), ([name, token]) => [name, isPlain(token) ? token.value : token]),
  )
}

function typed(read: ReadMyToken): Pick<MyToken, 'type' | 'value' | 'isSecret'> {
  if (typeof read === 'string') return { type: 'text', value: read }
  if (typeof read === 'number') return { type: 'number', value: read }
  const { value = null, secret = false } = read
  const { type = typeOf(read.value) } = read
  return {
    type,
    value: type === 'email script' || type === 'calendar file' ? null : value,
    ...(secret && { isSecret: true }),
  }
}

/** Whether its value says all of it. */
function isPlain({ type, value, folder, overrides, isSecret }: MyToken): boolean {
  const isOfItsType = type === 'number' ? typeof value === 'number' : type === 'text'
  return isOfItsType && folder === undefined && overrides.length === 0 && !isSecret
}

/** The tokens of a scenario as far as they can be read: one whose value cannot is still a token. */
export function readableTokens(input: JsonValue): ReadTokens {
  const part = valueAt(input, ['tokens'])
  const scopes = membersOf(part).filter(([scope]) => scope !== 'my' && scope !== 'folders')
  return {
    my: readable(part && valueAt(part, ['my']), myToken),
    folders: foldersOf(part).map((folder) => ({
      name: String(valueAt(folder, ['name'])),
      my: readable(valueAt(folder, ['my']), myToken),
    })),
    scopes: Object.fromEntries(
      scopes.map(([scope, values]) => [scope, readable(values, tokenValue)]),
    ),
  }
}

function foldersOf(part: JsonValue | undefined): readonly JsonValue[] {
  const folders = part && valueAt(part, ['folders'])
  return folders && isList(folders) ? folders : []
}

function readable<Schema extends z.ZodType>(
  values: JsonValue | undefined,
  schema: Schema,
): Record<string, z.output<Schema> | ''> {
  return Object.fromEntries(
    membersOf(values).map(([name, value]) => {
      const { success, data } = schema.safeParse(value)
      return [name, success ? data : '']
    }),
  )
}

/** Whether it can be read which tokens there are. */
export function areTokensKnown(input: JsonValue): boolean {
  const part = valueAt(input, ['tokens'])
  const scopes = membersOf(part).filter(([scope]) => scope !== 'folders')
  const folders = part && valueAt(part, ['folders'])
  return (
    scopes.every(([, values]) => isMapping(values)) &&
    (folders === undefined || isList(folders)) &&
    foldersOf(part).every((folder) => isMapping(valueAt(folder, ['my'])))
  )
}

export function tokenFindings(input: JsonValue): readonly Finding[] {
  return membersOf(valueAt(input, ['tokens'])).flatMap(([scope, values]): readonly Finding[] => {
    switch (scope.toLowerCase()) {
      case 'lead':
      case 'company':
        return [{ path: ['tokens', scope], at: 'key', ...ofTheLead(scope) }]
      case 'trigger':
        return triggerFindings(input, scope, values)
      default:
        return []
    }
  })
}

function ofTheLead(scope: string): Mistake {
  return {
    code: 'conflict',
    rule: `Tokens of the scope ${scope} have the values of the lead.`,
    mend: 'Put it under leads.fields, with always for one value.',
  }
}

/** Values for tokens that the campaign's trigger is documented not to give. */
function triggerFindings(input: JsonValue, scope: string, values: JsonValue): readonly Finding[] {
  const triggers = writtenCampaigns(input).map(({ value }) => valueAt(value, ['trigger']))
  const [text, ...others] = triggers
  // Several campaigns may each give what another does not.
  if (others.length > 0) return []
  const { name: trigger, tokens } = triggerNamed(typeof text === 'string' ? text : '')
  if (!tokens) return []
  const given = tokens.map((token) => token.toLowerCase())
  return membersOf(values)
    .filter(([name]) => !given.includes(name.toLowerCase()))
    .map(([name]) => ({
      path: ['tokens', scope, name],
      at: 'key',
      code: 'conflict',
      rule: `The trigger ${trigger} does not give this token.`,
      mend: `It gives ${listed(tokens, 'and')}.`,
    }))
}
