import type { Encode } from './encode-none.ts'

/** Encoding JSON: text in its own quotes (marketo.md §2.3.1 [DOC]), numbers and booleans bare; what
 *  is raw UTF-8 stays so and `/` is not escaped. Decision 17. Empty text is `""`, an empty number
 *  `null`, an empty boolean `false`. Decision 18. */
export const encodeJson: Encode = (value, kind) => {
  if (value === null || value === '') return EMPTY[kind]
  if (typeof value === 'string') {
    // An integer beyond 2^53 is kept as its digits (decision 41) and is a number all the same.
    return kind === 'number' && JSON_NUMBER.test(value) ? value : JSON.stringify(value)
  }
  return kind === 'text' ? JSON.stringify(String(value)) : JSON.stringify(value)
}

const EMPTY = { text: '""', number: 'null', boolean: 'false' } as const

const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/
