// What is installed with the package, out of the lock file: what it depends on, what that depends on, and so
// on. Peers that are optional are the user's own.
import { readFileSync } from 'node:fs'

export interface ProductionPackage {
  readonly name: string
  readonly version: string
  readonly license: string
  /** Only where it fits the machine. */
  readonly isOptional: boolean
}

interface Locked {
  readonly version: string
  readonly license?: string
  readonly optional?: boolean
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>
}

type Lock = Readonly<Record<string, Locked>>

/** Sorted by name, then version; the same twice is told once. */
export function productionPackages(): readonly ProductionPackage[] {
  const lock: Lock = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages
  const reached = new Set<string>()
  const open = ['']
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const name of neededBy(lock[at])) {
      const place = placeOf(lock, { at, name })
      if (place === undefined || reached.has(place)) continue
      reached.add(place)
      open.push(place)
    }
  }
  const told = new Map([...reached].map((place) => described(lock, place)))
  return [...told].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each)
}

function neededBy(locked: Locked | undefined): readonly string[] {
  const { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta } =
    locked ?? {}
  const peers = Object.keys(peerDependencies ?? {})
  return [
    ...Object.keys(dependencies ?? {}),
    ...Object.keys(optionalDependencies ?? {}),
    ...peers.filter((name) => peerDependenciesMeta?.[name]?.optional !== true),
  ]
}

/** As Node looks for it: in the folder of whoever needs it, then in those around. */
function placeOf(
  lock: Lock,
  { at, name }: { readonly at: string; readonly name: string },
): string | undefined {
  const within = at === '' ? '' : `${at}/`
  const place = `${within}node_modules/${name}`
  if (place in lock) return place
  const around = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))
  return at === '' ? undefined : placeOf(lock, { at: around, name })
}

function described(lock: Lock, place: string): readonly [string, ProductionPackage] {
  const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)
  const { version = '', license = 'not said', optional = false } = lock[place] ?? {}
  return [`${name} ${version}`, { name, version, license, isOptional: optional }]
}
