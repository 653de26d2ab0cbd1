import { type Expectation, meets } from '../../verify/expectation.ts'

/** What a figure can come to, ends included. */
export interface Reach {
  readonly least: number
  readonly most: number
}

/** Whether any figure within reach keeps the limit. */
export function canMeet(limit: Expectation, { least, most }: Reach): boolean {
  switch (limit.operator) {
    case '<':
    case '<=':
      return meets(limit, least)
    case '>':
    case '>=':
      return meets(limit, most)
    case '==':
      return least <= limit.amount && limit.amount <= most
  }
}
