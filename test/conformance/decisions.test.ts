import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { conformanceCases } from '../../src/conform/conformance-cases.ts'
import { EXECUTOR_ASSUMPTIONS } from '../../src/executor/assumptions.ts'

/** The rows of marketo.md §11 that are the executor's. Of the others, 1, 2 and 34 to 40 are the
 *  campaign's, and 44 is the leads'. */
const DECISIONS = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28,
  29, 30, 31, 32, 33, 41, 42, 43,
]

const inCode = numbers(
  globSync('src/executor/*.ts')
    .filter((file) => !file.endsWith('assumptions.ts'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n'),
)
const inCases = numbers(
  conformanceCases()
    .flatMap(({ rules }) => rules)
    .join('\n'),
)
const inAssumptions = new Set(EXECUTOR_ASSUMPTIONS.map(({ decision }) => decision))

describe.each(DECISIONS)('decision %i', (decision) => {
  it('is named where the executor applies it', () => {
    expect(inCode).toContain(decision)
  })

  it('has a case', () => {
    expect(inCases).toContain(decision)
  })

  it('is among the assumptions', () => {
    expect(inAssumptions).toContain(decision)
  })
})

/** `decision 7`, `Decisions 3, 4`, `decisions 20, 21 and 22`. */
function numbers(text: string): ReadonlySet<number> {
  const named = text.matchAll(/\bdecisions? (\d+(?:(?:, | and )\d+)*)/gi)
  return new Set([...named].flatMap(([, list = '']) => list.split(/, | and /).map(Number)))
}
