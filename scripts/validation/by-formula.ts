// The second part of docs/validation.md: means that theory knows, beside those of many rehearsals.
import { takeScenario } from '../../src/disk/take-scenario.ts'
import { type Estimate, meanInterval } from '../../src/plan/interval.ts'
import { count } from '../../src/report/format.ts'
import type { CallEnded, LeadCompleted, RunEnded } from '../../src/timeline/event.ts'
import type { FormulaCase, Question } from './formula-case.ts'
import { AT_ONCE, FORMULA_TOPICS, QUEUE } from './formula-cases.ts'
import type { Part } from './part.ts'
import { replications, type Watch } from './replications.ts'
import { figures, secondsText, table } from './table.ts'

/** One interval in 1,000 leaves out the true value. */
const CONFIDENCE = 0.999
/** To each side, of what theory says. */
const WIDTH_MAX = 0.1

const HEAD = ['the queue', 'asked', 'formula', 'theory', 'hookdrill', 'inside']

export async function byFormula(): Promise<Part> {
  const texts: string[] = []
  const found: Found[] = []
  let firstSeed = 1
  for (const { title, cases } of FORMULA_TOPICS) {
    const rows: Found[] = []
    for (const each of cases) {
      rows.push(...(await foundOf(each, firstSeed)))
      firstSeed += each.replications
    }
    texts.push(`### ${title}\n\n${table(HEAD, rows.map(rowOf))}\n`)
    found.push(...rows)
  }
  return {
    text: `${introduction(found.length)}\n${texts.join('\n')}\n`,
    disagreements: found
      .filter((each) => !isInside(each))
      .map(({ queue, question }) => `${queue}: ${question.what}`),
  }
}

function introduction(intervalCount: number): string {
  return `## Against closed forms

These formulas know the rates and nothing of the simulation. Each scenario is rehearsed with ${QUEUE.replications} seeds or more
(${count(AT_ONCE.replications)} where it has 20 leads only); the first begins with seed 1, each of the others where the one before it
ended. What comes of it is the mean over the seeds, and the interval of Student's t that holds the true mean in 999
of 1,000 cases. So a right program leaves a formula out of one interval in 1,000: of the ${intervalCount} here, of any at all with
a probability of ${(intervalCount / 10).toFixed(1)}% at most. The seeds are fixed, so the figures stay until the program changes.
An interval wider than 10% to either side would say little, and counts as a failure.

λ is the rate of arrivals, 1 ÷ μ the mean service time, c the number of slots or workers, ρ = λ ÷ cμ. Theory's
queues have run for ever and ours begin empty, so the first tenth of the leads is not asked.
`
}

interface Found {
  /** Empty but in the first row of its case. */
  readonly shown: string
  readonly queue: string
  readonly question: Question
  readonly estimate: Estimate
}

async function foundOf(
  { queue, input, replications: runs, warmUpLeads, asked }: FormulaCase,
  firstSeed: number,
): Promise<readonly Found[]> {
  const scenario = await takeScenario(input)
  const results = await replications(scenario, { firstSeed, count: runs }, () =>
    watch(asked, warmUpLeads),
  )
  return asked.map((question, index) => {
    const estimate = meanInterval(
      results.map((means) => means[index] ?? Number.NaN),
      CONFIDENCE,
    )
    if (!estimate) throw new Error(`${queue}: nothing was found`)
    return { shown: index === 0 ? queue : '', queue, question, estimate }
  })
}

/** The mean of each question over one run. */
function watch(asked: readonly Question[], warmUpLeads: number): Watch<readonly number[]> {
  const sums = asked.map(() => 0)
  const counts = asked.map(() => 0)
  const hear = (event: CallEnded | LeadCompleted | RunEnded): void => {
    if ('leadIndex' in event && event.leadIndex < warmUpLeads) return
    for (const [index, question] of asked.entries()) {
      const value = answer(question, event)
      if (value === undefined) continue
      sums[index] = (sums[index] ?? 0) + value
      counts[index] = (counts[index] ?? 0) + 1
    }
  }
  return {
    listener: { 'call-ended': hear, 'lead-completed': hear, 'run-ended': hear },
    found: () => sums.map((sum, index) => sum / (counts[index] ?? 0)),
  }
}

/** What the event says to the question, if anything. */
function answer(question: Question, event: CallEnded | LeadCompleted | RunEnded) {
  switch (event.kind) {
    case 'call-ended':
      return question.each === 'call' ? question.of(event) : undefined
    case 'lead-completed':
      return question.each === 'lead' ? (event.timeUs - event.arrivedUs) / 1e6 : undefined
    case 'run-ended':
      return question.each === 'run' ? event.timeUs / 1e6 : undefined
  }
}

/** And narrow enough to tell a right queue from a wrong one. */
function isInside({ question: { theory }, estimate: { low, high } }: Found): boolean {
  if (low === null || high === null || (high - low) / 2 > WIDTH_MAX * theory) return false
  return low < theory && theory < high
}

function rowOf(found: Found): readonly string[] {
  const { shown, question, estimate } = found
  const words = (value: number): string =>
    question.unit === 's' ? secondsText(value) : `${figures(100 * value)}%`
  const half = (estimate.high ?? Number.NaN) - estimate.mean
  return [
    shown,
    question.what,
    question.formula,
    words(question.theory),
    `${words(estimate.mean)} ± ${figures((100 * half) / estimate.mean, 2)}%`,
    isInside(found) ? 'yes' : '**no**',
  ]
}
