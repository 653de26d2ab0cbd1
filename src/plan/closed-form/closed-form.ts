// What a scenario must come to by formula, where one exists, and between which bounds everywhere else: so
// that a run can be held against something that knows nothing of it. In µs.
import type { Scenario } from '../../scenario/model.ts'
import { queueWaitForm } from './queue-wait.ts'
import { totalDelayForm } from './total-delay.ts'
import { workloadOf } from './workload.ts'

export type ClosedForm = Exact | Expected | Within

interface Form {
  /** `queueWait` is its mean. */
  readonly metric: 'totalDelay' | 'queueWait'
  /** The formula, in words. */
  readonly formula: string
  /** Who says so. */
  readonly source: string
}

/** Every run comes to exactly this. */
export interface Exact extends Form {
  readonly kind: 'exact'
  readonly valueUs: number
}

/** Runs come to this on average. */
export interface Expected extends Form {
  readonly kind: 'expected'
  readonly valueUs: number
  /** Hardly a run in 10,000 is further off. */
  readonly toleranceUs: number
  /** What the tolerance allows for. */
  readonly reason: string
}

/** No run leaves these. */
export interface Within extends Form {
  readonly kind: 'bounds'
  readonly leastUs: number
  /** `null` where there is no end to it. */
  readonly mostUs: number | null
  readonly reason: string
}

/** One for the total execution delay, always, and one for the mean wait for a slot where there is one. */
export function closedForms(scenario: Scenario): readonly ClosedForm[] {
  const workload = workloadOf(scenario)
  const wait = queueWaitForm(scenario, workload)
  return [totalDelayForm(scenario, workload), ...(wait ? [wait] : [])]
}

/** Whether a run that came to this agrees. */
export function agrees(form: ClosedForm, actualUs: number): boolean {
  switch (form.kind) {
    case 'exact':
      return actualUs === form.valueUs
    case 'expected':
      return Math.abs(actualUs - form.valueUs) <= form.toleranceUs
    case 'bounds':
      return actualUs >= form.leastUs && actualUs <= (form.mostUs ?? Number.POSITIVE_INFINITY)
  }
}
