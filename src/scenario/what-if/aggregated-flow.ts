// Flows in which calls that stand one right after the other become one.
import type { JsonValue } from '../../service/definition.ts'
import { isList } from '../../service/json-value.ts'
import { listed, type Path, pathText } from '../finding.ts'
import { ANY } from '../normalize-campaigns.ts'
import { didYouMean } from '../suggest.ts'
import { membersOf, valueAt, withValueAt } from '../tree.ts'
import { writtenCampaigns } from '../written-flow.ts'
import type { Asked } from './change.ts'

interface AggregatedFlows {
  /** The webhooks in the order in which flows call them. */
  readonly order: readonly string[]
  /** The flows that change, with their places. */
  readonly edits: readonly (readonly [Path, JsonValue])[]
}

/** Throws where the webhooks are called otherwise than right after each other. */
export function aggregatedFlows(input: JsonValue, asked: Asked): AggregatedFlows {
  const names = webhooksMeant(input, asked)
  refuseTriggers(input, names, asked)
  const runs: Run[] = []
  const edits = writtenCampaigns(input).flatMap(({ path, value }) => {
    const flowPath = [...path, 'flow']
    const before = runs.length
    const flow = withoutRuns(valueAt(value, ['flow']), flowPath, { names, asked, runs })
    return flow === undefined || runs.length === before ? [] : [[flowPath, flow] as const]
  })
  const [first] = runs
  if (!first)
    throw asked.refuse(`no flow calls ${listed(names, 'and')}. Name webhooks that one calls.`)
  const other = runs.find(({ order }) => order.join() !== first.order.join())
  if (!other) return { order: first.order, edits }
  throw asked.refuse(
    `${pathText(other.path)} calls them in another order than ${pathText(first.path)}. Change one of the two.`,
  )
}

interface Run {
  readonly path: Path
  readonly order: readonly string[]
}

interface Search {
  readonly names: readonly string[]
  readonly asked: Asked
  /** All that were found so far. */
  readonly runs: Run[]
}

/** The flow with one call in place of each run, those inside of choices too. */
function withoutRuns(
  flow: JsonValue | undefined,
  path: Path,
  search: Search,
): JsonValue | undefined {
  if (flow === undefined || !isList(flow)) return flow
  const left: JsonValue[] = []
  for (let index = 0; index < flow.length; index++) {
    const step = flow[index] ?? null
    const order = runAt(flow, [...path, index], search)
    if (order) {
      left.push({ call: order.join('+') })
      index += order.length - 1
    } else {
      left.push(withinChoices(step, [...path, index], search))
    }
  }
  return left
}

function withinChoices(step: JsonValue, path: Path, search: Search): JsonValue {
  const choices = valueAt(step, ['choose'])
  if (choices === undefined || !isList(choices)) return step
  const changed = choices.map((choice, index) => {
    const inner = withoutRuns(valueAt(choice, ['flow']), [...path, 'choose', index, 'flow'], search)
    return inner === undefined ? choice : withValueAt(choice, ['flow'], inner)
  })
  return withValueAt(step, ['choose'], changed)
}

/** The run of calls that begins at a step; `undefined` where another step is. */
function runAt(
  flow: readonly JsonValue[],
  path: Path,
  { names, asked, runs }: Search,
): readonly string[] | undefined {
  const index = Number(path.at(-1))
  const called = flow.slice(index, index + names.length).map((step) => valueAt(step, ['call']))
  const [first] = called
  if (typeof first !== 'string' || !names.includes(first)) return undefined
  const missing = names.filter((name) => !called.includes(name))
  if (missing.length > 0) {
    throw asked.refuse(
      `${pathText(path)} calls ${first}, and not ${listed(missing, 'and')} right with it. Put the calls one after the other, with nothing between.`,
    )
  }
  const order = called.map(String)
  runs.push({ path, order })
  return order
}

/** A campaign that a call brings leads to would be brought others, or none. */
function refuseTriggers(input: JsonValue, names: readonly string[], { refuse }: Asked): void {
  for (const { path, value } of writtenCampaigns(input)) {
    const called = valueAt(value, ['trigger', 'called'])
    if (typeof called !== 'string' || (called !== ANY && !names.includes(called))) continue
    throw refuse(
      `${pathText([...path, 'trigger'])} waits for one of the calls that would be one. Leave that campaign out.`,
    )
  }
}

/** The webhooks that are named, each once. */
function webhooksMeant(input: JsonValue, { args, refuse }: Asked): readonly string[] {
  const names = membersOf(valueAt(input, ['webhooks'])).map(([name]) => name)
  for (const [index, name] of args.entries()) {
    if (args.indexOf(name) !== index) throw refuse(`${name} is named twice. Name it once.`)
    if (names.includes(name)) continue
    const mend = didYouMean(name, names) || ` Use ${listed(names)}.`
    throw refuse(`there is no webhook ${name}.${mend}`)
  }
  return args
}
