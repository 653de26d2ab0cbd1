// A scenario to fuzz around without the secrets that it holds: what fails is written into a file, and that
// file is to be sent to others. Nothing depends on a secret: who answers is a mock.
import { veilOf } from '../report/veil.ts'
import type { ScenarioInput } from '../scenario/schema.ts'

export function withoutSecrets(input: ScenarioInput): ScenarioInput {
  const { data, text } = veilOf(input)
  const { tokens, ...rest } = input
  return data(tokens ? { ...rest, tokens: ofTheirTypes(tokens, text) } : rest)
}

const DATE = /^\d{4}-\d\d-\d\d$/

/** A my token that is a number or a date is one still. */
function ofTheirTypes<Part>(part: Part, text: (given: string) => string): Part {
  const isSecret = (value: string): boolean => text(value) !== value
  const each = (value: unknown): unknown => {
    if (typeof value === 'number') return isSecret(String(value)) ? 0 : value
    if (typeof value === 'string') return DATE.test(value) && isSecret(value) ? '2000-01-01' : value
    if (Array.isArray(value)) return value.map(each)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, each(member)]))
  }
  return each(part) as Part // the same shape, with other values
}
