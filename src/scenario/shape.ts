// The schema as a map to look things up in: which keys a mapping may have, what a value is called, how
// it is written. Read from the JSON Schema, so that messages and overrides need no second list.
import type { Path } from './finding.ts'
import { type JsonSchema, scenarioJsonSchema } from './json-schema.ts'

export type Shape = Exclude<JsonSchema, boolean>

let root: Shape | undefined

/** What may stand at a path: one shape an alternative, none where the schema has nothing. */
export function shapesAt(path: Path): readonly Shape[] {
  root ??= scenarioJsonSchema()
  let shapes = alternatives(root)
  for (const step of path)
    shapes = shapes.flatMap((shape) => inside(shape, step).flatMap(alternatives))
  return shapes
}

/** The keys a mapping at that path may have; `undefined` where any key may stand. */
export function keysAt(path: Path): readonly string[] | undefined {
  const shapes = shapesAt(path)
  const isOpen = shapes.some(
    ({ properties, additionalProperties, type }) =>
      isShape(additionalProperties) || (!properties && (!type || type === 'object')),
  )
  if (isOpen) return undefined
  return [...new Set(shapes.flatMap(({ properties = {} }) => Object.keys(properties)))]
}

/** Whether what stands above needs the key, or one of several it is among. */
export function isRequiredAt(path: Path): boolean {
  const key = String(path.at(-1))
  return shapesAt(path.slice(0, -1)).some(
    ({ required = [], not }) =>
      required.includes(key) || (isShape(not) && not.properties?.[key] === false),
  )
}

/** `a duration`. */
export function nounAt(path: Path): string {
  const { title = 'value' } = shapesAt(path).find((shape) => shape.title !== undefined) ?? {}
  return `${/^[aeio]/i.test(title) ? 'an' : 'a'} ${title}`
}

/** How it is written: one or two examples. */
export function examplesAt(path: Path): readonly string[] {
  const shape = shapesAt(path).find(({ examples }) => Array.isArray(examples))
  return (shape?.examples ?? []).map(flowText)
}

/** A union's own name and examples are those of each alternative. */
function alternatives(shape: Shape): readonly Shape[] {
  const { $ref, anyOf, ...facts } = shape
  if ($ref !== undefined) {
    const target = root?.$defs?.[$ref.replace('#/$defs/', '')]
    return isShape(target) ? alternatives(target) : []
  }
  if (anyOf === undefined) return [shape]
  return anyOf.filter(isShape).flatMap((each) => alternatives({ ...each, ...facts }))
}

function inside(shape: Shape, step: string | number): readonly Shape[] {
  if (isAnything(shape)) return [{}]
  if (typeof step === 'number') {
    const tuple = shape.prefixItems?.[step]
    return [tuple ?? shape.items].flat().filter(isShape)
  }
  const { properties = {}, additionalProperties } = shape
  return [Object.hasOwn(properties, step) ? properties[step] : additionalProperties].filter(isShape)
}

/** The body of a reply: whatever stands in it, anything may. */
function isAnything({ type, enum: choices, const: only }: Shape): boolean {
  return (type ?? choices ?? only) === undefined
}

function isShape(schema: unknown): schema is Shape {
  return typeof schema === 'object' && schema !== null
}

/** A value as it would be typed into YAML, inside other values too. */
export function flowText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flowText).join(', ')}]`
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(([key, child]) => `${key}: ${flowText(child)}`)
    return `{ ${members.join(', ')} }`
  }
  const text = String(value)
  return typeof value === 'string' && !IS_PLAIN.test(text) ? `'${text}'` : text
}

/** Texts that YAML takes for what they are without quotes. */
const IS_PLAIN = /^[\p{L}\d.=<][^{}[\],#"']*$/u
