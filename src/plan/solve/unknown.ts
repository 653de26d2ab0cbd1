// The value that is looked for: where it stands in the scenario, what it is now, and between which bounds
// it may be.
import { sourceOf } from '../../disk/load-scenario.ts'
import { variantOf } from '../../disk/take-scenario.ts'
import { ScenarioError, UsageError } from '../../errors.ts'
import type { Path } from '../../scenario/finding.ts'
import type { Scenario } from '../../scenario/model.ts'
import { placesNamed } from '../../scenario/override.ts'
import { examplesAt, type Shape, shapesAt } from '../../scenario/shape.ts'
import { valueAt } from '../../scenario/tree.ts'
import type { JsonValue } from '../../service/definition.ts'
import { type Amount, amountText, readAmount } from '../amount.ts'
import { pathNamed } from '../axis.ts'
import { SEED_IS_LUCK } from '../planning.ts'
import { type Bounds, within } from './edge-search.ts'
import { type Lattice, latticeAt, settingText, stepOf } from './lattice.ts'

export interface Unknown {
  /** As typed. */
  readonly name: string
  /** As `--set` takes it. */
  readonly path: string
  readonly lattice: Lattice
  /** In steps of the lattice, like the next two. */
  readonly bounds: Bounds
  /** Where the search begins. */
  readonly start: number
  /** What it is now; `undefined` where it is no such amount, or several places have several. */
  readonly current: number | undefined
  /** The scenario with that value. */
  at(step: number): Promise<Scenario>
}

export interface Asked {
  readonly name: string
  /** `a..b` */
  readonly between?: string | undefined
}

/** Throws `UsageError`, also where nothing that stands there can be searched. */
export async function openUnknown(scenario: Scenario, asked: Asked): Promise<Unknown> {
  const { name } = asked
  const path = pathNamed(name)
  if (path === 'seed') throw new UsageError(`--for "${name}": ${SEED_IS_LUCK}`)
  const { now, like, shapes } = placeOf(scenario, path)
  const between = betweenOf(asked)
  const model = now ?? like ?? between?.[1]
  if (!model) throw new UsageError(noAmount(name))
  if (between && between[0].unit !== model.unit) throw new UsageError(otherUnit(asked, model))
  const isWhole = shapes.every(({ type }) => type !== 'number')
  const lattice = latticeAt(model, isWhole)
  const [low, high] = between?.map(({ value }) => value) ?? limitsOf(lattice, shapes)
  const wanted = { low: stepOf(lattice, low ?? 0), high: stepOf(lattice, high ?? 0) }
  const start = within(stepOf(lattice, model.value), wanted)
  const at = (step: number): Promise<Scenario> =>
    variantOf(scenario, { set: [`${path}=${settingText(lattice, step)}`] })
  await at(start)
  const bounds = {
    low: await furthestAccepted(at, start, wanted.low),
    high: await furthestAccepted(at, start, wanted.high),
  }
  return { name, path, lattice, bounds, start, current: now && stepOf(lattice, now.value), at }
}

interface Place {
  /** What is there now, where it is one amount. */
  readonly now: Amount | undefined
  /** An amount of the kind that may stand there. */
  readonly like: Amount | undefined
  readonly shapes: readonly Shape[]
}

function placeOf(scenario: Scenario, path: string): Place {
  const source = sourceOf(scenario)
  if (!source) throw new UsageError(UNKNOWN_ORIGIN)
  const places = placesNamed(source.parsed, path, '--for')
  const amounts = places.map((place) => amountAt(source.parsed.input, place))
  const [amount] = amounts
  const isOne = amounts.every((other) => other?.value === amount?.value)
  const [first = []] = places
  return {
    now: isOne ? (amount ?? defaultOf(path, scenario)) : undefined,
    like: amounts.find((each) => each !== undefined) ?? exampleAt(first),
    shapes: shapesAt(first),
  }
}

function amountAt(input: JsonValue, path: Path): Amount | undefined {
  const value = valueAt(input, path)
  return typeof value === 'string' || typeof value === 'number'
    ? readAmount(String(value))
    : undefined
}

/** What a value may be where nothing else is said; what the scenario refuses ends a search before. */
const LIMITS: Readonly<Record<Amount['unit'], readonly [low: number, high: number]>> = {
  number: [1, 10_000_000],
  duration: [1, 30 * 86_400_000_000],
  share: [0, 1],
  rate: [0, 1_000_000],
}

function limitsOf(
  { unit, stepSize }: Lattice,
  shapes: readonly Shape[],
): readonly [low: number, high: number] {
  const [low, high] = LIMITS[unit]
  // The least above nothing, where it is no whole number of anything.
  const least = unit === 'rate' || (unit === 'number' && stepSize !== 1) ? stepSize : low
  const shape = shapes.find(({ maximum }) => maximum !== undefined)
  return [shape?.minimum ?? least, Math.min(high, shape?.maximum ?? high)]
}

/** Where nothing is written the scenario says what was taken instead. */
function defaultOf(path: string, { instance, leads }: Scenario): Amount | undefined {
  switch (path) {
    case 'instance.concurrency':
      return { unit: 'number', value: instance.concurrency }
    case 'instance.timeout':
      return { unit: 'duration', value: instance.timeoutUs }
    case 'leads.count':
      return { unit: 'number', value: leads.count }
    default:
      return undefined
  }
}

function exampleAt(path: Path): Amount | undefined {
  return examplesAt(path)
    .map(readAmount)
    .find((amount) => amount !== undefined)
}

function betweenOf({ between }: Asked): readonly [Amount, Amount] | undefined {
  if (between === undefined) return undefined
  const [, fromText = '', toText = ''] = /^(.+?)\.\.(.+)$/.exec(between) ?? []
  const [from, to] = [readAmount(fromText), readAmount(toText)]
  const isRange = from && to && from.unit === to.unit && from.value < to.value
  if (isRange) return [from, to]
  throw new UsageError(
    `--between "${between}": write the least and the most, with units, like 1..100 or 10ms..5s.`,
  )
}

/** The last value from `from` towards `to` that the scenario takes. */
async function furthestAccepted(at: Unknown['at'], from: number, to: number): Promise<number> {
  if (await isAccepted(at, to)) return to
  let [good, bad] = [from, to]
  while (Math.abs(good - bad) > 1) {
    const middle = Math.floor((good + bad) / 2)
    if (await isAccepted(at, middle)) good = middle
    else bad = middle
  }
  return good
}

async function isAccepted(at: Unknown['at'], step: number): Promise<boolean> {
  try {
    await at(step)
    return true
  } catch (error) {
    if (error instanceof ScenarioError || error instanceof UsageError) return false
    throw error
  }
}

const UNKNOWN_ORIGIN =
  'solve: what this scenario was made of is not known, so it cannot be changed. Give what loadScenario or defineScenario gave, as it is.'

function noAmount(name: string): string {
  return `--for "${name}": what stands there is no number, duration, share or rate. Name a value that is one, like concurrency or services.*.latency.`
}

function otherUnit({ name, between }: Asked, { unit, value }: Amount): string {
  const like = amountText({ unit, value })
  return `--between "${between}": ${name} is a ${unit}, and those are not. Write both ends like ${like}.`
}
