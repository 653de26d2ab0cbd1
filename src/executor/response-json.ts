// A JSON body as a tree. Only own properties are ever reached, so `__proto__` is a key like any
// other. Integers that a double would bend come out as bigint (decision 41); that costs a second look
// at every number, so it is done only for texts with a run of digits that long.
import { BRANCH, type Found, MISSING, type Path, type Reading } from './path.ts'

/** Deepest nesting that is read: no honest answer comes near it, and JVM parsers stop there too. */
const DEPTH_MAX = 1_000

/** 2^53 has sixteen digits. */
const LONG_DIGITS = /\d{16}/

/** The largest double has 309 digits; an integer of more comes out as infinity, which is no value. */
const KEPT_DIGITS = /^-?\d{1,309}$/

export function readJson(text: string): Reading {
  if (isTooDeep(text)) return { kind: 'unreadable', reason: `nested deeper than ${DEPTH_MAX}` }
  try {
    const root: unknown = LONG_DIGITS.test(text)
      ? JSON.parse(withoutMark(text), keepIntegers)
      : JSON.parse(withoutMark(text))
    return { kind: 'read', find: (path) => findIn(root, path) }
  } catch {
    return { kind: 'unreadable', reason: 'not JSON' }
  }
}

function findIn(root: unknown, path: Path): Found {
  let node = root
  for (const step of path.steps) {
    if (typeof node !== 'object' || node === null) return MISSING
    if (Array.isArray(node) !== (typeof step === 'number')) return MISSING
    if (!Object.hasOwn(node, step)) return MISSING
    node = Reflect.get(node, step)
  }
  switch (typeof node) {
    case 'string':
    case 'number':
    case 'bigint':
    case 'boolean':
      return { kind: 'leaf', leaf: node, isUntyped: false, isFirstOfMany: false }
    default:
      return node === null
        ? { kind: 'leaf', leaf: null, isUntyped: false, isFirstOfMany: false }
        : BRANCH
  }
}

function keepIntegers(
  _key: string,
  value: unknown,
  context?: { readonly source?: string },
): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value
  const source = context?.source ?? ''
  return KEPT_DIGITS.test(source) ? BigInt(source) : value
}

/** A byte order mark is no part of the text. */
function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text
}

/** A text too short to open and close that often is not scanned. */
function isTooDeep(text: string): boolean {
  if (text.length <= 2 * DEPTH_MAX) return false
  let depth = 0
  let isInString = false
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index]
    if (isInString) {
      if (character === '\\') index += 1
      else if (character === '"') isInString = false
    } else if (character === '"') {
      isInString = true
    } else if (character === '{' || character === '[') {
      depth += 1
      if (depth > DEPTH_MAX) return true
    } else if (character === '}' || character === ']') {
      depth -= 1
    }
  }
  return false
}
