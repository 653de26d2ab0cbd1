// Both programs with luck of their own, as a table.
import { type Compared, compared, type DrawnCase, ownResults } from './drawn-case.ts'
import type { Part } from './part.ts'
import type { DrawnResult } from './simpy.ts'
import { figures, secondsText, table } from './table.ts'

const HEAD = [
  'the campaign',
  'of a run',
  'hookdrill',
  'SimPy',
  'difference of the means',
  'chance of such distributions',
]

/** A right program is below it once in 1,000 rows. */
const CHANCE_MIN = 0.001

const FIGURES: readonly {
  readonly name: string
  readonly of: (result: DrawnResult) => number
  readonly words: (value: number) => string
}[] = [
  { name: 'total delay', of: ({ totalUs }) => totalUs / 1e6, words: secondsText },
  { name: 'mean delay of a lead', of: ({ delayUs }) => delayUs / 1e6, words: secondsText },
  { name: 'timeouts', of: ({ timeouts }) => timeouts, words: (value) => figures(value) },
]

export async function ownLuck(
  cases: readonly DrawnCase[],
  results: readonly (readonly DrawnResult[])[],
): Promise<Part> {
  const rows: (readonly string[])[] = []
  const disagreements: string[] = []
  for (const [index, { campaign, input }] of cases.entries()) {
    const own = await ownResults(input)
    const other = results[index] ?? []
    for (const [at, { name, of, words }] of FIGURES.entries()) {
      const found = compared(own.map(of), other.map(of))
      rows.push([at === 0 ? campaign : '', name, ...cells(found, words)])
      if (!agrees(found)) disagreements.push(`${campaign}: ${name}`)
    }
  }
  return { text: `${table(HEAD, rows)}\n`, disagreements }
}

function agrees({ difference, chance }: Compared): boolean {
  return difference.low < 0 && difference.high > 0 && chance > CHANCE_MIN
}

function cells(
  { own, other, difference, chance }: Compared,
  words: (value: number) => string,
): readonly string[] {
  const means = [own.mean, other.mean].map(words)
  const ends = [difference.low, difference.high].map((end) => words(end).replace('-', '−'))
  return [...means, ends.join(' to '), `${Math.round(chance * 100)}%`]
}
