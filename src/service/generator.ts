// Values that differ from reply to reply: an object whose only key is the name of a generator stands
// for what it makes, `{ $int: [0, 100] }` for 42. A new generator is one entry of the table.
import { assert } from '../errors.ts'
import { isoInstant } from '../time/calendar.ts'
import type { JsonValue } from './definition.ts'
import { compileFaker, isFakerName } from './faker-value.ts'
import { isList } from './json-value.ts'
import { parseRequestPath, readRequest } from './request-path.ts'

/** What the body of one reply is made from. */
export interface BodyContext {
  /** Successive draws in [0, 1). */
  next(): number
  /** A lead field's value by its display name; `null` when it is empty. */
  leadValue(name: string): string | number | boolean | null
  /** The body of the request being answered. */
  readonly requestBody: string | undefined
  /** The wall time, in milliseconds since 1970. */
  readonly nowMs: number
}

export type MakeValue = (context: BodyContext) => JsonValue

export interface Generator {
  /** What it takes, as a sentence. */
  readonly rule: string
  /** How it is written. */
  readonly example: string
  /** `undefined` when the argument breaks the rule. */
  compile(argument: JsonValue): MakeValue | undefined
}

export const GENERATORS: ReadonlyMap<string, Generator> = new Map(
  Object.entries<Generator>({
    $int: {
      rule: '$int takes two whole numbers, the smaller first; both may come up.',
      example: '{ $int: [0, 100] }',
      compile: (argument) => {
        const range = asRange(argument)
        if (!range?.every(Number.isSafeInteger)) return undefined
        const [min, max] = range
        return (context) => min + Math.floor(context.next() * (max - min + 1))
      },
    },
    $number: {
      rule: '$number takes two numbers, the smaller first.',
      example: '{ $number: [0, 1] }',
      compile: (argument) => {
        const range = asRange(argument)
        if (!range) return undefined
        const [min, max] = range
        return (context) => min + context.next() * (max - min)
      },
    },
    $pick: {
      rule: '$pick takes a list of values with at least one in it; each is as likely as the others.',
      example: '{ $pick: [gold, silver] }',
      compile: (argument) => {
        if (!isList(argument) || argument.length === 0) return undefined
        const options = argument.map(compileValue)
        return (context) => options[Math.floor(context.next() * options.length)]?.(context) ?? null
      },
    },
    $faker: {
      rule: '$faker takes the name of a faker method that needs no arguments.',
      example: '{ $faker: company.name }',
      compile: (argument) =>
        typeof argument === 'string' && isFakerName(argument) ? compileFaker(argument) : undefined,
    },
    $lead: {
      rule: "$lead takes the display name of one of the lead's fields.",
      example: '{ $lead: Email Address }',
      compile: (argument) =>
        typeof argument === 'string' && argument !== ''
          ? (context) => context.leadValue(argument)
          : undefined,
    },
    $request: {
      rule: '$request takes a path into the JSON body of the request.',
      example: '{ $request: $.person.email }',
      compile: (argument) => {
        const path = typeof argument === 'string' ? parseRequestPath(argument) : undefined
        return path && (({ requestBody }) => readRequest(requestBody, path))
      },
    },
    $now: {
      rule: '$now takes the way to write the time: iso.',
      example: '{ $now: iso }',
      compile: (argument) => (argument === 'iso' ? ({ nowMs }) => isoInstant(nowMs) : undefined),
    },
  }),
)

/** The generator an object stands for: its only key begins with `$`. The name may be unknown. */
export function generatorCall(value: JsonValue): { name: string; argument: JsonValue } | undefined {
  if (typeof value !== 'object' || value === null || isList(value)) return undefined
  const [first, ...others] = Object.entries(value)
  if (first === undefined || others.length > 0 || !first[0].startsWith('$')) return undefined
  return { name: first[0], argument: first[1] }
}

/** Whether two replies could differ. */
export function hasGenerator(value: JsonValue): boolean {
  if (typeof value !== 'object' || value === null) return false
  return generatorCall(value) !== undefined || Object.values(value).some(hasGenerator)
}

/** The value with its generators ready to run, in the order they are written. */
export function compileValue(value: JsonValue): MakeValue {
  const call = generatorCall(value)
  if (call) {
    const make = GENERATORS.get(call.name)?.compile(call.argument)
    assert(make, 'a body is checked before it is compiled')
    return make
  }
  if (typeof value !== 'object' || value === null) return () => value
  if (isList(value)) {
    const items = value.map(compileValue)
    return (context) => items.map((make) => make(context))
  }
  const members = Object.entries(value).map(([name, child]) => ({
    name,
    make: compileValue(child),
  }))
  return (context) => Object.fromEntries(members.map(({ name, make }) => [name, make(context)]))
}

function asRange(argument: JsonValue): readonly [number, number] | undefined {
  if (!isList(argument) || argument.length !== 2) return undefined
  const [min, max] = argument
  if (typeof min !== 'number' || typeof max !== 'number') return undefined
  return Number.isFinite(min) && Number.isFinite(max) && min <= max ? [min, max] : undefined
}
