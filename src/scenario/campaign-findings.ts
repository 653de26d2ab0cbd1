// What is wrong with campaigns as a whole: rules over several keys or steps. They look at what is
// written, not at what the schema read, so that a wrong value elsewhere hides none of them.
import type { JsonValue } from '../service/definition.ts'
import { isList } from '../service/json-value.ts'
import { type Finding, grouped, type Mistake, type Path } from './finding.ts'
import { suggest } from './suggest.ts'
import { isMapping, membersOf, valueAt } from './tree.ts'
import { readShare, SUM_TOLERANCE } from './units.ts'
import { writtenCampaigns, writtenFlows, writtenSteps } from './written-flow.ts'
import { missing } from './zod-findings.ts'

export function campaignFindings(input: JsonValue): readonly Finding[] {
  return [
    ...countFindings(input),
    ...nobodyFindings(input),
    ...lengthFindings(input),
    ...writtenCampaigns(input).flatMap(({ path, value }) => broughtFindings(path, value)),
    ...writtenFlows(input).flatMap(({ path, value }) => stopFindings(path, value)),
    ...writtenSteps(input).flatMap(({ path, value }) => stepFindings(path, value)),
  ]
}

/** One campaign, or several by name. */
function countFindings(input: JsonValue): readonly Finding[] {
  const [one, several] = [valueAt(input, ['campaign']), valueAt(input, ['campaigns'])]
  if (one !== undefined && several !== undefined) return [{ path: ['campaigns'], ...NOT_BOTH }]
  if (isMapping(several) && membersOf(several).length === 0)
    return [{ path: ['campaigns'], ...NONE }]
  const isMisspelt = membersOf(input).some(
    ([key]) => suggest(key, ['campaign', 'campaigns']) !== undefined,
  )
  return one === undefined && several === undefined && !isMisspelt ? [missing(['campaign'])] : []
}

const NOT_BOTH: Mistake = {
  code: 'conflict',
  rule: 'A scenario has one campaign or several by name, not both.',
  mend: 'Move the one into campaigns, with a name.',
}

const NONE: Mistake = {
  code: 'missing',
  rule: 'There is no campaign.',
  mend: 'Add one by its name, like New leads: { flow: [{ call: enrich }] }.',
}

/** Of all flows together (H11): more than anybody builds by hand, and as many as events tell apart. */
const STEPS_MAX = 1_000

function lengthFindings(input: JsonValue): readonly Finding[] {
  const count = writtenSteps(input).length
  const path = writtenSteps(input)[STEPS_MAX]?.path
  if (!path) return []
  const rule = `Here the flows have more than ${grouped(STEPS_MAX)} steps together (${grouped(count)}).`
  return [{ path, code: 'out-of-range', rule, mend: 'Leave some out.' }]
}

/** Where every campaign waits for a call, nobody ever makes one. */
function nobodyFindings(input: JsonValue): readonly Finding[] {
  const campaigns = writtenCampaigns(input)
  const [first] = campaigns
  if (!first || !campaigns.every(({ value }) => isBrought(value))) return []
  return [{ path: [...first.path, 'trigger'], ...NOBODY }]
}

const NOBODY: Mistake = {
  code: 'conflict',
  rule: 'Every campaign waits for a call to end, and none makes the first.',
  mend: 'Add a campaign whose trigger is described in words: its leads come by themselves.',
}

function isBrought(campaign: JsonValue): boolean {
  return valueAt(campaign, ['trigger', 'called']) !== undefined
}

function broughtFindings(path: Path, campaign: JsonValue): readonly Finding[] {
  if (!isBrought(campaign)) return []
  return ['arrivals', 'startsAfter']
    .filter((key) => valueAt(campaign, [key]) !== undefined)
    .map((key) => ({ path: [...path, key], ...BROUGHT }))
}

const BROUGHT: Mistake = {
  code: 'conflict',
  rule: 'Leads come to this campaign when a call ends, and not by themselves.',
  mend: 'Leave it out, or describe the trigger in words.',
}

function stopFindings(path: Path, flow: JsonValue): readonly Finding[] {
  const steps = isList(flow) ? flow : []
  const stopIndex = steps.indexOf('stop')
  if (stopIndex < 0 || stopIndex === steps.length - 1) return []
  return [{ path: [...path, stopIndex + 1], ...NEVER_REACHED }]
}

const NEVER_REACHED: Mistake = {
  code: 'conflict',
  rule: 'This step is never reached: the flow stops before it.',
  mend: 'Take it away, or the stop.',
}

function stepFindings(path: Path, step: JsonValue): readonly Finding[] {
  const set = valueAt(step, ['set'])
  const choices = valueAt(step, ['choose'])
  return [
    ...(isMapping(set) && membersOf(set).length === 0
      ? [{ path: [...path, 'set'], ...SETS_NOTHING }]
      : []),
    ...(choices !== undefined && isList(choices)
      ? chooseFindings([...path, 'choose'], choices)
      : []),
  ]
}

const SETS_NOTHING: Mistake = {
  code: 'missing',
  rule: 'No value is set.',
  mend: 'Name a field and its value, like Lead Status: Contacted.',
}

function chooseFindings(path: Path, choices: readonly JsonValue[]): readonly Finding[] {
  const total = choices.reduce<number>((sum, choice) => sum + shareOf(choice), 0)
  const everybody = choices.findIndex(isForEverybody)
  return [
    ...(total > 1 + SUM_TOLERANCE ? [{ path, ...SHARES_OVER }] : []),
    ...(everybody >= 0 && everybody < choices.length - 1
      ? [{ path: [...path, everybody + 1], ...NOBODY_LEFT }]
      : []),
    ...choices.flatMap((choice, index) =>
      has(choice, 'when') && has(choice, 'share')
        ? [{ path: [...path, index, 'share'], ...ONE_CONDITION }]
        : [],
    ),
  ]
}

function shareOf(choice: JsonValue): number {
  const share = valueAt(choice, ['share'])
  const reading = share === undefined ? undefined : readShare(share)
  return reading?.mistake === undefined ? (reading?.value ?? 0) : 0
}

/** Not one whose condition is misspelt. */
function isForEverybody(choice: JsonValue): boolean {
  return membersOf(choice).every(([key]) => key === 'flow')
}

function has(choice: JsonValue, key: string): boolean {
  return valueAt(choice, [key]) !== undefined
}

const SHARES_OVER: Mistake = {
  code: 'out-of-range',
  rule: 'The shares add up to more than 100%.',
  mend: 'Make them 100% or less.',
}

const NOBODY_LEFT: Mistake = {
  code: 'conflict',
  rule: 'This choice is never taken: the one before it is for everybody.',
  mend: 'Put the one without a condition last.',
}

const ONE_CONDITION: Mistake = {
  code: 'conflict',
  rule: 'A choice has a condition or a share, not both.',
  mend: 'Keep one of the two.',
}
