// The one service in place of several: each of its replies is a combination of one of theirs each. It comes
// when the slowest has come. Where only one of them has several replies, they are chosen as there; where
// more have, each service draws for itself, so chances multiply.
import type { FaultName, JsonValue } from '../../service/definition.ts'
import { FAULTS, type Fault, showsOwnBody } from '../../service/faults.ts'
import { isList } from '../../service/json-value.ts'
import { grouped, pathText } from '../finding.ts'
import { loadFields } from '../load-schema.ts'
import { membersOf, valueAt } from '../tree.ts'
import { shareOf } from '../units.ts'
import type { AggregatedPart } from './aggregated-part.ts'
import type { Asked } from './change.ts'

/** Combinations of replies. More than anybody reads, and a scenario is kept whole in memory. */
const COMBINATIONS_MAX = 1_000

type Mapping = { readonly [key: string]: JsonValue }

/** A reply of one of the services, and how likely it is there. */
interface Option {
  readonly part: AggregatedPart
  readonly reply: JsonValue
  readonly chance: number
}

export function aggregatedService(parts: readonly AggregatedPart[], asked: Asked): JsonValue {
  for (const part of parts) refuseLoad(part, asked)
  const varied = parts.filter((part) => repliesOf(part).length > 1)
  const isKept = varied.length < 2
  const options = parts.map((part) => optionsOf(part, { isKept, asked }))
  const count = options.reduce((product, { length }) => product * length, 1)
  if (count > COMBINATIONS_MAX) {
    throw asked.refuse(
      `their replies have ${grouped(count)} combinations, and ${grouped(COMBINATIONS_MAX)} is the most. Name fewer webhooks, or give their services fewer replies.`,
    )
  }
  const replies = combinations(options)
    .map((chosen) => ({ chosen, weight: chosen.reduce((all, { chance }) => all * chance, 1) }))
    .filter(({ weight }) => isKept || weight > 0)
    .map(({ chosen, weight }) => ({
      ...(isKept ? choiceOf(chosen) : { weight }),
      ...combined(chosen),
    }))
  return { latency: slowestOf(parts.map((part) => latencyOf({ part, reply: {} }))), replies }
}

/** Whether shares that were dealt exactly become chances. */
export function areSharesDrawn(parts: readonly AggregatedPart[]): boolean {
  const varied = parts.map(repliesOf).filter(({ length }) => length > 1)
  const hasShare = varied.flat().some((reply) => valueAt(reply, ['share']) !== undefined)
  return varied.length > 1 && hasShare
}

function refuseLoad({ origin, service }: AggregatedPart, { refuse }: Asked): void {
  const found = membersOf(service).find(([key]) => Object.hasOwn(loadFields, key))
  if (!found) return
  throw refuse(
    `${pathText(['services', origin, found[0]])} depends on how many requests come and when, and is not worked out for several services at once. Leave it out, or name other webhooks.`,
  )
}

/** What it answers that says nothing of replies: 200 with the empty JSON object. */
const REPLIES_DEFAULT: readonly JsonValue[] = [{ json: {} }]

function repliesOf({ service }: AggregatedPart): readonly JsonValue[] {
  const replies = valueAt(service, ['replies'])
  return replies !== undefined && isList(replies) ? replies : REPLIES_DEFAULT
}

interface Choosing {
  /** Whether replies are chosen as they were. */
  readonly isKept: boolean
  readonly asked: Asked
}

function optionsOf(part: AggregatedPart, { isKept, asked }: Choosing): readonly Option[] {
  const replies = repliesOf(part)
  const stuck = replies.findIndex((reply) => isInTheWay(reply, isKept))
  if (stuck >= 0) {
    throw asked.refuse(
      `${pathText(['services', part.origin, 'replies', stuck])} is chosen by ${valueAt(replies[stuck] ?? null, ['times']) === undefined ? 'a condition' : 'turns'}, and combines with replies of other services only where those have one each. Use weights or shares.`,
    )
  }
  const chances = chancesOf(replies)
  return replies.map((reply, index) => ({ part, reply, chance: chances[index] ?? 0 }))
}

/** A condition on a request is one on the request to that service, which nobody sends any more. */
function isInTheWay(reply: JsonValue, isKept: boolean): boolean {
  if (isKept) return valueAt(reply, ['when', 'request']) !== undefined
  return valueAt(reply, ['when']) !== undefined || valueAt(reply, ['times']) !== undefined
}

/** Shares first; what they leave is drawn by weight. */
function chancesOf(replies: readonly JsonValue[]): readonly number[] {
  const shares = replies.map((reply) => {
    const share = valueAt(reply, ['share'])
    return share === undefined ? undefined : (shareOf(String(share)) ?? 0)
  })
  const weights = replies.map((reply, index) =>
    shares[index] === undefined ? Number(valueAt(reply, ['weight']) ?? 1) : 0,
  )
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const left = Math.max(0, 1 - shares.reduce<number>((sum, share) => sum + (share ?? 0), 0))
  return weights.map((weight, index) => shares[index] ?? (left * weight) / total)
}

function combinations(options: readonly (readonly Option[])[]): readonly (readonly Option[])[] {
  return options.reduce<readonly (readonly Option[])[]>(
    (all, some) => all.flatMap((before) => some.map((option) => [...before, option])),
    [[]],
  )
}

const CHOICES: readonly string[] = ['weight', 'share', 'times', 'when']

/** As the only one that has several replies chooses among them. */
function choiceOf(chosen: readonly Option[]): Mapping {
  const varied = chosen.find(({ part }) => repliesOf(part).length > 1)
  const members = membersOf(varied?.reply).filter(([key]) => CHOICES.includes(key))
  return Object.fromEntries(members)
}

/** What all of them together come to: one that hangs holds up all; else the first in the order of the calls
 *  that fails is the failure of all. */
function combined(chosen: readonly Option[]): Mapping {
  const hanging = chosen.find((each) => faultOf(each)?.moment === 'never answers')
  if (hanging) return { fault: String(valueAt(hanging.reply, ['fault'])) }
  const hasOwn = chosen.some(({ reply }) => valueAt(reply, ['latency']) !== undefined)
  const own = hasOwn ? { latency: slowestOf(chosen.map(latencyOf)) } : {}
  const failing = chosen.find((each) => faultOf(each) !== undefined || !isAccepted(each))
  return { ...own, ...(failing ? failure(failing, chosen) : { status: OK, json: bodyOf(chosen) }) }
}

const OK = 200

function failure(failing: Option, chosen: readonly Option[]): Mapping {
  const { reply } = failing
  const fault = faultOf(failing)
  const name = valueAt(reply, ['fault'])
  if (fault?.moment === 'before the header') return { fault: name ?? null }
  const status = isAccepted(failing) ? OK : (valueAt(reply, ['status']) ?? OK)
  const headers = valueAt(reply, ['headers'])
  return {
    status,
    ...(fault && { fault: name ?? null }),
    ...(fault && showsOwnBody(fault) && { json: bodyOf(chosen) }),
    ...(!fault && headers !== undefined && Number(status) >= 400 && { headers }),
  }
}

function faultOf({ reply }: Option): Fault | undefined {
  const name = valueAt(reply, ['fault'])
  return isFault(name) ? FAULTS[name] : undefined
}

function isFault(name: JsonValue | undefined): name is FaultName {
  return typeof name === 'string' && Object.hasOwn(FAULTS, name)
}

function isAccepted({ reply }: Option): boolean {
  const status = Number(valueAt(reply, ['status']) ?? OK)
  return status >= 200 && status < 300
}

/** Each body under the name of its webhook; nothing where it is not JSON. */
function bodyOf(chosen: readonly Option[]): JsonValue {
  return Object.fromEntries(
    chosen.map(({ part, reply }) => [part.member, valueAt(reply, ['json']) ?? textIn(reply)]),
  )
}

/** A text may be JSON, too. */
function textIn(reply: JsonValue): JsonValue {
  const text = valueAt(reply, ['text'])
  if (typeof text !== 'string') return null
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function latencyOf({ part, reply }: Pick<Option, 'part' | 'reply'>): JsonValue {
  return valueAt(reply, ['latency']) ?? valueAt(part.service, ['latency']) ?? null
}

function slowestOf(latencies: readonly JsonValue[]): JsonValue {
  return { slowest: latencies }
}
