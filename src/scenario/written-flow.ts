// The campaigns of a scenario as they are written, step by step, as far as they can be read: for rules
// that look for names before anything has a default.
import type { FlowStep } from '../campaign/definition.ts'
import type { JsonValue } from '../service/definition.ts'
import { isList } from '../service/json-value.ts'
import type { Path } from './finding.ts'
import { membersOf, valueAt } from './tree.ts'

interface Written {
  readonly path: Path
  readonly value: JsonValue
}

/** Each campaign, whether it is the one or one of several. */
export function writtenCampaigns(input: JsonValue): readonly Written[] {
  const one = valueAt(input, ['campaign'])
  const several = membersOf(valueAt(input, ['campaigns']))
  return [
    ...(one === undefined ? [] : [{ path: ['campaign'], value: one }]),
    ...several.map(([name, value]) => ({ path: ['campaigns', name], value })),
  ]
}

/** Every step of every flow, those inside of choices too. */
export function writtenSteps(input: JsonValue): readonly Written[] {
  return writtenCampaigns(input).flatMap(({ path, value }) =>
    stepsIn([...path, 'flow'], valueAt(value, ['flow'])),
  )
}

/** Every flow, those inside of choices too. */
export function writtenFlows(input: JsonValue): readonly Written[] {
  const own = writtenCampaigns(input).map(({ path, value }) => ({
    path: [...path, 'flow'],
    value: valueAt(value, ['flow']),
  }))
  const inner = writtenSteps(input).flatMap(({ path, value }) =>
    items(valueAt(value, ['choose'])).map((choice, index) => ({
      path: [...path, 'choose', index, 'flow'],
      value: valueAt(choice, ['flow']),
    })),
  )
  return [...own, ...inner].flatMap(({ path, value }) =>
    value === undefined ? [] : [{ path, value }],
  )
}

function stepsIn(path: Path, flow: JsonValue | undefined): readonly Written[] {
  return items(flow).flatMap((value, index): readonly Written[] => {
    const at = [...path, index]
    const choices = items(valueAt(value, ['choose']))
    const inner = choices.flatMap((choice, choiceIndex) =>
      stepsIn([...at, 'choose', choiceIndex, 'flow'], valueAt(choice, ['flow'])),
    )
    return [{ path: at, value }, ...inner]
  })
}

function items(list: JsonValue | undefined): readonly JsonValue[] {
  return list !== undefined && isList(list) ? list : []
}

/** Every step of a flow, those inside of choices too. */
export function allSteps(flow: readonly FlowStep[]): readonly FlowStep[] {
  return flow.flatMap((step) =>
    step.kind === 'choose'
      ? [step, ...step.choices.flatMap((choice) => allSteps(choice.flow))]
      : [step],
  )
}
