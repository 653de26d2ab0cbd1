// How it is written which reply a call gets: by one of four keys, or by none, which is the weight 1.
import { z } from 'zod'
import type { Choice } from '../service/definition.ts'
import { conditionOf, when } from './condition-schema.ts'
import type { Mistake } from './finding.ts'
import { share } from './unit-schema.ts'
import { SUM_TOLERANCE } from './units.ts'

export const choiceFields = {
  weight: z
    .number()
    .positive()
    .max(1e9)
    .meta({ title: 'weight', examples: [1] })
    .describe('How often this reply is drawn, in proportion to the other weights. Default 1.')
    .optional(),
  share: share(
    'Exactly this share of all calls gets this reply; the others are drawn by weight. 0% to 100%. What times, when or a refusal takes away is missing from every share alike.',
  ).optional(),
  times: z
    .int()
    .min(1)
    .max(1e9)
    .meta({ title: 'whole number', examples: [3] })
    .describe(
      'So many calls in a row get this reply, before any reply without times. Several take turns; with no other reply beside them they start over.',
    )
    .optional(),
  when: when.optional(),
}

const choice = z.strictObject(choiceFields)

type ReadChoice = z.output<typeof choice>

const KEYS = ['weight', 'share', 'times', 'when'] as const

type Placed = readonly [Mistake & { readonly got?: string }, readonly string[]]

/** What is wrong with how one reply is chosen. */
export function choiceMistakes(value: ReadChoice): readonly Placed[] {
  const [first, ...others] = KEYS.filter((key) => value[key] !== undefined)
  const rule = `A reply is chosen in one way, and this one has ${first} already.`
  return others.map((key) => [{ code: 'conflict', rule, mend: 'Keep one of the two.' }, [key]])
}

/** What is wrong with the replies of a service together: some calls get none. */
export function choicesMistakes(replies: readonly ReadChoice[]): readonly Placed[] {
  const total = replies.reduce((sum, { share: part = 0 }) => sum + part, 0)
  const percent = `${Number((total * 100).toFixed(6))}%`
  if (total > 1 + SUM_TOLERANCE) return [[sharesOver(percent), []]]
  if (replies.every(({ when: condition }) => condition)) return [[NOT_EVERYBODY, []]]
  const kinds = replies.map((each) => KEYS.find((key) => each[key] !== undefined) ?? 'weight')
  const isDealtOnly = kinds.includes('share') && !kinds.includes('weight')
  return isDealtOnly && total < 1 - SUM_TOLERANCE ? [[sharesUnder(percent), []]] : []
}

function sharesOver(percent: string): Mistake & { readonly got: string } {
  const rule = 'is more than all: the shares of a service add up to 100% at most.'
  return { code: 'out-of-range', got: percent, rule, mend: 'Make them smaller.' }
}

function sharesUnder(percent: string): Mistake & { readonly got: string } {
  const rule = 'is dealt by share, and the rest of the calls has no reply.'
  return { code: 'conflict', got: percent, rule, mend: 'Add a reply without a share.' }
}

const NOT_EVERYBODY: Mistake = {
  code: 'conflict',
  rule: 'A call that meets none of the conditions has no reply.',
  mend: 'Add a reply without a condition.',
}

/** How a reply without mistakes is chosen. */
export function choiceOf({ weight = 1, share: part, times, when: condition }: ReadChoice): Choice {
  if (condition) return { kind: 'when', condition: conditionOf(condition) }
  if (times !== undefined) return { kind: 'turns', times }
  return part === undefined ? { kind: 'weight', weight } : { kind: 'share', share: part }
}
