// The answer in a sentence, then the largest cause in another. Whoever reads nothing else must not
// be misled: every figure is exact or says "about", and what was not checked is not claimed.
import type { Measures } from '../measure/measures.ts'
import type { Scenario } from '../scenario/model.ts'
import type { Verdict } from '../verify/judge.ts'
import { count, duration, quantity } from './format.ts'
import { largestCause } from './largest-cause.ts'
import type { ReportExpectation } from './report.ts'

export interface HeadlineFacts {
  readonly scenario: Scenario
  readonly fidelity: string
  readonly measures: Measures
  readonly verdict: Verdict
  readonly legs: readonly { readonly concurrency: number; readonly totalUs: number }[]
  readonly expectations: readonly ReportExpectation[]
}

/** One to four sentences: the answer, its cause, and what the judge or an expectation holds against
 *  it. */
export function headline(facts: HeadlineFacts): string[] {
  return [...answer(facts), ...complaints(facts)]
}

function answer(facts: HeadlineFacts): string[] {
  const { scenario, fidelity, measures, legs } = facts
  const { calls } = measures
  const refused = calls.byOutcome.refused ?? 0
  if (refused > 0 && refused === calls.total) return [refusal(scenario, measures)]
  const spent = measures.isComplete ? delay(scenario, measures, legs) : soFar(measures)
  const results = [
    quantity(calls.total, 'call'),
    quantity(calls.timeouts, 'timeout'),
    ...(refused > 0 ? [`${count(refused)} refused with error 1000`] : []),
    ...(fidelity === 'model' ? ['mapping not checked at model'] : mappingResults(facts)),
  ]
  return [`${spent}: ${results.join(', ')}.`, ...largestCause(measures, scenario)]
}

/** Decision 8: anything but a trigger campaign is refused with error 1000 and sends nothing. */
function refusal({ campaigns }: Scenario, { isComplete, calls }: Measures): string {
  const campaign = campaigns.find(({ type }) => type !== 'trigger') ?? { type: 'batch' }
  const article = campaign.type === 'executable' ? 'an' : 'a'
  const all = calls.total === 1 ? 'its 1 call was' : `all ${count(calls.total)} calls were`
  return `${isComplete ? 'The' : 'Interrupted: the'} campaign is ${article} ${campaign.type} campaign: ${all} refused with error 1000 and nothing was sent.`
}

function delay(scenario: Scenario, measures: Measures, legs: HeadlineFacts['legs']): string {
  const here = scenario.instance.concurrency
  const others = legs
    .filter(({ concurrency }) => concurrency !== here)
    .map(({ concurrency, totalUs }) => `${duration(totalUs)} on ${concurrency}`)
  const bracket = others.length === 0 ? '' : ` (${others.join(', ')})`
  const takes = measures.completed === 1 ? 'takes' : 'take'
  return `${quantity(measures.completed, 'lead')} ${takes} ${duration(measures.totalUs)} on ${quantity(here, 'slot')}${bracket}`
}

function soFar({ totalUs, completed, offered, slots }: Measures): string {
  return `Interrupted: after ${duration(totalUs)} on ${quantity(slots.count, 'slot')} ${count(completed)} of ${quantity(offered, 'lead')} were done`
}

/** What was mapped, left out where the judge found otherwise: its complaint says what is true. */
function mappingResults({ scenario, measures, verdict }: HeadlineFacts): string[] {
  const failed = new Set(failedChecks(verdict).map(({ id }) => id))
  const { calls, mapping } = measures
  const { mapped = 0, unmapped = 0, empty = 0, unreadable = 0 } = calls.byOutcome
  const accepted = mapped + unmapped + empty + unreadable
  const isMapping = scenario.webhooks.some(({ mappings }) => mappings.length > 0)
  const part = mapped === accepted ? 'every' : `${count(mapped)} of ${count(accepted)}`
  const changed = mapping.onNon2xx === 0 ? 'no field' : quantity(mapping.onNon2xx, 'field')
  return [
    ...(isMapping && accepted > 0 && !failed.has('every-2xx-mapped') ? [`${part} 2xx mapped`] : []),
    ...(failed.has('map-only-on-2xx') ? [] : [`${changed} changed on a non-2xx`]),
  ]
}

function complaints({ verdict, expectations }: HeadlineFacts): string[] {
  const failed = failedChecks(verdict).map(({ id, violations }) => {
    return `${id} (${quantity(violations, 'violation')})`
  })
  const missed = expectations
    .filter(({ passed }) => passed === false)
    .map(({ metric, want, got }) => `${metric} is ${got}, not ${want}`)
  return [
    ...(failed.length > 0 ? [`Failed: ${failed.join(', ')}.`] : []),
    ...(failed.length === 0 && !verdict.passed
      ? ['Failed: the run proved nothing, because no check had anything to look at.']
      : []),
    ...(missed.length > 0
      ? [
          `${missed.length} of ${quantity(expectations.length, 'expectation')} missed: ${missed.join('; ')}.`,
        ]
      : []),
  ]
}

function failedChecks({ checks }: Verdict): Verdict['checks'] {
  return checks.filter(({ state }) => state === 'failed')
}
