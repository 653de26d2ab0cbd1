// The first part of docs/validation.md: sums that a reader does again with a pencil.
import { count, duration } from '../../src/report/format.ts'
import type { Asked, HandCase } from './hand-case.ts'
import { SERVICE_TOPICS } from './hand-services.ts'
import { SLOT_TOPICS } from './hand-slots.ts'
import type { Part } from './part.ts'
import { rehearsed } from './rehearsed.ts'
import { table } from './table.ts'

/** Larger ones are rehearsed at `model` alone: it would take long, and shows nothing else. */
const BOTH_MAX_LEADS = 1_000

const HEAD = ['the campaign', 'asked', 'by hand', 'expected', 'hookdrill', 'difference']

export async function byHand(): Promise<Part> {
  const texts: string[] = []
  const answers: Answer[] = []
  for (const { title, cases } of [...SLOT_TOPICS, ...SERVICE_TOPICS]) {
    const rows: Answer[] = []
    for (const each of cases) rows.push(...(await answersOf(each)))
    texts.push(`### ${title}\n\n${table(HEAD, rows.map(rowOf))}\n`)
    answers.push(...rows)
  }
  return {
    text: `${introduction(answers.length)}\n${texts.join('\n')}\n`,
    disagreements: answers
      .filter(({ results, asked }) => results.some((result) => result !== asked.expected))
      .map(({ campaign, asked }) => `${campaign}: ${asked.what}`),
  }
}

function introduction(figureCount: number): string {
  return `## By hand

Each of these ${figureCount} sums is one that a pencil does. The difference has to be nothing at all, to the microsecond.
Campaigns of up to 1,000 leads are rehearsed at \`model\` and at \`handlers\`, and both have to come to it; larger
ones at \`model\`. A refusal takes 10 ms ([load](load.md)); *slot time* is that of all calls together.
`
}

interface Answer {
  readonly campaign: string
  readonly isFirst: boolean
  readonly asked: Asked
  /** One where both fidelities come to the same. */
  readonly results: readonly number[]
}

async function answersOf({ campaign, input, asked }: HandCase): Promise<readonly Answer[]> {
  const seen = await rehearsed(input, 'model')
  const isSmall = seen.report.scenario.leads <= BOTH_MAX_LEADS
  const runs = isSmall ? [seen, await rehearsed(input, 'handlers')] : [seen]
  return asked.map((each, index) => {
    const results = [...new Set(runs.map(each.found))]
    return { campaign, isFirst: index === 0, asked: each, results }
  })
}

function rowOf({ campaign, isFirst, asked, results }: Answer): readonly string[] {
  const words = asked.unit === 'µs' ? duration : count
  const differences = results.map((result) => result - asked.expected)
  return [
    isFirst ? campaign : '',
    asked.what,
    asked.sum,
    words(asked.expected),
    results.map(words).join(' and '),
    differences.join(' and '),
  ]
}
