// What would happen after virtual time ends, which is in 285 years: arrivals and waits are spread over
// 100 each at most, and calls take some time too.
import type { Arrivals } from '../campaign/definition.ts'
import type { ReadCampaign } from './campaign-schema.ts'
import { type Finding, grouped, type Path } from './finding.ts'
import type { ReadStep } from './flow-schema.ts'
import type { ReadScenario } from './schema.ts'

const SPAN_MAX_SECONDS = 100 * 365 * 86_400

/** `count`: of the leads. */
export function lateFindings(read: ReadScenario, count: number): readonly Finding[] {
  const one = read.campaign ? [[['campaign'], read.campaign] as const] : []
  const several = Object.entries(read.campaigns ?? {}).map(
    ([name, campaign]) => [['campaigns', name], campaign] as const,
  )
  return [...one, ...several].flatMap(([path, campaign]) => [
    ...arrivalFindings(path, campaign, count),
    ...waitFindings(path, campaign),
  ])
}

function arrivalFindings(
  path: Path,
  { arrivals }: ReadCampaign,
  count: number,
): readonly Finding[] {
  if (!arrivals) return []
  if (arrivals.kind === 'times' && arrivals.timesUs.length < count) {
    const have = grouped(arrivals.timesUs.length)
    const rule = `There are ${have} times for ${grouped(count)} leads.`
    const mend = `Set leads.count to ${have} or less.`
    return [{ path: [...path, 'arrivals', 'from'], code: 'out-of-range', rule, mend }]
  }
  if (arrivalSeconds(arrivals, count) <= SPAN_MAX_SECONDS) return []
  const rule = `In this way the last of ${grouped(count)} leads comes after more than 100 years.`
  const mend = 'Use a higher rate or fewer leads.'
  return [{ path: [...path, 'arrivals'], code: 'out-of-range', rule, mend }]
}

/** About when the last lead comes, from the start: unlike in `arrival-span.ts` the wait for the first counts. */
function arrivalSeconds(arrivals: Arrivals, count: number): number {
  switch (arrivals.kind) {
    case 'all at once':
      return 0
    case 'rate':
    case 'poisson':
      return count / arrivals.ratePerSecond
    case 'ramp': {
      const overSeconds = arrivals.overUs / 1e6
      const inRamp = ((arrivals.fromPerSecond + arrivals.toPerSecond) / 2) * overSeconds
      return overSeconds + Math.max(0, count - inRamp) / arrivals.toPerSecond
    }
    case 'waves':
      return (count / arrivals.leads) * (arrivals.everyUs / 1e6)
    case 'times':
      return (arrivals.timesUs.at(-1) ?? 0) / 1e6
  }
}

/** A flow that a call brings leads to may be gone through a hundred times (`campaign/entry.ts`). */
const BROUGHT_MAX_SECONDS = SPAN_MAX_SECONDS / 100

function waitFindings(path: Path, { trigger, flow }: ReadCampaign): readonly Finding[] {
  const isBrought = typeof trigger === 'object'
  if (waitSeconds(flow) <= (isBrought ? BROUGHT_MAX_SECONDS : SPAN_MAX_SECONDS)) return []
  const most = isBrought ? 'a year' : '100 years'
  const rule = `The waits of this flow are more than ${most} together.`
  return [{ path: [...path, 'flow'], code: 'out-of-range', rule, mend: 'Make them shorter.' }]
}

function waitSeconds(flow: readonly ReadStep[]): number {
  return flow.reduce((sum, step) => {
    if (typeof step !== 'object') return sum
    if ('wait' in step) return sum + step.wait / 1e6
    if (!('choose' in step)) return sum
    return sum + step.choose.reduce((inner, choice) => inner + waitSeconds(choice.flow), 0)
  }, 0)
}
