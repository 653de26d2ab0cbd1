// What a ranking tries: for each input the scenario with less of it and the scenario with more.
import { sourceOf } from '../../disk/load-scenario.ts'
import { variantOf } from '../../disk/take-scenario.ts'
import { ScenarioError, UsageError } from '../../errors.ts'
import type { Scenario } from '../../scenario/model.ts'
import { fullTree, type Input, inputsIn, moved, overrideOf, valueText } from './inputs.ts'

/** A value to try: the scenario with it, or why there is none. */
export type Trial = { readonly value: string } & (
  | { readonly scenario: Scenario }
  | { readonly why: string }
)

/** More are not read by anybody. */
const INPUTS_MAX = 1_000

interface Trials {
  readonly input: Input
  readonly less: Trial
  readonly more: Trial
}

/** Throws `UsageError` for a scenario whose origin is unknown, or that has too many inputs. */
export async function trialsOf(scenario: Scenario, by: number): Promise<readonly Trials[]> {
  const parsed = sourceOf(scenario)?.parsed
  if (!parsed) throw new UsageError(ORIGIN_UNKNOWN)
  const tree = fullTree(parsed, scenario)
  const inputs = inputsIn(tree)
  if (inputs.length > INPUTS_MAX) {
    throw new UsageError(
      `rank: the scenario has ${inputs.length} inputs, and the most is ${INPUTS_MAX}.`,
    )
  }
  const trials: Trials[] = []
  for (const input of inputs) {
    const tried = async (factor: number): Promise<Trial> => {
      const value = moved(input, factor)
      const set = [overrideOf(input, value, { tree, written: parsed.input })]
      return { value: valueText(value), ...(await variant(scenario, set)) }
    }
    trials.push({ input, less: await tried(1 - by), more: await tried(1 + by) })
  }
  return trials
}

async function variant(scenario: Scenario, set: readonly string[]) {
  try {
    return { scenario: await variantOf(scenario, { set }) }
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error
    const [{ got, rule = '', mend = '' } = {}] = error.issues
    return { why: `${got === undefined ? '' : `${got} `}${rule} ${mend}` }
  }
}

const ORIGIN_UNKNOWN =
  'rank: what this scenario was made of is not known, so nothing in it can be moved. Give what loadScenario or defineScenario gave, as it is.'
