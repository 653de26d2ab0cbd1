// Values from faker, by name: `company.name`, `internet.email`. A list of the methods that faker puts
// on its modules is all a name is looked up in, so a scenario reaches nothing else. Luck and date are
// ours: the randomizer reads the draws of the body being made, and relative dates start from virtual
// now, so the same call gets the same values. In a file of its own because faker is slow to load.
import type { Faker } from '@faker-js/faker'
import { faker as published } from '@faker-js/faker/locale/en'
import { assert } from '../errors.ts'
import type { JsonValue } from './definition.ts'

/** Where one value's luck and date come from. */
export interface FakerSource {
  /** Successive draws in [0, 1). */
  next(): number
  /** The wall time, in milliseconds since 1970. */
  readonly nowMs: number
}

/** A name is tried before it is accepted; every draw is alike, so the answer is always the same. */
const TRIAL: FakerSource = { next: () => 0.5, nowMs: 0 }

// Faker keeps its randomizer for life, so the source of the value being made is handed to it here.
let source = TRIAL

// The door of one locale gives an instance and not the class; the door with the class loads every
// locale, which takes six times as long. The instance knows its class.
const FakerClass = published.constructor as typeof Faker
const faker = new FakerClass({
  locale: published.rawDefinitions,
  randomizer: { next: () => source.next(), seed: () => undefined },
})

const METHODS = listMethods()

/** Whether `text` names something faker makes without being told more, such as `company.name`. */
export function isFakerName(text: string): boolean {
  const method = METHODS.get(text)
  if (!method) return false
  try {
    makeValue(method, TRIAL)
    return true
  } catch {
    return false // It cannot do without arguments.
  }
}

/** Makes values of that name, which `isFakerName` has accepted. */
export function compileFaker(name: string): (from: FakerSource) => JsonValue {
  const method = METHODS.get(name)
  assert(method, 'a faker name is checked before it is compiled')
  return (from) => makeValue(method, from)
}

function makeValue(method: () => unknown, from: FakerSource): JsonValue {
  source = from
  faker.setDefaultRefDate(from.nowMs)
  const value = method()
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return value
    case 'bigint':
      return value.toString()
    default:
      return JSON.parse(JSON.stringify(value)) // Dates become ISO text, everything else plain data.
  }
}

/** `helpers` is left out: its methods work on what they are given, and nothing is given here. */
function listMethods(): ReadonlyMap<string, () => unknown> {
  const methods = new Map<string, () => unknown>()
  for (const [moduleName, module] of Object.entries<object>({ ...faker, helpers: {} })) {
    for (const [methodName, method] of Object.entries<unknown>({ ...module })) {
      if (typeof method !== 'function') continue
      methods.set(`${moduleName}.${methodName}`, () => method())
    }
  }
  return methods
}
