import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rootElementOf } from '../../src/executor/well-formed.ts'

// The single rules are cases of src/conform/cases/response-mappings-xml.yaml.
describe('a well-formed document', () => {
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
