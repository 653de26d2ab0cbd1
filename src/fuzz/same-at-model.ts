// The check that a judge of one run cannot make: what is simulated without any request comes to the same.
import { whyNotModel } from '../rehearse/why-not-model.ts'
import type { Scenario } from '../scenario/model.ts'
import type { LookedAt } from './look-at.ts'
import { type SeenRun, type SeeOptions, seeRun } from './seen-run.ts'

export async function sameAtModel(
  scenario: Scenario,
  run: SeenRun,
  options: SeeOptions,
): Promise<LookedAt> {
  const same = {
    id: 'same-at-model',
    comparedWith: 'model' as const,
    title: 'Without requests it all takes as long, call by call, and ends the same.',
  }
  const reason = run.hasUnsent
    ? 'a request could not be sent, and at model nobody renders one'
    : whyNotModel(scenario)
  if (reason !== undefined) return { ...same, checked: 0, reason, examples: [] }
  const model = await seeRun(scenario, { ...options, fidelity: 'model' })
  // The calls first: what comes of them says less.
  const found =
    difference(model.common.ends, run.common.ends, 'calls') ??
    difference(model.common, run.common, '')
  return { ...same, checked: run.report.calls.total, reason: '', examples: found ? [found] : [] }
}

/** The first place where two trees of plain data differ. */
function difference(
  model: unknown,
  run: unknown,
  where: string,
): LookedAt['examples'][number] | undefined {
  if (Object.is(model, run)) return undefined
  if (!isTree(model) || !isTree(run)) {
    return {
      where,
      expected: `${JSON.stringify(model)} at model`,
      actual: String(JSON.stringify(run)),
    }
  }
  for (const key of new Set([...Object.keys(model), ...Object.keys(run)])) {
    const inner = where === '' ? key : `${where}.${key}`
    const found = difference(Reflect.get(model, key), Reflect.get(run, key), inner)
    if (found) return found
  }
  return undefined
}

function isTree(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
