// Both programs with the same luck: every call and every lead of hookdrill beside those of the model in
// Python.
import { count, duration } from '../../src/report/format.ts'
import type { Part } from './part.ts'
import { rehearsed, type Seen } from './rehearsed.ts'
import type { TracedResult } from './simpy.ts'
import { table } from './table.ts'
import type { TracedCase } from './traced-case.ts'

const HEAD = [
  'the campaign',
  'calls',
  'time out',
  'refused',
  'total delay',
  'sum of waits',
  'slot time',
  'calls that differ',
  'leads that differ',
]

export async function sameLuck(
  cases: readonly TracedCase[],
  results: readonly TracedResult[],
): Promise<Part> {
  const rows: (readonly string[])[] = []
  const disagreements: string[] = []
  for (const [index, { campaign, input }] of cases.entries()) {
    const own = ownResult(await rehearsed(input))
    const other = results[index] ?? { calls: [], leads: [] }
    const differing = [differences(own.calls, other.calls), differences(own.leads, other.leads)]
    rows.push([campaign, ...figuresOf(own, other), ...differing.map(count)])
    if (differing.some((each) => each > 0)) disagreements.push(campaign)
  }
  return { text: `${table(HEAD, rows)}\n`, disagreements }
}

/** As the model in Python writes it. */
function ownResult({ calls, leads }: Seen): TracedResult {
  return {
    calls: calls
      .map(({ leadIndex, stepIndex, queuedUs, startedUs, endedUs, status = null }) => {
        return [leadIndex, stepIndex, queuedUs, startedUs, endedUs, status] as const
      })
      .sort(byNumbers),
    leads: leads
      .map(({ leadIndex, arrivedUs, endedUs }) => [leadIndex, arrivedUs, endedUs] as const)
      .sort(byNumbers),
  }
}

type Numbers = readonly (number | null)[]

function byNumbers(one: Numbers, other: Numbers): number {
  const index = one.findIndex((value, at) => value !== other[at])
  return (one[index] ?? 0) - (other[index] ?? 0)
}

/** Those that are not the same in every number, or that only one of them has. */
function differences(own: readonly Numbers[], others: readonly Numbers[]): number {
  const longer = Math.max(own.length, others.length)
  return [...Array(longer).keys()].filter((index) => {
    const one = own[index]
    const other = others[index]
    return !one || !other || one.some((value, at) => value !== other[at])
  }).length
}

/** One figure where both come to the same, or both. */
function figuresOf(own: TracedResult, other: TracedResult): readonly string[] {
  return FIGURES.map((figure) => [...new Set([figure(own), figure(other)])].join(' and '))
}

const FIGURES: readonly ((result: TracedResult) => string)[] = [
  ({ calls }) => count(calls.length),
  ({ calls }) => count(calls.filter(([, , , , , status]) => status === null).length),
  ({ calls }) =>
    count(calls.filter(([, , , , , status]) => status === 429 || status === 503).length),
  ({ leads }) => duration(Math.max(0, ...leads.map(([, , endedUs]) => endedUs))),
  ({ calls }) => duration(sum(calls.map(([, , queuedUs, startedUs]) => startedUs - queuedUs))),
  ({ calls }) => duration(sum(calls.map(([, , , startedUs, endedUs]) => endedUs - startedUs))),
]

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
