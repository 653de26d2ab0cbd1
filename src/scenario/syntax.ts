// What the YAML parser complains about, in our words, where the mistake is made: a quote that is never
// closed is noticed at the end of the text, but it is mended where it opens.
import {
  type Document,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type YAMLError,
} from 'yaml'
import type { Issue, Place } from '../errors.ts'
import { DEPTH_MAX } from './plain-input.ts'

/** A text that breaks the grammar breaks it again and again; the first few lines say it all. */
const ISSUES_MAX = 5
/** Complaints that are looked at: where the last of a million opens takes as long as of the first. */
const COMPLAINTS_MAX = 1_000

/** At most one a line: the complaint that says most; none after the parser has lost its way. */
export function syntaxIssues(
  document: Document,
  placeAt: (offset: number) => Place,
): readonly Issue[] {
  const errors = [...document.errors, ...document.warnings].sort((a, b) => a.pos[0] - b.pos[0])
  errors.length = Math.min(errors.length, COMPLAINTS_MAX)
  const lost = errors.findIndex(({ message }) => LOST.test(message))
  const ranked = errors
    .slice(0, lost < 0 ? errors.length : lost + 1)
    .map((error) => ({ rank: rankOf(error), issue: issueOf(error, document.contents, placeAt) }))
    .sort((one, other) => one.rank - other.rank)
  if (ranked[0]?.rank === 0) return [ranked[0].issue]
  const byLine = Map.groupBy(ranked, ({ issue }) => issue.place?.line ?? 0)
  return [...byLine]
    .sort(([one], [other]) => one - other)
    .flatMap(([, [first]]) => (first ? [first.issue] : []))
    .slice(0, ISSUES_MAX)
}

const LOST = /in YAML stream/

/** From 0 for what says most. */
function rankOf({ message }: YAMLError): number {
  return [...COMPLAINTS, ANYTHING_ELSE].findIndex(({ says }) => says.test(message))
}

function issueOf(error: YAMLError, root: Node | null, placeAt: (offset: number) => Place): Issue {
  const { opened, rule, mend } = COMPLAINTS[rankOf(error)] ?? ANYTHING_ELSE
  const [offset] = error.pos
  const opening = opened && openingAround(root, { offset, isOpening: opened })
  return {
    code: 'syntax',
    place: placeAt(opening?.range?.[0] ?? offset),
    path: '',
    rule: rule ?? sentence(error.message),
    mend,
  }
}

/** Longest message of the parser that is told whole: it may quote a megabyte. */
const MESSAGE_MAX = 160

function sentence(message: string): string {
  const text = message.trim()
  if (text.length > MESSAGE_MAX) return `${text.slice(0, MESSAGE_MAX)}…`
  return `${text.replace(/[.:]*$/, '')}.`
}

interface Complaint {
  /** The parser's message. */
  readonly says: RegExp
  /** Default: the parser's message. */
  readonly rule?: string
  readonly mend: string
  /** What opens where the mistake is made, when that is not where it is noticed. */
  readonly opened?: (node: Node) => boolean
}

function isQuote(node: Node): boolean {
  return isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE')
}

function isBracket(node: Node): boolean {
  return isCollection(node) && node.flow === true
}

const COMMAS = {
  rule: 'A comma is missing between two members of { } or [ ].',
  mend: 'Put one between them.',
}

/** Those that say more about the cause stand first. */
const COMPLAINTS: readonly Complaint[] = [
  {
    says: /call stack/,
    rule: `A scenario nests at most ${DEPTH_MAX} deep.`,
    mend: 'Make it flatter.',
  },
  {
    says: /^Missing closing ["']quote/,
    rule: 'A quote opens here and is never closed.',
    mend: 'Close it.',
    opened: isQuote,
  },
  {
    says: /end with a [\]}]/,
    rule: 'A bracket opens here and is never closed.',
    mend: 'Close it, and indent the lines inside more than the line it opens in.',
    opened: isBracket,
  },
  { says: /^Tabs/, rule: 'A tab stands where the line is indented.', mend: 'Indent with spaces.' },
  {
    says: /keys must be strings/,
    rule: 'A key is a text, but { or [ begins a mapping or a list.',
    mend: 'Put texts that begin with { or [ in quotes, tokens too.',
  },
  {
    says: /multiple documents/,
    rule: 'A second document begins here.',
    mend: 'Put one scenario in a file, without lines of ---.',
  },
  { says: /^Block collections are not allowed/, ...COMMAS },
  { says: /^Missing ,/, ...COMMAS },
  {
    says: /^Implicit keys/,
    rule: 'A key, its colon and a space stand on one line.',
    mend: 'Write it like key: value, and indent the keys of one mapping alike.',
  },
  {
    says: /^Nested mappings/,
    rule: 'A second colon makes this a mapping, and those begin on a line of their own.',
    mend: 'Put a text with a colon in it in quotes.',
  },
  {
    says: /same column/,
    rule: 'This stands under nothing that it could belong to.',
    mend: 'Indent the keys of one mapping alike, with spaces.',
  },
  {
    says: /^Not a YAML token|^Block scalar header/,
    rule: 'After > or | a text begins on the next line.',
    mend: 'Put a text that begins with > or | in quotes.',
  },
  {
    says: /^Implicit map keys/,
    rule: 'A key has a colon and a space after it.',
    mend: 'Write it like key: value.',
  },
  { says: /cannot start with/, mend: 'Put the text in quotes.' },
  { says: /^(Alias|Anchor) cannot be/, mend: 'Put a text that begins with * or & in quotes.' },
  { says: /^Unresolved tag/, mend: 'Leave the tag out, or put the text in quotes.' },
  { says: /^Invalid escape/, mend: 'Write \\\\ for a backslash, or use single quotes.' },
  {
    says: /at node end/,
    rule: 'Something stands after the end of the value.',
    mend: 'Put the whole text in quotes.',
  },
  {
    says: LOST,
    rule: 'Nothing like this can stand here.',
    mend: 'Look at what stands before it: its quotes, brackets and indentation.',
  },
]

const ANYTHING_ELSE: Complaint = {
  says: /(?:)/,
  mend: 'Put texts that hold : # { [ > or quotes in quotes.',
}

interface Wanted {
  readonly offset: number
  readonly isOpening: (node: Node) => boolean
}

/** The innermost quote or bracket around an offset. */
function openingAround(node: Node | null, wanted: Wanted): Node | undefined {
  const around = childrenOf(node).findLast((child) => holds(child, wanted.offset))
  const inner = around && openingAround(around, wanted)
  return inner ?? (node && wanted.isOpening(node) ? node : undefined)
}

function childrenOf(node: Node | null): readonly (Node | null)[] {
  if (isSeq<Node>(node)) return node.items
  return isMap<Node, Node>(node) ? node.items.flatMap(({ key, value }) => [key, value]) : []
}

function holds(node: Node | null, offset: number): boolean {
  const [start, , end] = node?.range ?? [offset, 0, 0]
  return start < offset && offset <= end
}
