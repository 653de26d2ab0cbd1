// What a mutant makes of a result: other values than the right ones, or values where there ought to be none.
import type {
  CallResult,
  Skip,
  Value,
  WebhookCall,
  WebhookFieldType,
  Write,
} from '../../src/executor/webhook.ts'
import type { Heard } from './listening.ts'
import type { Defect } from './mutant.ts'

type ChangeResult = NonNullable<Defect['result']>

/** Of a 2xx, with other writes; those that are `undefined` it leaves out. */
export function writing(
  change: (write: Write, call: WebhookCall) => Value | undefined,
): ChangeResult {
  return (result, { call }) => {
    if (result.outcome !== 'mapped') return result
    const writes = result.writes.flatMap((write) => {
      const value = change(write, call)
      return value === undefined ? [] : [{ ...write, value }]
    })
    return withWrites(result, writes, result.skipped)
  }
}

interface Skipped extends Skip {
  readonly type: WebhookFieldType | undefined
  /** What the attribute leads to in a JSON body, by whoever does not look twice. */
  readonly found: unknown
}

/** Of a 2xx, with a value for what is skipped; what is `undefined` stays so. */
export function writingSkipped(change: (skip: Skipped) => Value | undefined): ChangeResult {
  return (result, { call, heard }) => {
    if (result.outcome !== 'mapped' && result.outcome !== 'unmapped') return result
    const writes: Write[] = result.outcome === 'mapped' ? [...result.writes] : []
    const skipped = result.skipped.filter((skip) => {
      const { attribute, field } = skip
      const type = fieldType(call, field)
      const found = call.webhook.responseType === 'JSON' ? foundIn(heard(), attribute) : undefined
      const value = change({ ...skip, type, found })
      if (value !== undefined) writes.push({ attribute, field, value })
      return value === undefined
    })
    return withWrites(result, writes, skipped)
  }
}

export function fieldType(call: WebhookCall, field: string): WebhookFieldType | undefined {
  return call.fields.find(({ displayName }) => displayName === field)?.type
}

function foundIn(heard: Heard | undefined, attribute: string): unknown {
  const root: unknown = JSON.parse(heard?.body ?? 'null')
  return attribute.split('.').reduce<unknown>((node, key) => Reflect.get(Object(node), key), root)
}

export function withWrites(
  { status, reasonPhrase }: { readonly status: number; readonly reasonPhrase: string },
  writes: readonly Write[],
  skipped: readonly Skip[],
): CallResult {
  return writes.length > 0
    ? { outcome: 'mapped', status, reasonPhrase, writes, skipped }
    : { outcome: 'unmapped', status, reasonPhrase, skipped }
}
