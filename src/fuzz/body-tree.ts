import { parsePath } from '../executor/path.ts'
import { isMapping, membersOf } from '../scenario/tree.ts'
import type { JsonValue } from '../service/definition.ts'
import { isList } from '../service/json-value.ts'
import type { AnyValue } from './any-value.ts'

/** A webhook may map what stands far down a list; nobody answers such a list for it. */
const INDEX_MAX = 9

/** A tree that holds the values, in turn, where the attributes look. A number that is spelt in a way of
 *  its own stands as the text `spelt(1.0)`. */
export function bodyTree(attributes: readonly string[], values: readonly AnyValue[]): JsonValue {
  let tree: JsonValue | undefined
  for (const [index, attribute] of attributes.entries()) {
    const value = values[index % values.length]
    const path = parsePath(attribute)
    if (!value || value.kind === 'missing' || path.kind === 'problem') continue
    const leaf = value.kind === 'spelt' ? `spelt(${value.text})` : value.value
    tree = grown(tree, path.steps, leaf)
  }
  return tree ?? {}
}

type Steps = readonly (string | number)[]

/** The tree with a leaf at a path. Where something else stands in its way, as it was. */
function grown(tree: JsonValue | undefined, steps: Steps, leaf: JsonValue): JsonValue {
  const [step, ...rest] = steps
  if (step === undefined) return tree ?? leaf
  if (typeof step === 'string') return grownMapping(tree ?? {}, { step, rest, leaf })
  return grownList(tree ?? [], { step, rest, leaf })
}

interface Growth<Step> {
  readonly step: Step
  readonly rest: Steps
  readonly leaf: JsonValue
}

function grownMapping(tree: JsonValue, { step, rest, leaf }: Growth<string>): JsonValue {
  if (!isMapping(tree)) return tree
  const members = new Map(membersOf(tree))
  members.set(step, grown(members.get(step), rest, leaf))
  return Object.fromEntries(members)
}

function grownList(tree: JsonValue, { step, rest, leaf }: Growth<number>): JsonValue {
  if (!isList(tree) || step > INDEX_MAX) return tree
  return Array.from({ length: Math.max(tree.length, step + 1) }, (_, index) =>
    index === step ? grown(tree[index] ?? undefined, rest, leaf) : (tree[index] ?? null),
  )
}
