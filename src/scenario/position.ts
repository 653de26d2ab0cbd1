import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type YAMLMap,
} from 'yaml'
import type { Place } from '../errors.ts'
import type { Locate, Path, Piece } from './finding.ts'

export interface PlacedDocument {
  readonly text: string
  readonly root: Node | null
  readonly placeAt: (offset: number) => Place
  /** What each alias stands for. */
  readonly targets: ReadonlyMap<Alias, Node>
}

/** Finds the line and column of what is at a path: its value, a piece of it, or its key; where there is
 *  nothing, the key of what it is missing from. */
export function locateIn(placed: PlacedDocument): Locate {
  const { text, placeAt } = placed
  const pairs: PairsByKey = new Map()
  return (path, at, piece) => {
    const { key, value } = spotAt(placed, path, pairs)
    if (at === 'key') return placeAt(key)
    return placeAt((piece && offsetOf(piece, text, value)) ?? value.start)
  }
}

/** Where the piece stands: the nth that reads alike, else the last of them. */
function offsetOf(piece: Piece, text: string, { start, end }: Spot['value']): number | undefined {
  let found: number | undefined
  let offset = text.indexOf(piece.text, start)
  for (let nth = 0; nth <= piece.nth && offset >= 0 && offset < end; nth += 1) {
    found = offset
    offset = text.indexOf(piece.text, offset + 1)
  }
  return found
}

/** Offset in the text → place. Lines are counted here, because the parser loses some when the text is
 *  broken. */
export function placeIn(file: string, text: string): (offset: number) => Place {
  const starts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)]
  return (offset) => {
    let [low, high] = [0, starts.length]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return { file, line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
  }
}

/** A place without a position, for scenarios that are not text. */
export function locateFile(file: string): Locate {
  const place: Place = { file }
  return () => place
}

/** Offsets in the text. */
interface Spot {
  readonly key: number
  readonly value: { readonly start: number; readonly end: number }
}

/** Each mapping that was looked into, by key: thousands of its keys may be wrong. */
type PairsByKey = Map<Node, ReadonlyMap<unknown, Pair<Node, Node>>>

function spotAt({ root, targets }: PlacedDocument, path: Path, pairs: PairsByKey): Spot {
  let node = root
  let spot = spotOf(root?.range?.[0] ?? 0, root)
  for (const step of path) {
    const inside: Node | null | undefined = isAlias(node) ? targets.get(node) : node
    const entry = entryOf(inside, step, pairs)
    if (!entry) return { key: spot.key, value: { start: spot.key, end: spot.key } }
    spot = spotOf(entry.keyStart ?? spot.key, entry.value)
    node = entry.value
  }
  return spot
}

function spotOf(keyStart: number, value: Node | null): Spot {
  const [start, end] = value?.range ?? [keyStart, keyStart]
  return { key: keyStart, value: { start, end } }
}

interface Entry {
  readonly keyStart?: number | undefined
  readonly value: Node | null
}

function entryOf(
  node: Node | null | undefined,
  step: string | number,
  pairs: PairsByKey,
): Entry | undefined {
  if (isSeq<Node>(node) && typeof step === 'number') {
    const value = node.items[step]
    return value && { keyStart: value.range?.[0], value }
  }
  if (!isMap<Node, Node>(node)) return undefined
  const known = pairs.get(node) ?? pairsByKey(node)
  pairs.set(node, known)
  const pair = known.get(step)
  return pair && { keyStart: pair.key.range?.[0], value: pair.value }
}

/** Of a key written twice the last counts, as it does for its value. */
function pairsByKey({ items }: YAMLMap<Node, Node>): ReadonlyMap<unknown, Pair<Node, Node>> {
  return new Map(items.map((pair) => [isScalar(pair.key) ? pair.key.value : undefined, pair]))
}
