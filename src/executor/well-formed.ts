// Whether a text is a well-formed XML document: XML 1.0 (5th edition) as a parser reads it that looks
// into no DTD. fast-xml-parser and its validator let much pass that is not (a bare `&`, `]]>` in text,
// two roots of one name, an unknown entity), and a body that is not XML must never be mapped in part.
// A document type declaration is passed over, so what it declares is as unknown as any other entity.

/** The root element of a document, tags included; `undefined` when the text is not well formed. */
export function rootElementOf(text: string): string | undefined {
  if (ILLEGAL_CHARACTER.test(text)) return undefined
  const scanner = new Scanner(text)
  scanner.take(DECLARATION)
  scanner.takeMisc()
  if (!scanner.takeDoctype()) return undefined
  scanner.takeMisc()
  const from = scanner.at
  if (!scanner.takeElement()) return undefined
  const root = text.slice(from, scanner.at)
  scanner.takeMisc()
  return scanner.at === text.length ? root : undefined
}

const ILLEGAL_CHARACTER = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u

const NAME_START =
  ':A-Z_a-z\\u{c0}-\\u{d6}\\u{d8}-\\u{f6}\\u{f8}-\\u{2ff}\\u{370}-\\u{37d}\\u{37f}-\\u{1fff}\\u{200c}\\u{200d}\\u{2070}-\\u{218f}\\u{2c00}-\\u{2fef}\\u{3001}-\\u{d7ff}\\u{f900}-\\u{fdcf}\\u{fdf0}-\\u{fffd}\\u{10000}-\\u{effff}'
const NAME = `[${NAME_START}][${NAME_START}\\-.0-9\\u{b7}\\u{300}-\\u{36f}\\u{203f}\\u{2040}]*`
const BLANK = '[ \\t\\r\\n]'
const QUOTED = `(?:"[^"]*"|'[^']*')`

function pattern(source: string): RegExp {
  return new RegExp(source, 'uy')
}

const DECLARATION = pattern(
  `<\\?xml${BLANK}+version${BLANK}*=${BLANK}*(["'])1\\.\\d+\\1` +
    `(?:${BLANK}+encoding${BLANK}*=${BLANK}*(["'])[A-Za-z][A-Za-z0-9._\\-]*\\2)?` +
    `(?:${BLANK}+standalone${BLANK}*=${BLANK}*(["'])(?:yes|no)\\3)?${BLANK}*\\?>`,
)
const DOCTYPE_START = pattern(
  `<!DOCTYPE${BLANK}+${NAME}(?:${BLANK}+(?:SYSTEM|PUBLIC${BLANK}+${QUOTED})${BLANK}+${QUOTED})?${BLANK}*`,
)
const DOCTYPE_DECLARATION = pattern(
  `<!(?:ELEMENT|ATTLIST|ENTITY|NOTATION)${BLANK}(?:[^<>"']|${QUOTED})*>|%${NAME};`,
)
const DOCTYPE_END = pattern(`\\]${BLANK}*>`)
const BLANKS = pattern(`${BLANK}+`)
const INSTRUCTION_START = pattern(`<\\?(?![xX][mM][lL][?\\s])${NAME}(?=\\?>|${BLANK})`)
const CHARACTERS = pattern('[^<]+')
const START_TAG_NAME = pattern(`<(${NAME})`)
const ATTRIBUTE = pattern(`${BLANK}+(${NAME})${BLANK}*=${BLANK}*("[^<"]*"|'[^<']*')`)
const START_TAG_END = pattern(`${BLANK}*(/?)>`)
const END_TAG = pattern(`</(${NAME})${BLANK}*>`)
const REFERENCE = pattern('&(?:lt|gt|amp|quot|apos|#(\\d+)|#x([0-9a-fA-F]+));')

/** A place in a text that goes forward over what is well formed. What may be left out is taken whole
 *  or not at all. */
class Scanner {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
    if (text.startsWith('\uFEFF')) this.#at = 1
  }

  get at(): number {
    return this.#at
  }

  take(what: RegExp): RegExpExecArray | undefined {
    what.lastIndex = this.#at
    const match = what.exec(this.#text)
    if (!match) return undefined
    this.#at = what.lastIndex
    return match
  }

  /** Blanks, comments and instructions, as many as there are. */
  takeMisc(): void {
    while (this.take(BLANKS) || this.#takeComment() || this.#takeInstruction());
  }

  /** False when a document type declaration begins and does not end; there may be none. */
  takeDoctype(): boolean {
    if (!this.take(DOCTYPE_START)) return true
    if (!this.#takeText('[')) return this.#takeText('>')
    do this.takeMisc()
    while (this.take(DOCTYPE_DECLARATION))
    return this.take(DOCTYPE_END) !== undefined
  }

  /** From a start tag to the end tag that belongs to it. */
  takeElement(): boolean {
    const open: string[] = []
    if (!this.#takeStartTag(open)) return false
    while (open.length > 0) if (!this.#takeContent(open)) return false
    return true
  }

  #takeContent(open: string[]): boolean {
    const characters = this.take(CHARACTERS)?.[0]
    if (characters !== undefined) {
      return !characters.includes(']]>') && areReferencesLegal(characters)
    }
    const end = this.take(END_TAG)
    if (end) return open.pop() === end[1]
    return (
      this.#takeComment() ||
      this.#takeSection() ||
      this.#takeInstruction() ||
      this.#takeStartTag(open)
    )
  }

  #takeStartTag(open: string[]): boolean {
    const start = this.take(START_TAG_NAME)
    if (start?.[1] === undefined) return false
    const names = new Set<string | undefined>()
    for (let found = this.take(ATTRIBUTE); found; found = this.take(ATTRIBUTE)) {
      const [, name, value = ''] = found
      if (names.has(name) || !areReferencesLegal(value)) return false
      names.add(name)
    }
    const end = this.take(START_TAG_END)
    if (end?.[1] === '') open.push(start[1])
    return end !== undefined
  }

  /** No `--` may stand in it but the one of its end. */
  #takeComment(): boolean {
    if (!this.#text.startsWith('<!--', this.#at)) return false
    const hyphens = this.#text.indexOf('--', this.#at + 4)
    return hyphens > 0 && this.#text[hyphens + 2] === '>' && this.#takeTo('-->', hyphens)
  }

  #takeSection(): boolean {
    return this.#text.startsWith('<![CDATA[', this.#at) && this.#takeTo(']]>', this.#at)
  }

  #takeInstruction(): boolean {
    INSTRUCTION_START.lastIndex = this.#at
    return INSTRUCTION_START.test(this.#text) && this.#takeTo('?>', INSTRUCTION_START.lastIndex)
  }

  #takeText(expected: string): boolean {
    return this.#text.startsWith(expected, this.#at) && this.#takeTo(expected, this.#at)
  }

  #takeTo(end: string, from: number): boolean {
    const found = this.#text.indexOf(end, from)
    if (found < 0) return false
    this.#at = found + end.length
    return true
  }
}

/** Every `&` begins a reference to a character of XML or one of the five entities of XML itself. */
function areReferencesLegal(text: string): boolean {
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
    REFERENCE.lastIndex = at
    const match = REFERENCE.exec(text)
    if (!match) return false
    const [, decimal, hexadecimal] = match
    const number = decimal ?? (hexadecimal && `0x${hexadecimal}`)
    if (number !== undefined && !isCharacter(Number(number))) return false
  }
  return true
}

function isCharacter(codePoint: number): boolean {
  return codePoint <= 0x10ffff && !ILLEGAL_CHARACTER.test(String.fromCodePoint(codePoint))
}
