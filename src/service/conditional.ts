// Replies for whoever meets a condition. Conditions on the lead can be judged wherever the lead is known
// by its index; those on the request need one.
import { assert, unreachable } from '../errors.ts'
import type { CacheKey } from './cache.ts'
import type { ChooseReply } from './choose-reply.ts'
import { type Condition, compileTests, type Value } from './condition.ts'
import type { Service, Visit } from './definition.ts'

export interface Conditional {
  readonly replyIndex: number
  readonly condition: Condition
}

/** How values that conditions and caches ask for are read; left out where none asks. */
export interface ReadValues {
  /** What a lead came with in the field of that display name (decision 21: case does not matter). */
  readonly leadValue?: ((leadIndex: number, field: string) => Value) | undefined
  /** What a request's body has at a JSONPath. */
  readonly requestValue?: ((body: string | undefined, path: string) => Value) | undefined
  /** By what caches tell requests apart. */
  readonly cacheKey?: CacheKey | undefined
}

/** The first reply whose condition is met; where none is, `others` choose. */
export function meetCondition(
  replies: readonly Conditional[],
  others: ChooseReply,
  read: ReadValues,
): ChooseReply {
  const cases = replies.map(({ replyIndex, condition }) => ({
    replyIndex,
    isMet: compileCondition(condition, read),
  }))
  return (visit) => {
    for (const each of cases) if (each.isMet(visit)) return each.replyIndex
    return others(visit)
  }
}

function compileCondition(condition: Condition, read: ReadValues): (visit: Visit) => boolean {
  const passes = compileTests(condition.tests)
  switch (condition.kind) {
    case 'lead': {
      const { leadValue } = read
      const { field } = condition
      assert(leadValue, 'a condition on the lead needs its values')
      return (visit) => passes(valueNow(visit, field, leadValue))
    }
    case 'request': {
      const { requestValue } = read
      const { path } = condition
      assert(requestValue, 'a condition on the request needs a way to read it')
      return ({ request }) => {
        assert(request, 'a condition on the request needs one')
        return passes(requestValue(request.body, path))
      }
    }
    default:
      return unreachable(condition)
  }
}

/** What the lead of a visit has in a field by now. */
export function valueNow(
  { leadIndex, written }: Pick<Visit, 'leadIndex' | 'written'>,
  field: string,
  leadValue: NonNullable<ReadValues['leadValue']>,
): Value {
  const now = written && writtenValue(written, field)
  return now === undefined ? leadValue(leadIndex, field) : now
}

/** What was written into a field, if anything was: an own property, whatever the name. */
function writtenValue(written: Readonly<Record<string, Value>>, field: string): Value | undefined {
  const wanted = field.toLowerCase()
  return Object.entries(written).find(([name]) => name.toLowerCase() === wanted)?.[1]
}

/** Every condition that a reply of these services depends on, and where it stands. */
export function conditionsOf(services: readonly Service[]): readonly PlacedCondition[] {
  return services.flatMap(({ origin, replies }) =>
    replies.flatMap(({ choice }, replyIndex) =>
      choice.kind === 'when' ? [{ origin, replyIndex, condition: choice.condition }] : [],
    ),
  )
}

export interface PlacedCondition {
  readonly origin: string
  readonly replyIndex: number
  readonly condition: Condition
}
