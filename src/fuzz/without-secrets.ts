// A scenario to fuzz around without the secrets that it holds: what fails is written into a file, and that
// file is to be sent to others. Nothing depends on a secret: who answers is a mock.
import { veilOf } from '../report/veil.ts'
import type { ScenarioInput } from '../scenario/schema.ts'

export function withoutSecrets(input: ScenarioInput): ScenarioInput {
  const veil = veilOf(input)
  const { tokens, ...rest } = veil.data(input)
  return tokens ? { ...rest, tokens: withoutNumbers(tokens, veil.text) } : rest
}

/** A my token of the type number is one still. */
function withoutNumbers<Part>(part: Part, text: (given: string) => string): Part {
  const each = (value: unknown): unknown => {
    if (typeof value === 'number') return text(String(value)) === String(value) ? value : 0
    if (Array.isArray(value)) return value.map(each)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, each(member)]))
  }
  return each(part) as Part // the same shape, with other numbers
}
