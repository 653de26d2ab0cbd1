// Samples → services: those of each are fitted by themselves, and what came out is written as a scenario has it.
import { UsageError } from '../../errors.ts'
import { isApart } from './apart.ts'
import {
  type Arrivals,
  CALIBRATION_FORMAT,
  type CalibratedEnding,
  type CalibratedService,
  type Calibration,
  type CalibrationSource,
} from './calibration.ts'
import { latencyOf } from './latency-of.ts'
import type { Sample } from './sample.ts'
import { NAMELESS, originFor } from './service-name.ts'
import { ServiceTally } from './service-tally.ts'
import { writtenService } from './written-service.ts'

/** More are no calibration of a service. */
const SERVICES_MAX = 50

export interface SampleSource extends CalibrationSource {
  readonly samples: readonly Sample[]
}

export interface CalibrateSettings {
  /** Calls of this length or more count as given up then. */
  readonly timeoutUs: number
  /** Origin of the service, where there is one only. */
  readonly service?: string | undefined
}

/** Throws `UsageError` where there are no samples, or samples of more services than that. */
export function calibrateSamples(
  sources: readonly SampleSource[],
  { timeoutUs, service }: CalibrateSettings,
): Calibration {
  const tallies = talliesOf(sources, timeoutUs)
  if (service !== undefined && tallies.length > 1) {
    const names = tallies.map(([name]) => `"${name}"`).slice(0, 5)
    throw new UsageError(
      `--service "${service}": there are ${tallies.length} services: ${names.join(', ')}${tallies.length > 5 ? ', …' : ''}. Leave it out.`,
    )
  }
  const origins = originsFor(tallies.map(([name]) => service ?? name))
  return {
    format: CALIBRATION_FORMAT,
    timeoutUs,
    sources: sources.map((source, index) => withoutSamples(source, sources.slice(0, index))),
    services: tallies.map(([name, tally], index) =>
      calibrated(tally, { name, origin: origins[index] ?? originFor(name), timeoutUs }),
    ),
    arrivals: arrivalsOf(sources),
  }
}

const TOGETHER =
  'Which service was called is not said, so its calls are taken together with those of the other files.'

function withoutSamples(
  { samples, notes, ...source }: SampleSource,
  before: readonly SampleSource[],
): CalibrationSource {
  const isNameless = (of: readonly Sample[]): boolean =>
    of.some(({ service }) => service === undefined)
  const isTogether = isNameless(samples) && before.some((other) => isNameless(other.samples))
  return { ...source, notes: isTogether ? [...notes, TOGETHER] : notes }
}

function talliesOf(
  sources: readonly SampleSource[],
  timeoutUs: number,
): readonly (readonly [string, ServiceTally])[] {
  const tallies = new Map<string, ServiceTally>()
  for (const { samples } of sources) {
    for (const sample of samples) {
      const name = sample.service ?? NAMELESS
      const tally = tallies.get(name) ?? new ServiceTally()
      tally.add(sample, timeoutUs)
      tallies.set(name, tally)
      if (tallies.size > SERVICES_MAX) throw tooMany()
    }
  }
  if (tallies.size === 0) throw new UsageError('There is no call to learn from.')
  return [...tallies].toSorted(
    ([oneName, one], [otherName, other]) =>
      other.count - one.count || (oneName < otherName ? -1 : 1),
  )
}

function tooMany(): UsageError {
  return new UsageError(
    `There are calls to more than ${SERVICES_MAX} services. Keep the lines of those that webhooks call.`,
  )
}

/** Names that would be the same are numbered. */
function originsFor(names: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const origin = originFor(name)
    let number = 2
    let free = origin
    for (; taken.has(free); number++) free = origin.replace(/(\.example)?$/, `-${number}$1`)
    taken.add(free)
    return free
  })
}

function calibrated(
  tally: ServiceTally,
  { name, origin, timeoutUs }: { name: string; origin: string; timeoutUs: number },
): CalibratedService {
  const { endings, givenUpUs, givenUpCount, count } = tally
  const [first] = endings.filter(({ durationsUs }) => durationsUs.length > 0)
  const apart = endings.filter(
    ({ durationsUs }) => first !== undefined && isApart(durationsUs, first.durationsUs),
  )
  const together = endings.filter((ending) => !apart.includes(ending))
  const answeredUs = joined(together.map(({ durationsUs }) => durationsUs))
  const isTimed = answeredUs.length + givenUpUs.length > 0
  const latency = isTimed ? latencyOf({ answeredUs, givenUpUs }, timeoutUs) : null
  const told = endings.map((each): CalibratedEnding => {
    const status = each.ending === 'unknown' ? null : each.ending
    if (!apart.includes(each)) return { status, count: each.count }
    const own = latencyOf(
      { answeredUs: each.durationsUs, givenUpUs: new Float64Array() },
      timeoutUs,
    )
    return { status, count: each.count, latency: own }
  })
  const facts = { name, origin, callCount: count, givenUpCount, endings: told, latency }
  return { ...facts, written: writtenService(facts) }
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0))
  let from = 0
  for (const part of parts) {
    all.set(part, from)
    from += part.length
  }
  return all
}

const SECOND_US = 1_000_000

/** Of calls without durations: the extract of the platform has when they ended, to the second. */
function arrivalsOf(sources: readonly SampleSource[]): Arrivals | null {
  let count = 0
  let first = Number.POSITIVE_INFINITY
  let last = 0
  for (const { samples } of sources) {
    for (const { atUs, durationUs } of samples) {
      if (atUs === undefined || durationUs !== undefined) continue
      count++
      first = Math.min(first, atUs)
      last = Math.max(last, atUs)
    }
  }
  if (count === 0) return null
  const overUs = last - first + SECOND_US
  return { perSecond: (count * SECOND_US) / overUs, count, overUs }
}
