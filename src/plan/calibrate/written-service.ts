// A service as a scenario has it: its latency; and its replies by weight, if they differ, with what never comes
// as an exact share.
import type { CalibratedLatency, CalibratedService, ServiceInput } from './calibration.ts'
import { writtenNumber } from './written.ts'

/** Stands in where nothing was timed. */
const UNKNOWN_LATENCY = '1s'

type Reply = NonNullable<ServiceInput['replies']>[number]

export function writtenService({
  callCount,
  endings,
  latency,
  givenUpCount,
}: Pick<CalibratedService, 'callCount' | 'endings' | 'latency' | 'givenUpCount'>): ServiceInput {
  const isOneKind = endings.every(({ status, latency: own }) => status !== 0 && own === undefined)
  const slowed = latency && !isOneKind ? slowedBy(latency) : 1
  const replies = endings.map(({ status, count, latency: own }): Reply => {
    if (status === 0) return { weight: count, fault: 'reset' }
    if (own) return { weight: count, status: status ?? 200, latency: own.written }
    return { weight: Math.round(count * slowed), status: status ?? 200 }
  })
  const hanging = latency
    ? hangingReplies(hangShareOfAll(latency, callCount))
    : untimed(givenUpCount)
  const all = [...merged(replies), ...hanging]
  const [only, other] = all
  const isPlain = other === undefined && (only === undefined || only.status === 200)
  return { latency: latency?.written ?? UNKNOWN_LATENCY, ...(!isPlain && { replies: all }) }
}

/** Of all calls, those that failed or take another time with them. */
export function hangShareOfAll(
  { hangShare, answerCount, givenUpCount }: CalibratedLatency,
  callCount: number,
): number {
  return (hangShare * (answerCount + givenUpCount)) / callCount
}

/** Calls that the tail makes too long are drawn as answers, and have to be weighed with them. */
function slowedBy({ answerCount, givenUpCount, hangShare }: CalibratedLatency): number {
  if (answerCount === 0) return 1
  return ((answerCount + givenUpCount) * (1 - hangShare)) / answerCount
}

/** Without durations, whatever was given up hung. */
function untimed(givenUpCount: number): readonly Reply[] {
  return givenUpCount === 0 ? [] : [{ weight: givenUpCount, fault: 'hang' }]
}

function hangingReplies(hangShare: number): readonly Reply[] {
  if (hangShare === 0) return []
  if (hangShare === 1) return [{ fault: 'hang' }]
  return [{ share: `${Number((hangShare * 100).toPrecision(4))}%`, fault: 'hang' }]
}

/** Those without a status are taken as 200, and may stand beside some of it. */
function merged(replies: readonly Reply[]): readonly Reply[] {
  const same = replies.filter(({ status, latency }) => status === 200 && latency === undefined)
  if (same.length < 2) return replies
  const weight = same.reduce((sum, { weight: each = 0 }) => sum + each, 0)
  return [{ weight, status: 200 }, ...replies.filter((reply) => !same.includes(reply))]
}

/** `2.5/s`, or by the minute, hour or day where that is more readable. */
export function writtenRate(perSecond: number): string {
  const units = [
    ['s', 1],
    ['m', 60],
    ['h', 3_600],
    ['d', 86_400],
  ] as const
  const [name, seconds] = units.find(([, seconds]) => perSecond * seconds >= 1) ?? ['d', 86_400]
  return `${writtenNumber(perSecond * seconds)}/${name}`
}
