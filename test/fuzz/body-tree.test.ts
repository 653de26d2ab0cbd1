import { expect, it } from 'vitest'
import { bodyFor } from '../../src/fuzz/any-body.ts'
import type { AnyValue } from '../../src/fuzz/any-value.ts'
import { bodyTree } from '../../src/fuzz/body-tree.ts'

const seven: AnyValue = { kind: 'value', value: 7 }
const spelt: AnyValue = { kind: 'spelt', text: '1.0' }
const missing: AnyValue = { kind: 'missing' }

it.each<[readonly string[], readonly AnyValue[], unknown]>([
  [['a.b', 'a.c'], [seven], { a: { b: 7, c: 7 } }],
  [['a', 'b', 'c'], [seven, missing], { a: 7, c: 7 }],
  [['list[1].x'], [seven], { list: [null, { x: 7 }] }],
  [['[0].id'], [seven], [{ id: 7 }]],
  // What comes later gives way.
  [['a', 'a.b'], [seven], { a: 7 }],
  [['list[9999999].x'], [seven], { list: [] }],
  [['a'], [missing], {}],
])('values stand where %j look', (attributes, values, tree) => {
  expect(bodyTree(attributes, values)).toEqual(tree)
})

it('a body is of the kind its reader reads', () => {
  const body = { kind: 'mapped', reader: 0, values: [spelt], dress: 'plain' } as const
  const json = { responseType: 'JSON', attributes: ['a'] } as const
  const xml = { responseType: 'XML', attributes: ['r.a', 'r.b[1]'] } as const
  expect(bodyFor([json], body)).toEqual({ text: '{"a":1.0}' })
  expect(bodyFor([xml], body)).toEqual({ xml: { r: { a: '1.0', b: [null, '1.0'] } } })
  expect(bodyFor([xml], { ...body, dress: 'by hand' })).toEqual({
    xml: '<?xml version="1.0"?><!-- by hand -->\n<r><a><![CDATA[1.0]]></a><b></b><b><![CDATA[1.0]]></b></r>',
  })
  expect(bodyFor([json], { ...body, dress: 'cut' })).toEqual({ text: '{"a":1.0' })
  expect(bodyFor([], body)).toEqual({})
})
