// Which workloads are asked for: by the name of a family, or by their own, and then with their peers. Without
// names: the canonical ones. What is not installed is left out, and said.
import type { Family, Workload } from './workload.ts'

export interface Selection {
  readonly families: readonly Family[]
  /** Why a workload is not there. */
  readonly leftOut: readonly string[]
  /** Names of nothing. */
  readonly unknown: readonly string[]
}

export function select(all: readonly Family[], names: readonly string[]): Selection {
  const leftOut: string[] = []
  const isThere = ({ name, missing }: Workload): boolean => {
    const why = missing?.()
    if (why !== undefined) leftOut.push(`${name} is left out: ${why}`)
    return why === undefined
  }
  const families = all.flatMap((family) => {
    const asked = askedOf(family, names).filter(isThere)
    return asked.length === 0 ? [] : [{ ...family, workloads: asked }]
  })
  const known = all.flatMap(({ name, workloads }) => [name, ...workloads.map((one) => one.name)])
  return { families, leftOut, unknown: names.filter((name) => !known.includes(name)) }
}

function askedOf(family: Family, names: readonly string[]): readonly Workload[] {
  const { workloads } = family
  if (names.length === 0 ? family.isCanonical : names.includes(family.name)) return workloads
  const asked = workloads.filter(({ name }) => names.includes(name))
  const peers = asked.flatMap(({ against = [] }) => against)
  return workloads.filter((one) => asked.includes(one) || peers.includes(one.name))
}
