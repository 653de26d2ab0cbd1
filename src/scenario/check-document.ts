// What is wrong with a YAML document beyond its grammar: keys written twice, nesting without end,
// aliases that name nothing, hold themselves or multiply. One walk in the order of the text and in
// proportion to its length, before anything is built from it.
import { type Alias, isAlias, isMap, isScalar, isSeq, type Node } from 'yaml'
import type { Place } from '../errors.ts'
import { type Finding, grouped, listed, type Mistake, type Path, quoted } from './finding.ts'
import { DEPTH_MAX, TOO_MUCH, tooDeep, VALUES_MAX } from './plain-input.ts'

/** Most aliases in a text: plenty for people; following them takes time in proportion to both the
 *  aliases and the anchors. */
const ALIASES_MAX = 1_000

export interface CheckedDocument {
  readonly findings: readonly Finding[]
  /** Whether values can be built from it, for all that was found. */
  readonly isBuildable: boolean
  /** What each alias stands for. */
  readonly targets: ReadonlyMap<Alias, Node>
}

interface Walk {
  readonly placeAt: (offset: number) => Place
  readonly findings: Finding[]
  readonly anchors: Map<string, Node>
  readonly targets: Map<Alias, Node>
  /** Values in what an anchor names, aliases counted as what they stand for. None while inside it. */
  readonly sizes: Map<Node, number>
  size: number
  isBuildable: boolean
}

export function checkDocument(
  root: Node | null,
  placeAt: (offset: number) => Place,
): CheckedDocument {
  const walk: Walk = {
    placeAt,
    findings: [],
    anchors: new Map(),
    targets: new Map(),
    sizes: new Map(),
    size: 0,
    isBuildable: true,
  }
  visit(root, [], walk)
  return walk
}

function visit(node: Node | null, path: Path, walk: Walk): void {
  walk.size += 1
  if (node === null) return
  if (path.length > DEPTH_MAX) refuse(walk, { node, ...tooDeep(path) })
  else if (isAlias(node)) visitAlias(node, path, walk)
  else visitValue(node, path, walk)
  if (walk.size > VALUES_MAX) refuse(walk, { node, path, ...TOO_MUCH })
}

function visitValue(node: Node & { readonly anchor?: string }, path: Path, walk: Walk): void {
  const { anchor } = node
  const sizeBefore = walk.size - 1
  if (anchor !== undefined) walk.anchors.set(anchor, node)
  visitInside(node, path, walk)
  if (anchor !== undefined) walk.sizes.set(node, walk.size - sizeBefore)
}

function visitInside(node: Node, path: Path, walk: Walk): void {
  if (isSeq<Node>(node)) {
    for (const [index, item] of node.items.entries()) visit(item, [...path, index], walk)
  }
  if (!isMap<Node, Node>(node)) return
  const seen = new Set<string>()
  for (const { key, value } of node.items) {
    const name = isScalar(key) ? String(key.value) : ''
    const inside = [...path, name]
    if (seen.has(name)) {
      const place = walk.placeAt(key.range?.[0] ?? 0)
      walk.findings.push({ path: inside, place, got: quoted(name), ...TWICE })
    }
    seen.add(name)
    visit(value, inside, walk)
  }
}

function visitAlias(node: Alias, path: Path, walk: Walk): void {
  const target = walk.anchors.get(node.source)
  const size = target && walk.sizes.get(target)
  if (target) walk.targets.set(node, target)
  walk.size += size ?? 0
  if (!target) refuse(walk, { node, path, ...unknownAlias(node, walk) })
  else if (size === undefined) refuse(walk, { node, path, ...HOLDS_ITSELF })
  else if (walk.targets.size > ALIASES_MAX) refuse(walk, { node, path, ...TOO_MANY_ALIASES })
}

/** The first of these says it all: what comes after follows from it. */
function refuse(walk: Walk, { node, ...finding }: Finding & { readonly node: Node }): void {
  if (walk.isBuildable)
    walk.findings.push({ place: walk.placeAt(node.range?.[0] ?? 0), ...finding })
  walk.isBuildable = false
}

function unknownAlias({ source }: Alias, { anchors }: Walk): Mistake & { readonly got: string } {
  const names = Array.from(anchors.keys(), (name) => `*${name}`)
  const choice = names.length === 0 ? 'Put' : `Use ${listed(names)}, or put`
  return {
    code: 'syntax',
    got: quoted(`*${source}`),
    rule: 'is an alias for nothing above it.',
    mend: `${choice} &${source} before the value it stands for.`,
  }
}

const TWICE: Mistake = {
  code: 'conflict',
  rule: 'stands twice in this mapping.',
  mend: 'Keep one of the two.',
}

const HOLDS_ITSELF: Mistake = {
  code: 'syntax',
  rule: 'An alias stands inside the value it stands for.',
  mend: 'Write the value out.',
}

const TOO_MANY_ALIASES: Mistake = {
  code: 'out-of-range',
  rule: `A scenario has at most ${grouped(ALIASES_MAX)} aliases.`,
  mend: 'Write some of the values out.',
}
