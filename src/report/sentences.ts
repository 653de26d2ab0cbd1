// What more than one format says in words, so that all of them say the same.
import type { ReportCrossCheck } from './cross-check.ts'
import { count, duration, quantity, share, shortDuration } from './format.ts'
import { toUs } from './milliseconds.ts'
import type { Report, ReportAgreement } from './report.ts'

/** Decision 39: the reader must know which way this errs. */
export const UNMODELLED =
  'Whatever else the platform works on is not in it: the real delay can only be longer.'

/** The most that waited, when, and how long until nobody did. */
export function backlogPeak({ max, maxAtMs, drainMs }: Report['backlog']): string {
  if (max === 0) return 'No call ever waited for a slot.'
  const most = `at most ${quantity(max, 'call')} waiting`
  // A bulk campaign is at its peak from the start: nothing to tell.
  if (!maxAtMs || drainMs === null) return most
  const words = (ms: number): string => shortDuration(toUs(ms))
  return `${most}, after ${words(maxAtMs)}; ${words(drainMs)} later nobody waits any more`
}

/** How busy the slots were; `undefined` where no time passed. */
export function slotUse({ slots, scenario }: Report): string | undefined {
  if (slots.utilisation === null || slots.account.length === 0) return undefined
  const busy = `${duration(toUs(slots.busyMs))} on ${quantity(scenario.concurrency, 'slot')}`
  return `${busy}, busy ${share(slots.utilisation)} of the time`
}

/** What outcomes and statuses do not tell. */
export function endingNotes({ byFault, ghosts, cached }: Report['calls']): readonly string[] {
  const faults = Object.entries(byFault).map(([fault, number]) => `${fault} ${count(number)}`)
  return [
    ...(faults.length > 0 ? [`Faults: ${faults.join(', ')}.`] : []),
    ...(ghosts > 0
      ? [`${quantity(ghosts, 'request')} answered after the sender had given up.`]
      : []),
    ...(cached === undefined ? [] : [cacheNote(cached)]),
  ]
}

function cacheNote(cached: number): string {
  return cached === 0
    ? 'No request was answered from a cache: none repeated what another had asked in time.'
    : `${quantity(cached, 'request')} answered from a cache.`
}

/** Whether what was done in real time came to what was simulated. */
export function agreementAnswer({ leads, differences }: ReportAgreement): string {
  return differences === 0
    ? `The outcomes of all ${quantity(leads, 'lead')} are equal.`
    : `The outcomes of ${count(differences)} of ${quantity(leads, 'lead')} differ.`
}

/** How long calls took there and here; `undefined` where there is nothing to compare. */
export function agreementPace({ with: other, callTimeP50 }: ReportAgreement): string | undefined {
  const { expectedMs, actualMs, isNear } = callTimeP50
  if (expectedMs === null || actualMs === null) return undefined
  const [here, there] = [actualMs, expectedMs].map((ms) => shortDuration(toUs(ms)))
  const nearness = isNear === false ? 'further apart than 5%' : 'within 5%'
  return `Call time p50: ${here} here, ${there} at ${other}${isNear === null ? '' : `, ${nearness}`}.`
}

/** Whether all ways to work out a scenario come to the same. */
export function crossCheckAnswer({ passed, comparisons }: ReportCrossCheck): string {
  const told = comparisons.filter((comparison) => comparison.passed !== null).length
  const failed = comparisons.filter((comparison) => comparison.passed === false).length
  const untold = comparisons.length - told
  const rest = untold === 0 ? '' : `; ${count(untold)} could not be checked`
  if (!passed) {
    return `${count(failed)} of ${quantity(told, 'comparison')} ${failed === 1 ? 'disagrees' : 'disagree'}${rest}.`
  }
  return told === 1
    ? `The only comparison agrees${rest}.`
    : `All ${quantity(told, 'comparison')} agree${rest}.`
}

/** A sentence for each way that was not taken. */
export function notRunWords({ runs }: ReportCrossCheck): readonly string[] {
  return runs.flatMap(({ fidelity, notRun }) =>
    notRun === null ? [] : [`${fidelity}: not run: ${notRun.replace(/\.$/, '')}.`],
  )
}
