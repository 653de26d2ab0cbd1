// An XML body as a tree of elements. Decision 31: a path begins with the root element, which it names
// (marketo.md §3.4 [DOC]); `[i]` counts from zero among siblings of one name and `[0]` may stand on an
// only child; no index among several means the first, with a note. Prefixes are part of the name,
// attributes are not there, text and CDATA are joined and trimmed. The five predefined entities and
// character references are characters; entities of a DTD are never resolved: a body with one is
// unreadable, as is all that is not well formed.
import { XMLParser } from 'fast-xml-parser'
import { BRANCH, type Found, MISSING, type Path, type Reading } from './path.ts'
import { rootElementOf } from './well-formed.ts'

/** Deepest nesting that is read: no honest answer comes near it. */
const DEPTH_MAX = 1_000

/** Put before every element name while parsing, so that no name can be one of the parser's own keys
 *  or of `Object.prototype`. No name can begin with it. */
const ELEMENT_MARK = '<'

const TEXT = '#text'
const CDATA = '#cdata'

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: true,
  ignorePiTags: true,
  parseTagValue: false,
  trimValues: false,
  processEntities: false,
  textNodeName: TEXT,
  cdataPropName: CDATA,
  maxNestedTags: DEPTH_MAX,
  jPath: false, // as a text for every element it takes time in proportion to its depth
  transformTagName: (name) => ELEMENT_MARK + name,
})

interface Element {
  readonly children: ReadonlyMap<string, readonly Element[]>
  readonly text: string
}

export function readXml(text: string): Reading {
  try {
    const root = rootElementOf(text)
    if (root === undefined) return { kind: 'unreadable', reason: 'not well-formed XML' }
    const document = elementOf(parser.parse(root))
    return { kind: 'read', find: (path) => findIn(document, path) }
  } catch {
    return { kind: 'unreadable', reason: 'not XML that can be read safely' }
  }
}

function findIn(document: Element, path: Path): Found {
  let element = document
  let isFirstOfMany = false
  for (const [position, step] of path.steps.entries()) {
    if (typeof step === 'number') {
      // An index was used up by the key before it; one without a key reaches nothing.
      if (typeof path.steps[position - 1] !== 'string') return MISSING
      continue
    }
    const siblings = element.children.get(step) ?? []
    const next = path.steps[position + 1]
    const child = siblings[typeof next === 'number' ? next : 0]
    if (!child) return MISSING
    if (typeof next !== 'number' && siblings.length > 1) isFirstOfMany = true
    element = child
  }
  if (element.children.size > 0) return BRANCH
  return { kind: 'leaf', leaf: element.text, isUntyped: true, isFirstOfMany }
}

/** The parser's output is a list of objects with one key each: an element's marked name, or text. */
function elementOf(nodes: unknown): Element {
  const children = new Map<string, Element[]>()
  let text = ''
  for (const [key, value] of entriesOf(nodes)) {
    if (key === TEXT) {
      text += decodeReferences(String(value))
    } else if (key === CDATA) {
      for (const [, part] of entriesOf(value)) text += String(part)
    } else {
      // The parser marks the name of an empty element twice.
      const name = key.replace(/^<+/, '')
      const siblings = children.get(name)
      if (siblings) siblings.push(elementOf(value))
      else children.set(name, [elementOf(value)])
    }
  }
  return { children, text: text.replace(BLANKS_AROUND, '') }
}

/** What XML calls white space, and nothing else. Looks at each run of it once, however long. */
const BLANKS_AROUND = /^[ \t\r\n]+|(?<![ \t\r\n])[ \t\r\n]+$/g

function entriesOf(nodes: unknown): readonly (readonly [string, unknown])[] {
  return Array.isArray(nodes) ? nodes.flatMap((node: object) => Object.entries(node)) : []
}

const PREDEFINED: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
])

/** Only legal references are left. */
function decodeReferences(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g,
    (reference, hexadecimal?: string, decimal?: string, name = '') => {
      if (hexadecimal !== undefined) return String.fromCodePoint(Number.parseInt(hexadecimal, 16))
      if (decimal !== undefined) return String.fromCodePoint(Number(decimal))
      return PREDEFINED.get(name) ?? reference
    },
  )
}
