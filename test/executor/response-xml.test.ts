import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Found, parsePath } from '../../src/executor/path.ts'
import { readXml } from '../../src/executor/response-xml.ts'

function found(body: string, attribute: string): Found | string {
  const reading = readXml(body)
  const path = parsePath(attribute)
  if (reading.kind === 'unreadable') return reading.reason
  return path.kind === 'path' ? reading.find(path) : path.rule
}

const leaf = (text: string) => ({ kind: 'leaf', leaf: text, isUntyped: true, isFirstOfMany: false })

describe('an XML body', () => {
  it('is read to a depth of 1,000 and not deeper', () => {
    const nested = (depth: number) => `${'<a>'.repeat(depth)}x${'</a>'.repeat(depth)}`
    const path = (depth: number) => Array.from({ length: depth }, () => 'a').join('.')
    expect(found(nested(999), path(999))).toEqual(leaf('x'))
    expect(found(nested(1_002), path(3))).toBe('not XML that can be read safely')
    expect(found(nested(100_000), path(3))).toBe('not XML that can be read safely')
  })

  // Decision 31.
  it('has siblings of one name by their index, and without one the first, which is noted', () => {
    const body = '<l><i>a</i><o/><i>b</i></l>'
    expect(found(body, 'l.i[0]')).toEqual(leaf('a'))
    expect(found(body, 'l.i[1]')).toEqual(leaf('b'))
    expect(found(body, 'l.i')).toEqual({ ...leaf('a'), isFirstOfMany: true })
    expect(found(body, 'l.o')).toEqual(leaf(''))
    expect(found(body, 'l[0].o[0]')).toEqual(leaf(''))
    for (const attribute of ['l.i[2]', 'l[1]', '[0]', 'l.i[0][0]', 'l[0][0].i']) {
      expect(found(body, attribute)).toEqual({ kind: 'missing' })
    }
  })

  it('that is not well formed is not read in part', () => {
    expect(found('<a><b>x</b></a><a/>', 'a.b')).toBe('not well-formed XML')
  })

  it('is trimmed of what XML calls white space, and of nothing else', () => {
    expect(found('<a> \t\r\n x \n</a>', 'a')).toEqual(leaf('x'))
    expect(found('<a>\u00a0x\u2003</a>', 'a')).toEqual(leaf('\u00a0x\u2003'))
    expect(found('<a>\u00a0</a>', 'a')).toEqual(leaf('\u00a0'))
    expect(found('<a>&#160; </a>', 'a')).toEqual(leaf('\u00a0'))
    expect(found('<a>\u200bx\ufeff </a>', 'a')).toEqual(leaf('\u200bx\ufeff'))
  })

  it.each(['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty'])(
    'has no %s unless it is an element there',
    (name) => {
      expect(found('<a><b/></a>', `a.${name}`)).toEqual({ kind: 'missing' })
      expect(found('<a/>', name)).toEqual({ kind: 'missing' })
      expect(found(`<a><${name}>own</${name}></a>`, `a.${name}`)).toEqual(leaf('own'))
      expect(found(`<${name}><${name}/></${name}>`, `${name}.${name}`)).toEqual(leaf(''))
    },
  )

  it.each(['_text', 'cdata', ':@', 'attributes'])('may have an element named %s', (name) => {
    const legal = name.replace('@', 'at')
    expect(found(`<a><${legal}>x</${legal}>y</a>`, `a.${legal}`)).toEqual(leaf('x'))
  })

  it('gives back any tree that is written as XML', () => {
    const name = fc.constantFrom('a', 'b', 'b', 'x:y', '_1', '__proto__', 'constructor', 'length')
    const text = fc
      .string({
        unit: fc.constantFrom('x', ' ', '<', '>', '&', '"', ']', '&lt;', 'é', '😀', '\n', '-'),
      })
      .map((raw) => raw.trim())
    const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        text,
        fc.array(fc.tuple(name, tie('tree')), { minLength: 1, maxLength: 4 }),
      ),
    }))
    fc.assert(
      fc.property(name, tree, (root, content) => {
        const reading = readXml(written(root, content))
        expect(reading.kind).toBe('read')
        if (reading.kind === 'unreadable') return
        for (const [steps, expected] of paths([root, 0], content)) {
          expect(reading.find({ kind: 'path', steps })).toEqual(expected)
        }
      }),
      { seed: 1 },
    )
  })
})

type Tree = string | readonly (readonly [name: string, content: Tree])[]
type Steps = readonly (string | number)[]

function written(name: string, content: Tree): string {
  if (typeof content !== 'string') {
    return `<${name}>\n${content.map((child) => written(...child)).join('\n')}</${name}>`
  }
  const isEven = content.length % 2 === 0
  const text = isEven
    ? content.replaceAll('&', '&amp;').replaceAll('<', '&#60;').replaceAll('>', '&#x3E;')
    : `<![CDATA[${content.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
  return `<${name} a=">"><!-- ${name} -->${text}<?p?></${name} >`
}

function paths(steps: Steps, content: Tree): readonly (readonly [Steps, unknown])[] {
  if (typeof content === 'string') return [[steps, leaf(content)]]
  const counts = new Map<string, number>()
  const inside = content.flatMap(([name, child]) => {
    const index = counts.get(name) ?? 0
    counts.set(name, index + 1)
    return paths([...steps, name, index], child)
  })
  const past = Array.from(counts, ([name, count]) => [
    [...steps, name, count],
    { kind: 'missing' },
  ]) satisfies (readonly [Steps, unknown])[]
  return [[steps, { kind: 'branch' }], ...inside, ...past]
}
