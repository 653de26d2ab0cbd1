// A JSON body as a tree. Only own properties are ever reached, so `__proto__` is a key like any
// other. Integers that a double would bend come out as bigint (decision 41), and a number that
// JavaScript would write otherwise keeps its spelling (decision 26); that costs a second look at every
// number, so it is done only for texts that may hold one.
import { BRANCH, type Found, MISSING, type Path, type Reading } from './path.ts'

/** Deepest nesting that is read: no honest answer comes near it, and JVM parsers stop there too. */
const DEPTH_MAX = 1_000

/** More digits than a double keeps, a fraction that ends in 0, an exponent, a small fraction, a
 *  negative zero: wherever a number may stand, so that dates and ids in texts seldom look like one. */
const WRITTEN_OTHERWISE = /[\d.]{16}|\.\d*0(?=[\s,\]}])|\d[eE][+-]?\d+(?=[\s,\]}])|\.0{6}|[:,[\s]-0/

/** An integer, perhaps with an empty fraction. The largest double has 309 digits; an integer of more
 *  comes out as infinity, which is no value. */
const INTEGER = /^(-?\d{1,309})(?:\.0+)?$/

export function readJson(text: string): Reading {
  if (isTooDeep(text)) return { kind: 'unreadable', reason: `nested deeper than ${DEPTH_MAX}` }
  try {
    const root: unknown = WRITTEN_OTHERWISE.test(text)
      ? JSON.parse(withoutMark(text), keepSpelling)
      : JSON.parse(withoutMark(text))
    return { kind: 'read', find: (path) => findIn(root, path) }
  } catch {
    return { kind: 'unreadable', reason: 'not JSON' }
  }
}

function findIn(root: unknown, path: Path): Found {
  let node = root
  for (const step of path.steps) {
    if (typeof node !== 'object' || node === null || node instanceof SpeltNumber) return MISSING
    if (Array.isArray(node) !== (typeof step === 'number')) return MISSING
    if (!Object.hasOwn(node, step)) return MISSING
    node = Reflect.get(node, step)
  }
  const leaf = node instanceof SpeltNumber ? node.value : node
  switch (typeof leaf) {
    case 'string':
    case 'number':
    case 'bigint':
    case 'boolean':
      return { ...FOUND, leaf, ...(node instanceof SpeltNumber && { spelling: node.spelling }) }
    default:
      return leaf === null ? { ...FOUND, leaf } : BRANCH
  }
}

const FOUND = { kind: 'leaf', isUntyped: false, isFirstOfMany: false } as const

/** Stands in the tree for a number that JavaScript would write otherwise. */
class SpeltNumber {
  readonly value: number | bigint
  readonly spelling: string

  constructor(value: number | bigint, spelling: string) {
    this.value = value
    this.spelling = spelling
  }
}

function keepSpelling(
  _key: string,
  value: unknown,
  context?: { readonly source?: string },
): unknown {
  if (typeof value !== 'number') return value
  const { source = '' } = context ?? {}
  if (String(value) === source) return value
  const digits = Number.isSafeInteger(value) ? undefined : INTEGER.exec(source)?.[1]
  return new SpeltNumber(digits === undefined ? value : BigInt(digits), source)
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
