// `--what-if change`: changes the input before it is checked, like `--set`, but with a meaning that may
// reach into many places at once. A change that is a path is an override, in its turn among the others.
// Grammar:
//   change   = name [ '=' value | '(' [ argument { ',' argument } ] ')' ] | path '=' value
//   name     = letter { letter | digit | '-' }
//   argument = text without , ( ) " around which spaces do not count | quoted
//   quoted   = a JSON string
//   path     as of `--set`, which begins with a key of the scenario
import { UsageError } from '../../errors.ts'
import { quoted } from '../finding.ts'
import type { Assumption } from '../model.ts'
import { applyOverrides, overridden } from '../override.ts'
import type { ParsedScenario } from '../parse.ts'
import { keysAt } from '../shape.ts'
import { didYouMean } from '../suggest.ts'
import type { Change, WhatIf } from './change.ts'
import { WHAT_IFS } from './what-ifs.ts'

/** Applies changes in order, each to what those before it left. Throws `UsageError` for one that cannot be
 *  read, or that cannot be worked out on this scenario. */
export function applyWhatIfs(parsed: ParsedScenario, changes: readonly string[]): ParsedScenario {
  return changes.reduce(applyWhatIf, parsed)
}

function applyWhatIf(before: ParsedScenario, text: string): ParsedScenario {
  const option = `--what-if ${quoted(text)}`
  if (isOverride(text)) return applyOverrides(before, [text], '--what-if')
  const refuse = (why: string): UsageError => new UsageError(`${option}: ${why}`)
  const change = parseChange(text)
  if (!change) throw refuse(UNREADABLE)
  const { name, args } = change
  const member = WHAT_IFS.find((each) => each.name === name)
  if (!member) throw refuse(unknown(name))
  const { arguments: wanted } = member
  if (args.length < wanted.min || args.length > wanted.max) throw refuse(miscounted(member))
  const { input, paths, assumes } = member.apply(before.input, { args, refuse })
  const after = overridden(before, { input, paths, place: option })
  return {
    ...after,
    changes: [...(after.changes ?? []), { assumption: assumption(text, assumes), paths }],
  }
}

const FIRST_KEY = /^[\s["]*(?<key>[^.[\]="(\s]+)["\s\]]*[.[=]/

function isOverride(text: string): boolean {
  const first = FIRST_KEY.exec(text)?.groups?.key
  return first === '*' || (first !== undefined && (keysAt([]) ?? []).includes(first))
}

const UNREADABLE =
  'a what-if is name, name=value or name(value, value). Write it like slots=20 or cache(10m, Company Name).'

function unknown(name: string): string {
  const names = WHAT_IFS.map((each) => each.name)
  const hint = didYouMean(name, names)
  const examples = WHAT_IFS.map(({ example }) => example).join(', ')
  return `there is no what-if ${quoted(name)}.${hint === '' ? ` Write one like ${examples}.` : hint}`
}

function miscounted({ name, example }: WhatIf): string {
  return `${name} takes other values. Write it like ${example}.`
}

function assumption(text: string, value: Change['assumes']): Assumption {
  return {
    setting: `what-if ${text}`,
    value,
    basis: 'chosen',
    affects: 'delay',
    source: 'docs/what-if.md',
  }
}

interface NamedChange {
  readonly name: string
  readonly args: readonly string[]
}

const CHANGE = /^\s*(?<name>[a-z][a-z0-9-]*)\s*(?:=(?<value>.*)|\((?<list>.*)\)\s*)?$/s
const ARGUMENT = /\s*(?:(?<json>"(?:[^"\\]|\\.)*")|(?<bare>[^,()"]*))\s*(?<end>,|$)/y

/** `undefined` when the text is none. */
function parseChange(text: string): NamedChange | undefined {
  const { name, value, list } = CHANGE.exec(text)?.groups ?? {}
  if (name === undefined) return undefined
  if (value !== undefined) return { name, args: [value.trim()] }
  const args = argumentsIn(list ?? '')
  return args && { name, args }
}

function argumentsIn(list: string): readonly string[] | undefined {
  if (list.trim() === '') return []
  const args: string[] = []
  const scanner = new RegExp(ARGUMENT)
  for (;;) {
    const { json, bare = '', end } = scanner.exec(list)?.groups ?? {}
    if (end === undefined) return undefined
    const argument = json === undefined ? bare.trim() : unquoted(json)
    if (argument === undefined || argument === '') return undefined
    args.push(argument)
    if (end === '') return args
  }
}

function unquoted(text: string): string | undefined {
  try {
    return String(JSON.parse(text))
  } catch {
    return undefined
  }
}
