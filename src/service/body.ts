// A reply's body: its template is compiled once; for each reply the generators are filled in and the
// text is written. A template without generators is written once and sent again and again.
import { unreachable } from '../errors.ts'
import type { BodyTemplate, JsonValue } from './definition.ts'
import { type BodyContext, compileValue, hasGenerator } from './generator.ts'
import { xmlText } from './xml-text.ts'

export type { BodyContext } from './generator.ts'

/** The text of one reply's body; empty when there is none. */
export type MakeBody = (context: BodyContext) => string

/** Compiles a template in which `checkBody` finds no mistake. */
export function compileBody(template: BodyTemplate): MakeBody {
  switch (template.kind) {
    case 'none':
      return () => ''
    case 'text':
      return () => template.text
    case 'json':
      return writeWith((value) => JSON.stringify(value), template.value)
    case 'xml':
      return writeWith(xmlText, template.value)
    default:
      return unreachable(template)
  }
}

/** What the body is announced as unless the reply's own headers say otherwise. */
export function defaultContentType({ kind }: BodyTemplate): string | undefined {
  switch (kind) {
    case 'none':
      return undefined
    case 'text':
      return 'text/plain'
    case 'json':
      return 'application/json'
    case 'xml':
      return 'application/xml'
    default:
      return unreachable(kind)
  }
}

function writeWith(write: (value: JsonValue) => string, value: JsonValue): MakeBody {
  if (!hasGenerator(value)) {
    const text = write(value)
    return () => text
  }
  const make = compileValue(value)
  return (context) => write(make(context))
}
