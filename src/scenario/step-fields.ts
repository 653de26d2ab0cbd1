// What flow steps say of lead fields: that they are there, and that they may have the values set.
import { isWritable } from '../executor/coerce.ts'
import type { Field } from '../lead/field.ts'
import type { JsonValue } from '../service/definition.ts'
import { isList } from '../service/json-value.ts'
import { valueMistake } from './field-source.ts'
import { type Finding, type Mistake, quoted } from './finding.ts'
import { didYouMean } from './suggest.ts'
import { membersOf, valueAt } from './tree.ts'
import { writtenSteps } from './written-flow.ts'

/** `fields`: all of the leads. */
export function stepFieldFindings(input: JsonValue, fields: readonly Field[]): readonly Finding[] {
  return writtenSteps(input).flatMap(({ path, value: step }) => {
    const set = membersOf(valueAt(step, ['set'])).flatMap(([name, value]): readonly Finding[] => {
      const at = [...path, 'set', name]
      const field = fields.find(({ displayName }) => displayName === name)
      if (!field) return [{ path: at, at: 'key', ...noField(name, fields) }]
      if (!isWritable(field)) return [{ path: at, at: 'key', ...notWritable(field) }]
      const mistake = isValue(value) && value !== null ? valueMistake(value, field) : undefined
      return mistake ? [{ path: at, ...mistake }] : []
    })
    const choices = valueAt(step, ['choose']) ?? []
    const asked = (isList(choices) ? choices : []).flatMap((choice, index): readonly Finding[] => {
      const name = valueAt(choice, ['when', 'lead'])
      if (typeof name !== 'string' || fields.some(({ displayName }) => displayName === name)) {
        return []
      }
      return [{ path: [...path, 'choose', index, 'when', 'lead'], ...noField(name, fields) }]
    })
    return [...set, ...asked]
  })
}

function isValue(value: JsonValue): value is string | number | boolean | null {
  return typeof value !== 'object' || value === null
}

function noField(name: string, fields: readonly Field[]): Mistake & { readonly got: string } {
  const names = fields.map(({ displayName }) => displayName)
  const rule = 'is not the display name of a lead field.'
  const mend = `Add it under leads.fields.${didYouMean(name, names)}`
  return { code: 'unknown-field', got: quoted(name), rule, mend }
}

function notWritable({ displayName }: Field): Mistake & { readonly got: string } {
  const rule = 'is written by the platform only.'
  const mend = 'Set another field.'
  return { code: 'field-not-writable', got: quoted(displayName), rule, mend }
}
