// Bodies that mappings can read, or nearly. What a body holds is drawn before it is known which webhook
// reads it, so that both shrink by themselves; `bodyFor` puts the two together.
import fc from 'fast-check'
import { membersOf } from '../scenario/tree.ts'
import type { JsonValue } from '../service/definition.ts'
import { isList } from '../service/json-value.ts'
import { isXmlName, xmlText } from '../service/xml-text.ts'
import type { ReplyInput } from './any-reply.ts'
import { type AnyValue, anyValue } from './any-value.ts'
import { bodyTree } from './body-tree.ts'
import type { Mapped } from './mapped.ts'

type Body = Pick<ReplyInput, 'json' | 'xml' | 'text'>

export type AnyBody =
  /** The same whoever reads it. */
  | { readonly kind: 'fixed'; readonly body: Body }
  | {
      readonly kind: 'mapped'
      /** Where the service answers several webhooks: for which. */
      readonly reader: number
      /** Where its mappings look, in turn. */
      readonly values: readonly AnyValue[]
      readonly dress: Dress
    }

/** As a serializer writes it; as it is written by hand; or without its end. */
type Dress = 'plain' | 'by hand' | 'cut'

export const anyBody: fc.Arbitrary<AnyBody> = fc.oneof(
  { withCrossShrink: true },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('mapped' as const),
      reader: fc.nat(3),
      values: fc.array(anyValue, { minLength: 1, maxLength: 4 }),
      dress: fc.constantFrom<Dress>('plain', 'plain', 'plain', 'by hand', 'cut'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom<Body>(
        {},
        { json: [] },
        { json: 'high' },
        { text: 'null' },
        { text: ' ' },
        { text: 'sorry' },
        { xml: { person: { score: 7 } } },
        { xml: '<!DOCTYPE r [<!ENTITY e "7">]><r>&e;</r>' },
        { json: { score: { $int: [0, 100] } } },
      )
      .map((body): AnyBody => ({ kind: 'fixed', body })),
  },
)

/** The body as one of those who read it would map it. */
export function bodyFor(readers: readonly Mapped[], body: AnyBody): Body {
  if (body.kind === 'fixed') return body.body
  const reader = readers[body.reader % readers.length]
  if (!reader || reader.responseType === 'None') return {}
  const tree = bodyTree(reader.attributes, body.values)
  return reader.responseType === 'XML' ? xmlBody(tree, body.dress) : jsonBody(tree, body.dress)
}

/** Marks a number in a tree that is written as it is spelt; no drawn text looks like it. */
const SPELT = /"spelt\((.*?)\)"/g

function jsonBody(tree: JsonValue, dress: Dress): Body {
  const text = JSON.stringify(tree)
  const isSpelt = new RegExp(SPELT.source).test(text)
  if (dress === 'plain' && !isSpelt) return { json: tree }
  return { text: dressed(text.replaceAll(SPELT, '$1'), dress) }
}

function dressed(text: string, dress: Dress): string {
  if (dress === 'cut') return text.slice(0, -1)
  return dress === 'by hand' ? `\ufeff ${text}\n` : text
}

function xmlBody(tree: JsonValue, dress: Dress): Body {
  const document = withOneRoot(tree)
  if (document === undefined) return { text: 'sorry' }
  const plain = JSON.stringify(document).replaceAll(SPELT, '"$1"')
  const value: JsonValue = JSON.parse(plain) // made of one just before
  if (dress === 'plain') return { xml: value }
  const text = xmlText(value)
  if (dress === 'cut') return { xml: text.slice(0, -1) }
  const inCdata = text.replaceAll(/>([^<>]+)</g, '><![CDATA[$1]]><')
  return { xml: `<?xml version="1.0"?><!-- by hand -->\n${inCdata}` }
}

/** What is under the first key, if all of it can be elements. */
function withOneRoot(tree: JsonValue): JsonValue | undefined {
  const names = new Set<string>()
  JSON.stringify(tree, (key, value) => {
    if (!/^\d*$/.test(key)) names.add(key)
    return value
  })
  const [root, value] = membersOf(tree)[0] ?? []
  if (root === undefined || value === undefined || isList(value)) return undefined
  return [...names].every(isXmlName) ? { [root]: value } : undefined
}
