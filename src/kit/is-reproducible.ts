import { type Report, UsageError } from '../index.ts'
import { type ClaimResult, resultOf, type Seen } from './claim.ts'

/** Figures that are named where two reports differ. */
const DIFFERENCES_MAX = 5

/** Two runs come to the same, event by event: their digests are equal. `rehearse` is called twice, one
 *  after the other, and has to run anew each time. */
export async function isReproducible(rehearse: () => Promise<Report>): Promise<ClaimResult> {
  if (typeof rehearse !== 'function') throw new UsageError(WANTED)
  const first = await rehearse()
  const second = await rehearse()
  const claim = { subject: 'two runs', predicate: 'to come to the same' }
  // Of an interrupted one nothing can be claimed, be it the first or the second.
  const report = first?.partial ? first : second
  return resultOf(report, claim, () => compare(first, second))
}

const WANTED =
  'Whether a run is reproducible is asked of a function that makes one: () => simulate(scenario).'

function compare(first: Report, second: Report): Seen {
  if (first === second) {
    return { state: 'unclear', actual: 'one run, whose report was given twice' }
  }
  if (first.digest === second.digest) return { state: 'kept', actual: `both ${first.digest}` }
  const { digest: _, run: __, ...one } = first
  const { digest: ___, run: ____, ...other } = second
  const found = differences(one, other)
  const shown = found.slice(0, DIFFERENCES_MAX)
  const details = found.length === 0 ? ['  when something happened'] : shown
  return { state: 'broken', actual: 'they differ, first of all in', details }
}

/** `  calls.timeouts: 3, then 5`, in the order of the report. */
function differences(one: unknown, other: unknown, path = ''): readonly string[] {
  if (Object.is(one, other)) return []
  if (!isTree(one) || !isTree(other)) return [`  ${path}: ${inShort(one)}, then ${inShort(other)}`]
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])]
  return keys.flatMap((key) =>
    differences(one[key], other[key], path === '' ? key : `${path}.${key}`),
  )
}

function isTree(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

const TEXT_MAX = 60

function inShort(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value)
  return text.length > TEXT_MAX ? `${text.slice(0, TEXT_MAX)}…` : text
}
