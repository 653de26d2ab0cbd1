// What a family of workloads came to: as data for the results, as tables for people.
import { type Grown, growth } from './growth.ts'
import { type Pace, type Raced, race } from './race.ts'
import { type Soaked, soak } from './soak.ts'
import { type Column, table } from './table.ts'
import type { Family, Mark, Workload } from './workload.ts'

export type Answer =
  | { readonly question: 'race'; readonly family: string; readonly workloads: readonly Raced[] }
  | { readonly question: 'growth'; readonly family: string; readonly workloads: readonly Grown[] }
  | { readonly question: 'soak'; readonly family: string; readonly workloads: readonly Soaked[] }

export interface Asking {
  readonly pace: Pace
  readonly sizesOf: (workload: Workload) => readonly number[]
  /** Told in words, as soon as it is known. */
  readonly tell: (text: string) => void
}

/** Runs the workloads of a family. */
export async function answerOf(
  { name: family, question, workloads }: Family,
  { pace, sizesOf, tell }: Asking,
): Promise<Answer> {
  const each = async <Result>(
    ask: (workload: Workload) => Promise<Result>,
    asText: (result: Result) => string,
  ): Promise<readonly Result[]> => {
    const results: Result[] = []
    for (const workload of workloads) {
      const result = await ask(workload)
      tell(`${asText(result)}\n`)
      results.push(result)
    }
    return results
  }
  switch (question) {
    case 'race': {
      const raced = await race(workloads, pace, sizesOf)
      tell(`${table(raced, RACED)}\n`)
      return { question, family, workloads: raced }
    }
    case 'growth': {
      const grown = (one: Workload) => growth(one, sizesOf(one), pace)
      return { question, family, workloads: await each(grown, grownAsText) }
    }
    case 'soak': {
      const soaked = (one: Workload) => soak(one, sizesOf(one))
      return { question, family, workloads: await each(soaked, soakedAsText) }
    }
  }
}

const RACED: readonly Column<Raced>[] = [
  { head: 'workload', cell: ({ name }) => name, isWords: true },
  { head: 'calls', cell: ({ median }) => whole(median.calls) },
  { head: 'calls/s', cell: ({ callsPerSecond }) => whole(callsPerSecond) },
  { head: 'from', cell: ({ range }) => whole(range[0]) },
  { head: 'to', cell: ({ range }) => whole(range[1]) },
  { head: 'seconds', cell: ({ median }) => median.seconds.toFixed(2) },
  { head: 'cpu s', cell: ({ median }) => median.cpuSeconds.toFixed(2) },
  { head: 'MiB', cell: ({ median }) => whole(median.peakRssMib) },
  { head: 'digest', cell: ({ median }) => median.digest, isWords: true },
  {
    head: 'against its peers',
    cell: ({ against, median }) => peersOf(against, median.note),
    isWords: true,
  },
]

function peersOf(against: Raced['against'], note: string | undefined): string {
  const ratios = against.map(({ peer, times }) => `${figures(times)} × ${peer}`)
  return [...ratios, ...(note === undefined ? [] : [note])].join('; ')
}

function grownAsText({ name, sizes, exponent }: Grown): string {
  const rows = table(sizes, [
    { head: name, cell: ({ size }) => whole(size) },
    { head: 'calls', cell: ({ calls }) => whole(calls) },
    { head: 'seconds', cell: ({ seconds }) => figures(seconds) },
    { head: 'cpu s', cell: ({ cpuSeconds }) => figures(cpuSeconds) },
    { head: 'cpu µs a call', cell: ({ microsecondsPerCall }) => figures(microsecondsPerCall) },
    { head: 'MiB', cell: ({ peakRssMib }) => whole(peakRssMib) },
    { head: 'exponent', cell: ({ exponent: local }) => local?.toFixed(2) ?? '' },
  ])
  return `${rows}\ncpu s grow with size to the power of ${exponent.toFixed(2)}`
}

const MARKS: readonly Column<Mark>[] = [
  { head: 'at', cell: ({ at }) => at },
  { head: 'MiB', cell: ({ rssMib }) => whole(rssMib) },
  { head: 'heap', cell: ({ heapMib }) => heapMib.toFixed(1) },
  { head: 'buffers', cell: ({ buffersMib }) => buffersMib.toFixed(1) },
  { head: 'resources', cell: ({ resources }) => whole(resources) },
  { head: 'listeners', cell: ({ listeners }) => whole(listeners) },
]

function soakedAsText({ name, size, timed, marks, broken }: Soaked): string {
  const { calls, seconds, peakRssMib, digest } = timed
  const head = `${name}: ${whole(size)}, ${whole(calls)} calls in ${seconds.toFixed(1)} s, peak ${whole(peakRssMib)} MiB, ${digest}`
  const verdict =
    broken.length === 0 ? ['within its bounds'] : broken.map((what) => `BROKEN: ${what}`)
  return [head, table(marks, MARKS), ...verdict].join('\n')
}

/** Three that count. */
function figures(value: number): string {
  return Number(value.toPrecision(3)).toString()
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en')
}
