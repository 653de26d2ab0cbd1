// What somebody else's executor answered, made a result. It comes from code that no compiler may have
// seen: what is missing is filled in where it follows from the rest, and what cannot be read is the
// executor's crash, not ours.
import { fieldNamed } from '../executor/field-names.ts'
import type {
  CallResult,
  Executor,
  Value,
  WebhookCall,
  WebhookField,
  Write,
} from '../executor/webhook.ts'
import { describeValue } from './user-line.ts'

/** What each outcome has when the executor says no more than its name. */
const DEFAULTS = {
  mapped: { status: 200, reasonPhrase: '', writes: [], skipped: [] },
  unmapped: { status: 200, reasonPhrase: '', skipped: [] },
  rejected: { reasonPhrase: '' },
  empty: { status: 200, reasonPhrase: '', errorType: 1001 },
  unreadable: { status: 200, reasonPhrase: '', reason: '' },
  timeout: {},
  failed: { failure: 'CONNECTION', reason: '' },
  refused: { errorType: 1000 },
} as const satisfies Readonly<Record<CallResult['outcome'], object>>

/** Longer answers are cut where they are quoted. */
const QUOTED_MAX = 120

/** Somebody else's executor, its answers checked. */
export function checkedExecutor(executor: Executor): Executor {
  return {
    name: executor.name,
    execute: async (call, ports) =>
      foreignResult(await executor.execute(asGiven(call), ports), call.fields),
  }
}

/** The call as somebody else's executor gets it: of the same lead and fields the judge works out what should
 *  have happened, so nobody may change them. */
export function asGiven(call: WebhookCall): WebhookCall {
  Object.freeze(call.fields)
  Object.freeze(call.lead.values)
  Object.freeze(call.lead)
  return call
}

/** Throws `TypeError` for what is no answer. */
export function foreignResult(answer: unknown, fields: readonly WebhookField[]): CallResult {
  const outcome: unknown = Reflect.get(Object(answer), 'outcome')
  if (typeof outcome !== 'string' || !isOutcome(outcome)) throw unreadable(answer)
  const result = { ...DEFAULTS[outcome], ...Object(answer) }
  if (outcome === 'mapped') result.writes = readWrites(result.writes, fields)
  if (outcome === 'rejected') {
    if (!Number.isInteger(result.status)) throw unreadable(answer)
    result.errorType ??= result.status
  }
  return result as CallResult // each outcome has its fields now
}

/** A list of fields and values; a field may be named as people see it, or as a mapping names it. Throws
 *  `TypeError` for anything else. */
export function readWrites(writes: unknown, fields: readonly WebhookField[]): readonly Write[] {
  if (!Array.isArray(writes) || !writes.every(isWrite)) throw unreadable(writes)
  return writes.map((write) => ({
    attribute: '',
    ...write,
    field: displayName(write.field, fields),
  }))
}

const WANTED =
  'a list of { field, value }, each value a text, a finite number, true, false or null; or a result with its outcome'

function unreadable(answer: unknown): TypeError {
  const text = describeValue(answer)
  const shown = text.length > QUOTED_MAX ? `${text.slice(0, QUOTED_MAX)}…` : text
  return new TypeError(`the executor answered ${shown}; wanted is ${WANTED}`)
}

function isOutcome(name: string): name is CallResult['outcome'] {
  return Object.hasOwn(DEFAULTS, name)
}

function isWrite(write: unknown): write is { readonly field: string; readonly value: Value } {
  const { field, value }: { field?: unknown; value?: unknown } = Object(write)
  return typeof field === 'string' && isValue(value)
}

function isValue(value: unknown): boolean {
  return value === null || ['string', 'boolean'].includes(typeof value) || Number.isFinite(value)
}

function displayName(name: string, fields: readonly WebhookField[]): string {
  if (fields.some((field) => field.displayName === name)) return name
  return fieldNamed(name, fields)?.field.displayName ?? name
}
