// Which way a lead takes at a `choose` step: the first choice that fits.
import { unreachable } from '../errors.ts'
import type { Luck } from '../random/luck.ts'
import { compileTests } from '../service/condition.ts'
import type { ChoiceTest, LeadValue } from './definition.ts'
import { attemptOf } from './entry.ts'
import type { ChooseStep } from './flow.ts'
import type { Values } from './lead-values.ts'

/** A lead in front of a choice. */
export interface Chooser {
  readonly leadIndex: number
  readonly entry: number
  /** What it has by now instead of its own values. */
  readonly values: Values | undefined
}

export interface ChooseParts {
  readonly stepIndex: number
  readonly luck: Luck
  /** The lead's own value of a field, by display name. */
  readonly leadValue: (leadIndex: number, field: string) => LeadValue
}

/** The next step of whoever gets to `step`. */
export function compileChoose(step: ChooseStep, parts: ChooseParts): (who: Chooser) => number {
  let shareUpTo = 0
  const choices = step.choices.map(({ when, next }) => {
    if (when.kind === 'share') shareUpTo += when.share
    return { fits: compileFit(when, parts, shareUpTo), next }
  })
  return (who) => choices.find(({ fits }) => fits(who))?.next ?? step.next
}

/** Shares of one step are slices of the same draw, and who is in one before is not asked again: 30% and
 *  70% leave nobody over. */
function compileFit(
  when: ChoiceTest,
  { luck, stepIndex, leadValue }: ChooseParts,
  shareUpTo: number,
): (who: Chooser) => boolean {
  switch (when.kind) {
    case 'otherwise':
      return () => true
    case 'share':
      return ({ leadIndex, entry }) =>
        luck('choice', leadIndex, stepIndex, attemptOf(entry)) < shareUpTo
    case 'field': {
      const { field } = when
      const holds = compileTests(when.tests)
      return ({ leadIndex, values }) => {
        const now = values && Object.hasOwn(values, field) ? values[field] : undefined
        return holds(now === undefined ? leadValue(leadIndex, field) : now)
      }
    }
    default:
      return unreachable(when)
  }
}
