// What is wrong with a body template, for the scenario to report: generators that would not run, and
// XML that would not be XML. A template without mistakes compiles.
import type { Issue } from '../errors.ts'
import type { BodyTemplate, JsonValue } from './definition.ts'
import { GENERATORS, generatorCall } from './generator.ts'
import { isList } from './json-value.ts'
import { isXmlName } from './xml-text.ts'

/** One mistake. The path starts inside the body: `person.segments[0].name`. */
export type BodyMistake = Pick<Issue, 'path' | 'got' | 'rule' | 'mend'>

/** Deepest nesting of a body. No real service comes near; a value that contains itself goes past. */
const DEPTH_MAX = 64
/** Most characters of a wrong value that are quoted. */
const GOT_MAX = 80

/** All mistakes of a template, in the order it is written. */
export function checkBody(template: BodyTemplate): readonly BodyMistake[] {
  if (template.kind === 'json') return valueMistakes(template.value, '', 0)
  if (template.kind !== 'xml' || typeof template.value === 'string') return []
  const { value } = template
  return [...rootMistakes(value), ...valueMistakes(value, '', 0), ...nameMistakes(value, '', 0)]
}

function valueMistakes(value: JsonValue, path: string, depth: number): readonly BodyMistake[] {
  if (depth > DEPTH_MAX) {
    return [{ path, rule: `A body nests at most ${DEPTH_MAX} deep.`, mend: 'Make it flatter.' }]
  }
  const inside = children(value, path).flatMap((child) =>
    valueMistakes(child.value, child.path, depth + 1),
  )
  return inside.length > 0 ? inside : generatorMistakes(value, path)
}

function generatorMistakes(value: JsonValue, path: string): readonly BodyMistake[] {
  const call = generatorCall(value)
  if (!call) return lostGenerators(value, path)
  const { name, argument } = call
  const generator = GENERATORS.get(name)
  if (!generator) {
    const mend = `Use one of ${[...GENERATORS.keys()].join(', ')}.`
    return [{ path, got: name, rule: `${name} is not a generator.`, mend }]
  }
  if (generator.compile(argument)) return []
  const got = JSON.stringify(argument).slice(0, GOT_MAX)
  return [{ path, got, rule: generator.rule, mend: `Write it like ${generator.example}.` }]
}

/** Other names that begin with `$` may stand among keys, as they do in a JSON Schema. */
function lostGenerators(value: JsonValue, path: string): readonly BodyMistake[] {
  return children(value, path)
    .filter(({ name }) => name !== undefined && GENERATORS.has(name))
    .map(({ name = '' }) => ({
      path,
      got: name,
      rule: 'A generator is the only key of its object.',
      mend: `Give ${name} an object of its own, under a key.`,
    }))
}

function rootMistakes(value: JsonValue): readonly BodyMistake[] {
  const [root, ...others] = isList(value) ? [] : children(value, '')
  const isDocument = root && others.length === 0 && !generatorCall(value) && !isList(root.value)
  if (isDocument) return []
  const rule = 'An XML body has exactly one root element.'
  return [{ path: '', rule, mend: 'Put everything under one key: { response: { … } }.' }]
}

function nameMistakes(value: JsonValue, path: string, depth: number): readonly BodyMistake[] {
  if (depth > DEPTH_MAX || generatorCall(value)) return []
  return children(value, path).flatMap((child) => {
    const inside = nameMistakes(child.value, child.path, depth + 1)
    if (child.name === undefined || isXmlName(child.name)) return inside
    const rule = 'An XML element is named with letters, digits, _, -, . and :, a letter or _ first.'
    return [{ path: child.path, got: child.name, rule, mend: 'Rename the key.' }, ...inside]
  })
}

interface Child {
  /** The key in an object; none in a list. */
  readonly name?: string
  readonly path: string
  readonly value: JsonValue
}

function children(value: JsonValue, path: string): readonly Child[] {
  if (typeof value !== 'object' || value === null) return []
  if (isList(value)) return value.map((item, index) => ({ path: `${path}[${index}]`, value: item }))
  return Object.entries(value).map(([name, child]) => ({
    name,
    path: path === '' ? name : `${path}.${name}`,
    value: child,
  }))
}
