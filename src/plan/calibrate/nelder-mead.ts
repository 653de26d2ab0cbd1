// The smallest value of a function of a few numbers, without its slopes: the simplex of Nelder and Mead
// (1965), started anew from where it ended, which frees one that has collapsed. Deterministic.

/** Where vertices are this near to each other in value, relative to it, nothing is left to gain. */
const TOLERANCE = 1e-13
const STEPS_MAX = 600
const ROUNDS = 3

export interface Search {
  readonly start: readonly number[]
  /** How far to look at first, in each direction. */
  readonly steps: readonly number[]
}

interface Vertex {
  readonly at: readonly number[]
  readonly value: number
}

/** `value` may be `Infinity` where the function is not defined, but not at the start. */
export function minimum(value: (at: readonly number[]) => number, search: Search): Vertex {
  let best: Vertex = { at: search.start, value: value(search.start) }
  let scale = 1
  for (let round = 0; round < ROUNDS; round++) {
    best = descend(value, { best, steps: search.steps.map((step) => step * scale) })
    scale /= 4
  }
  return best
}

function descend(
  value: (at: readonly number[]) => number,
  { best, steps }: { best: Vertex; steps: readonly number[] },
): Vertex {
  const vertexAt = (at: readonly number[]): Vertex => ({ at, value: value(at) })
  let simplex = [
    best,
    ...steps.map((step, index) => vertexAt(best.at.with(index, (best.at[index] ?? 0) + step))),
  ]
  for (let count = 0; count < STEPS_MAX; count++) {
    simplex = simplex.toSorted((one, other) => one.value - other.value)
    const [first = best] = simplex
    const worst = simplex.at(-1) ?? first
    if (worst.value - first.value <= TOLERANCE * (1 + Math.abs(first.value))) break
    const others = simplex.slice(0, -1)
    const middle = first.at.map(
      (_, index) => others.reduce((sum, { at }) => sum + (at[index] ?? 0), 0) / others.length,
    )
    const along = (factor: number): Vertex =>
      vertexAt(middle.map((each, index) => each + factor * ((worst.at[index] ?? 0) - each)))
    const better = moved(along, { first, second: others.at(-1) ?? first, worst })
    simplex = better ? [...others, better] : simplex.map((each) => towards(first, each, vertexAt))
  }
  return simplex.reduce((one, other) => (other.value < one.value ? other : one))
}

/** The worst vertex reflected, stretched or drawn in; `undefined` where none of it helps. */
function moved(
  along: (factor: number) => Vertex,
  { first, second, worst }: { first: Vertex; second: Vertex; worst: Vertex },
): Vertex | undefined {
  const reflected = along(-1)
  if (reflected.value < first.value) {
    const stretched = along(-2)
    return stretched.value < reflected.value ? stretched : reflected
  }
  if (reflected.value < second.value) return reflected
  const drawnIn = along(reflected.value < worst.value ? -0.5 : 0.5)
  return drawnIn.value < Math.min(reflected.value, worst.value) ? drawnIn : undefined
}

function towards(first: Vertex, each: Vertex, vertexAt: (at: readonly number[]) => Vertex): Vertex {
  if (each === first) return each
  return vertexAt(each.at.map((value, index) => (value + (first.at[index] ?? 0)) / 2))
}
