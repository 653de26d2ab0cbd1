// Where met turns into missed, over whole numbers. Each search asks for the verdict on some values at a
// time and goes on with the answers, so that whoever runs them can do many at once. That there is one such
// turn only is an assumption; the first search looks at some values more, to see whether it holds.

/** Values next to each other, the last that meets and the first that does not; one is `null` where there
 *  is none within the bounds. */
export interface Edge {
  readonly met: number | null
  readonly unmet: number | null
}

export interface Bounds {
  readonly low: number
  readonly high: number
}

/** Yields the values asked for and is told of each whether it meets the targets. */
export type Search = Generator<readonly number[], Edge, readonly boolean[]>

/** Values looked at within the first bracket, besides those that the search needs. */
const PROBES = 5

/** The edge nearest to `start`: outwards both ways, each time twice as far, then halving. */
export function* firstEdge(start: number, { low, high }: Bounds): Search {
  const known = new Map<number, boolean>()
  const here = (yield* ask(known, [start]))[0] ?? false
  let [down, up] = [start, start]
  for (let power = 1; down > low || up < high; power++) {
    const nextUp = Math.min(high, start === 0 ? 2 ** (power - 1) : start * 2 ** power)
    const nextDown = Math.max(low, Math.floor(start / 2 ** power))
    yield* ask(known, [nextUp, nextDown])
    if (known.get(nextUp) !== here) return yield* edgeWithin(known, up, nextUp)
    if (known.get(nextDown) !== here) return yield* edgeWithin(known, down, nextDown)
    ;[up, down] = [nextUp, nextDown]
  }
  return here ? { met: start, unmet: null } : { met: null, unmet: start }
}

/** Between two values of which one meets; the edge nearest to `near`. */
function* edgeWithin(known: Map<number, boolean>, near: number, far: number): Search {
  const width = far - near
  const inner = Array.from({ length: PROBES }, (_, index) =>
    Math.trunc(near + (width * (index + 1)) / (PROBES + 1)),
  )
  yield* ask(known, inner)
  let last = near
  for (const value of [...inner, far]) {
    if (known.get(value) !== known.get(near)) return yield* halved(known, last, value)
    last = value
  }
  return yield* halved(known, near, far)
}

/** Where another seed had its edge there is one nearby; twice as far each time where it is not there. */
export function* edgeNear(hint: Edge, bounds: Bounds): Search {
  const known = new Map<number, boolean>()
  const { met, unmet } = hint
  if (met === null || unmet === null) return yield* edgeBetween(known, bounds)
  yield* ask(known, [met, unmet])
  const isMet = known.get(met)
  if (isMet && !known.get(unmet)) return hint
  // Onwards while it is met, back while it is not.
  const outwards = Math.sign(unmet - met)
  const direction = isMet ? outwards : -outwards
  let last = isMet ? unmet : met
  let stride = Math.max(1, Math.round(Math.abs(met) / FIRST_STRIDE))
  for (;;) {
    const next = within(last + direction * stride, bounds)
    if (next === last) return isMet ? { met: last, unmet: null } : { met: null, unmet: last }
    yield* ask(known, [next])
    if (known.get(next) !== isMet) return yield* halved(known, last, next)
    last = next
    stride *= 2
  }
}

/** Seeds differ by more than a step, where they do: as a share of the value. */
const FIRST_STRIDE = 1_024

function* edgeBetween(known: Map<number, boolean>, { low, high }: Bounds): Search {
  yield* ask(known, [low, high])
  const isMet = known.get(low) ?? false
  if (isMet !== known.get(high)) return yield* halved(known, low, high)
  return isMet ? { met: low, unmet: null } : { met: null, unmet: low }
}

function* halved(known: Map<number, boolean>, one: number, other: number): Search {
  let [met, unmet] = known.get(one) ? [one, other] : [other, one]
  while (Math.abs(met - unmet) > 1) {
    const middle = Math.floor((met + unmet) / 2)
    yield* ask(known, [middle])
    if (known.get(middle)) met = middle
    else unmet = middle
  }
  return { met, unmet }
}

/** What is not known yet. */
function* ask(
  known: Map<number, boolean>,
  values: readonly number[],
): Generator<readonly number[], readonly boolean[], readonly boolean[]> {
  const open = [...new Set(values)].filter((value) => !known.has(value))
  if (open.length > 0) {
    const verdicts = yield open
    for (const [index, value] of open.entries()) known.set(value, verdicts[index] ?? false)
  }
  return values.map((value) => known.get(value) ?? false)
}

export function within(value: number, { low, high }: Bounds): number {
  return Math.min(high, Math.max(low, value))
}
