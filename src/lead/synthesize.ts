// The leads of a run, made one at a time when they arrive and remembered by nobody. A synthetic value
// is a pure function of the seed, the lead's index and the field's display name (and of the fields it
// is made from), so it is the same whichever other fields are wanted and whatever else is in the run.
// Hot: recipes are compiled once; a lead costs its values and one object of a stable shape.
import { unreachable } from '../errors.ts'
import { type Luck, nameNumber } from '../random/luck.ts'
import { adversarialValues } from './adversarial.ts'
import {
  fieldsOf,
  type LeadField,
  type LeadRows,
  type LeadSpec,
  type SyntheticLeads,
} from './definition.ts'
import { pick } from './draws.ts'
import type { Field, FieldValue, Lead } from './field.ts'
import { FIELD_KINDS } from './field-kind.ts'
import { cutToLength } from './length.ts'
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
  const valuesOf = spec.kind === 'rows' ? rowValues(spec) : syntheticValues(spec, luck)
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
  const columns = new Map(fields.map(({ displayName }, column) => [displayName, column]))
  return (name) => {
    const column = columns.get(name) ?? -1
    return (leadIndex) => rows[leadIndex]?.[column] ?? null
  }
}

function syntheticValues(spec: SyntheticLeads, luck: Luck): (name: string) => Make {
  const known = fieldsByKey(spec.fields)
  // A field that has the name of what its own values are made from is not made from itself.
  const begun = new Set<LeadField>()
  const valuesOf = (name: string): Make => {
    const named = known.get(key(name))
    const own = named && !begun.has(named) ? named : undefined
    if (own) begun.add(own)
    const maker = own ? makerOf(own) : (standardMaker(name) ?? always(null))
    const step = nameNumber(own?.field.displayName ?? name)
    const draw = (lead: number, attempt: number) => luck('lead-field', lead, step, attempt)
    const make = maker({ draw, other: valuesOf })
    if (own) begun.delete(own)
    return own && !isChosen(own) ? orAwkward(make, own.field, { spec, luck, step }) : make
  }
  return valuesOf
}

interface AwkwardDraws {
  readonly spec: SyntheticLeads
  readonly luck: Luck
  /** Of the field. */
  readonly step: number
}

/** In an adversarial lead: something from the catalogue, anew for each field. */
function orAwkward(ordinary: Make, field: Field, { spec, luck, step }: AwkwardDraws): Make {
  const { adversarialShare: share = 0 } = spec
  const values = share === 0 ? [] : adversarialValues(field)
  if (values.length === 0) return ordinary
  return (lead) => {
    const isAdversarial = luck('adversarial', lead, 0, 0) < share
    return isAdversarial ? pick(values, luck('adversarial', lead, step, 1)) : ordinary(lead)
  }
}

/** By display name; a standard field that an instance calls otherwise by its usual name as well, which
 *  is what values made from it ask for. */
function fieldsByKey(fields: readonly LeadField[]): ReadonlyMap<string, LeadField> {
  const usual = fields.flatMap((each) =>
    each.source.kind === 'standard' && each.source.as ? [[key(each.source.as), each] as const] : [],
  )
  return new Map([...usual, ...fields.map((each) => [key(each.field.displayName), each] as const)])
}

function makerOf({ field, source }: LeadField): Maker {
  switch (source.kind) {
    case 'standard':
      return withinLength(standardMaker(source.as ?? field.displayName) ?? always(null), field)
    case 'empty':
      return always(null)
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
function withinLength(maker: Maker, field: Field): Maker {
  if (FIELD_KINDS[field.type] !== 'text') return maker
  return (ingredients) => {
    const valueFor = maker(ingredients)
    return (lead) => {
      const value = valueFor(lead)
      return typeof value === 'string' ? cutToLength(value, field) : value
    }
  }
}

/** Whether the scenario says which values the field has. */
function isChosen({ source }: LeadField): boolean {
  return source.kind !== 'standard' && source.kind !== 'empty'
}

/** Decision 21: names are matched without regard to case. */
function key(displayName: string): string {
  return displayName.toLowerCase()
}
