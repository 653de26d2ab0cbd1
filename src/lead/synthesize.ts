// The leads of a run, made one at a time when they arrive and remembered by nobody. A synthetic value
// is a pure function of the seed, the lead's index and the field's display name (and of the fields it
// is made from), so it is the same whichever other fields are wanted and whatever else is in the run.
// Hot: recipes are compiled once; a lead costs its values and one object of a stable shape.
import { unreachable } from '../errors.ts'
import { type Luck, nameNumber } from '../random/luck.ts'
import { fieldsOf, type LeadField, type LeadRows, type LeadSpec } from './definition.ts'
import type { Field, FieldValue, Lead } from './field.ts'
import { FIELD_KINDS } from './field-kind.ts'
import { always, type Make, type Maker, numberBetween, oneOf, wholeBetween } from './make.ts'
import { standardMaker } from './standard-values.ts'

/**
 * How the leads of `spec` are made, by index. With `wanted` a lead has only the fields of those display
 * names, in that order (decision 21: case does not matter; a name of no field is passed over); without,
 * all fields.
 */
export function compileLeads(
  spec: LeadSpec,
  luck: Luck,
  wanted?: readonly string[],
): (leadIndex: number) => Lead {
  const valuesOf = spec.kind === 'rows' ? rowValues(spec) : syntheticValues(spec.fields, luck)
  const names = wantedNames(fieldsOf(spec), wanted)
  const columns = names.map((name) => ({ name, valueFor: valuesOf(name) }))
  // Copied for every lead: all have one shape, and a field named `__proto__` is a field like others.
  const blank = Object.fromEntries(names.map((name) => [name, null] as const))
  return (index) => {
    const values: Record<string, FieldValue> = { ...blank }
    for (const { name, valueFor } of columns) values[name] = valueFor(index)
    return { index, values }
  }
}

/** Display names as the fields spell them. */
function wantedNames(fields: readonly Field[], wanted?: readonly string[]): readonly string[] {
  const spellings = new Map(fields.map(({ displayName }) => [key(displayName), displayName]))
  const keys = wanted ? new Set(wanted.map(key)) : spellings.keys()
  return Array.from(keys, (each) => spellings.get(each)).filter((name) => name !== undefined)
}

function rowValues({ fields, rows }: LeadRows): (name: string) => Make {
  return (name) => {
    const column = fields.findIndex(({ displayName }) => displayName === name)
    return (leadIndex) => rows[leadIndex]?.[column] ?? null
  }
}

function syntheticValues(fields: readonly LeadField[], luck: Luck): (name: string) => Make {
  const fieldsByKey = new Map(fields.map((each) => [key(each.field.displayName), each]))
  const valuesOf = (name: string): Make => {
    const known = fieldsByKey.get(key(name))
    const maker = known ? makerOf(known) : (standardMaker(name) ?? always(null))
    const step = nameNumber(known?.field.displayName ?? name)
    const draw = (lead: number, attempt: number) => luck('lead-field', lead, step, attempt)
    return maker({ draw, other: valuesOf })
  }
  return valuesOf
}

function makerOf({ field, source }: LeadField): Maker {
  switch (source.kind) {
    case 'standard':
      return cutToLength(standardMaker(field.displayName) ?? always(null), field)
    case 'range':
      return FIELD_KINDS[field.type] === 'whole'
        ? wholeBetween(source.min, source.max)
        : numberBetween(source.min, source.max)
    case 'one of':
      return oneOf(source.values)
    case 'always':
      return always(source.value)
    default:
      return unreachable(source)
  }
}

/** A scenario may make a standard field shorter, and two of its names together longer than one. */
function cutToLength(maker: Maker, { type, length }: Field): Maker {
  if (length === undefined || FIELD_KINDS[type] !== 'text') return maker
  return (ingredients) => {
    const valueFor = maker(ingredients)
    return (lead) => {
      const value = valueFor(lead)
      if (typeof value !== 'string' || value.length <= length) return value
      return value.slice(0, length).replace(/[\ud800-\udbff]$/, '') // no half of a character
    }
  }
}

/** Decision 21: names are matched without regard to case. */
function key(displayName: string): string {
  return displayName.toLowerCase()
}
