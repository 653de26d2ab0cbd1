import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rootElementOf } from '../../src/executor/well-formed.ts'

// What becomes of a body by these rules is in src/conform/cases/response-mappings-xml.yaml.
describe('a text is no document', () => {
  it.each([
    ['with a character that XML does not have', '<a>\0</a>'],
    ['with half a pair', '<a>\ud800</a>'],
    ['with a second root', '<a/><a/>'],
    ['with text behind its root', '<a/>x'],
    ['with text before its root', 'x<a/>'],
    ['with ]]> in its text', '<a>]]></a>'],
    ['with & in its text', '<a>&</a>'],
    ['with & in a value', '<a b="&"/>'],
    ['with an entity that is not of XML', '<a>&nbsp;</a>'],
    ['with an entity after a good one', '<a>&lt;&nbsp;</a>'],
    ['with a reference to no character', '<a>&#0;</a>'],
    ['with a reference to half a pair', '<a>&#xd800;</a>'],
    ['with a reference past the last character', '<a>&#x110000;</a>'],
    ['with one attribute twice', '<a b="1" b="2"/>'],
    ['with attributes that are not apart', '<a b="1"c="2"/>'],
    ['with an attribute without quotes', '<a b=1/>'],
    ['with tags that cross', '<a><b></a></b>'],
    ['with -- in a comment', '<a><!-- a -- b --></a>'],
    ['with a comment that ends in --->', '<a><!-- a ---></a>'],
    ['with a comment that only seems to end', '<a><!--></a>'],
    ['with a declaration that is not first', ' <?xml version="1.0"?><a/>'],
    ['with a section outside of its root', '<![CDATA[x]]><a/>'],
    ['without a root', '<!-- a -->'],
    ['without anything', ''],
  ])('%s', (_, text) => {
    expect(rootElementOf(text)).toBeUndefined()
  })
})

describe('a well-formed document', () => {
  it.each([
    '<a>]] ></a>',
    '<a b="]]>"/>',
    '<a>&lt;&#65;&#x1F389;&#x10FFFF;&amp;</a>',
    '<a b="1" c=\'2\'><b b="1"/></a>',
    '<a><!----><!-- a - b --></a>',
    '<a>x<b/>y<![CDATA[<&]]>z<?p ?></a >',
  ])('%s is all root', (text) => {
    expect(rootElementOf(text)).toBe(text)
    expect(rootElementOf(`<!-- a --> <?p?>\n<!DOCTYPE a>\t<!-- b -->${text} <!-- c -->\n`)).toBe(
      text,
    )
  })

  it.each([
    ['<a/>', '<a/>'],
    ['\ufeff<?xml version="1.0"?>\n<!-- c --><a>x</a>\n<?p?>', '<a>x</a>'],
    ['<!DOCTYPE a SYSTEM "x" [<!ENTITY e "]>">%p;\n]><a>x</a>', '<a>x</a>'],
    ['<a b="<?p?>&lt;"/>', undefined],
    ['<a b=">&lt;"/>', '<a b=">&lt;"/>'],
  ])('%j has the root element %j', (text, root) => {
    expect(rootElementOf(text)).toBe(root)
  })

  it('is one no more when it is cut anywhere', () => {
    const text =
      '<?xml version="1.0"?><!DOCTYPE a><a b="1"><!--c--><![CDATA[d]]>&amp;<?p q?><e/></a>'
    expect(rootElementOf(text)).toBeDefined()
    for (let end = 0; end < text.length; end++) {
      expect(rootElementOf(text.slice(0, end))).toBe(undefined)
    }
  })

  it('is decided for any text, and for much of it', () => {
    const pieces = [
      '<',
      '>',
      '/',
      '&',
      ';',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?',
      '?>',
      'a',
      ' ',
    ]
    const more = ['<a', '</a>', '="', '"', "'", '<!DOCTYPE a [', ']>', '%p;', '#', '0', 'xml', '\0']
    const text = fc.array(fc.constantFrom(...pieces, ...more)).map((each) => each.join(''))
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), (any) => {
        const root = rootElementOf(any)
        if (root !== undefined) expect(rootElementOf(root)).toBe(root)
      }),
      { seed: 1, numRuns: 2_000 },
    )
  })

  it.each(['<', '&', '<a', '<!--', '-', '<![CDATA[', '<?', '<!DOCTYPE a [', '<!ENTITY a "', ' '])(
    'takes no longer to decide for thousands of %j',
    { timeout: 5_000 },
    (piece) => {
      for (const start of ['', '<a>', '<a b="', '<!DOCTYPE a [', '<a ', '<!--']) {
        expect(rootElementOf(start + piece.repeat(50_000))).toBe(undefined)
      }
    },
  )
})
