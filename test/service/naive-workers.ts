// The workers of a service, simulated event by event with a line that is really kept: slow, plain, and
// written without a look at the other.
import type { Arrival } from './serving.ts'

interface Request extends Arrival {
  readonly index: number
}

interface Busy {
  readonly request: Request
  readonly endUs: number
}

export interface NaiveOptions {
  readonly count: number
  readonly queueMax: number
  readonly abandons: 'continue' | 'cancel'
}

/** What became of each request: after how long it was answered, `refused`, or `never`. */
export function naiveWorkers(
  arrivals: readonly Arrival[],
  { count, queueMax, abandons }: NaiveOptions,
): readonly (number | string)[] {
  const fates: (number | string)[] = arrivals.map(() => 'never')
  const coming: Request[] = arrivals.map((each, index) => ({ ...each, index }))
  let line: Request[] = []
  let busy: Busy[] = []

  const nextInstant = (): number => {
    const hangUps = [...line, ...busy.map(({ request }) => request)].map((each) => each.giveUpUs)
    return Math.min(
      ...coming.map(({ atUs }) => atUs),
      ...busy.map(({ endUs }) => endUs),
      ...hangUps.filter((instant) => instant > nowUs),
    )
  }
  const complete = (): void => {
    for (const { request, endUs } of busy.filter((each) => each.endUs === nowUs))
      fates[request.index] = endUs - request.atUs
    busy = busy.filter(({ endUs }) => endUs !== nowUs)
  }
  const hangUp = (): void => {
    const isGone = ({ giveUpUs }: Request): boolean => giveUpUs <= nowUs
    // Work without an end is dropped in either case: nothing else would free its worker.
    busy = busy.filter(
      ({ request, endUs }) =>
        !(isGone(request) && (abandons === 'cancel' || endUs === Number.POSITIVE_INFINITY)),
    )
    if (abandons === 'cancel') line = line.filter((request) => !isGone(request))
  }
  const begin = (): void => {
    while (busy.length < count && line.length > 0) {
      const request = line.shift()
      if (!request) return
      const { workUs } = request
      const endUs = workUs === 'never' ? Number.POSITIVE_INFINITY : nowUs + workUs
      busy.push({ request, endUs })
      complete()
      hangUp()
    }
  }

  let nowUs = -1
  for (let next = nextInstant(); Number.isFinite(next); next = nextInstant()) {
    nowUs = next
    complete()
    hangUp()
    begin()
    while (coming[0]?.atUs === nowUs) {
      const request = coming.shift()
      if (!request) break
      if (busy.length === count && line.length >= queueMax) fates[request.index] = 'refused'
      else line.push(request)
      begin()
    }
  }
  return fates
}
