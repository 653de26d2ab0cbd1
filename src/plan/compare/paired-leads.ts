// Two runs that met the same luck, lead by lead: whose calls end otherwise, and who is sooner through.
// That is what happened to these leads and no sample of others: leads of one run wait for each other, so
// nothing here comes with an interval.
import type { LeadDiary } from '../../rehearse/lead-diary.ts'
import { toMs } from '../../report/milliseconds.ts'

export interface PairedLeads {
  /** Leads that both runs have; the first ones, where there are too many to keep. */
  readonly leads: number
  /** Leads of each run that are in no pair. */
  readonly unpaired: { readonly a: number; readonly b: number }
  /** Leads whose calls end otherwise. */
  readonly flipped: number
  /** Most frequent first. */
  readonly flips: readonly Flip[]
  /** Flipped leads of kinds too seldom to be in the list. */
  readonly otherFlips: number
  /** Leads with so many calls that how they ended was not kept. */
  readonly untold: number
  readonly leadTime: LeadTimes
}

export interface Flip {
  /** How the calls end in A, in their order: `timeout`, `rejected 503, accepted 200`. */
  readonly from: string
  /** And in B. */
  readonly to: string
  readonly leads: number
  /** The first ones. */
  readonly examples: readonly number[]
  /** When the flows of these leads ended, from the first to the last; `null` where none did. */
  readonly ended: { readonly a: Range | null; readonly b: Range | null }
  /** Looks at the first of them in A and in B; `null` where nobody knows what a scenario was made of. */
  readonly explain: { readonly a: string | null; readonly b: string | null }
}

export interface Range {
  readonly fromMs: number
  readonly toMs: number
}

/** A lead's time goes from its arrival to the end of its flow. */
export interface LeadTimes {
  /** Leads whose flow ended in both. */
  readonly compared: number
  readonly faster: number
  readonly slower: number
  readonly equal: number
  /** Of the differences B − A; `null` where there are none. */
  readonly medianMs: number | null
}

/** A lead that ends otherwise. */
export interface FlippedLead {
  readonly lead: number
  readonly a: string
  readonly b: string
  /** `null` where its flow did not end. */
  readonly aMs: number | null
  readonly bMs: number | null
}

export interface Sides<Value> {
  readonly a: Value
  readonly b: Value
}

export interface PairingParts {
  readonly diaries: Sides<LeadDiary>
  /** Leads of each run. */
  readonly counts: Sides<number>
  /** Leads to be paired. */
  readonly leads: number
  readonly explain: Sides<((lead: number) => string) | undefined>
  /** Told each flipped lead, in the order of the leads. */
  readonly onFlip?: ((flipped: FlippedLead) => void) | undefined
}

const KINDS_SHOWN_MAX = 50
/** Kinds of flips that are counted each on its own. */
const KINDS_MAX = 10_000
const EXAMPLES_MAX = 5

export function pairLeads(parts: PairingParts): PairedLeads {
  const { diaries, counts, leads, explain, onFlip } = parts
  const flips = new Flips()
  let flipped = 0
  let untold = 0
  for (let lead = 0; lead < leads; lead++) {
    if (!diaries.a.isTold(lead) || !diaries.b.isTold(lead)) {
      untold++
      continue
    }
    const [a, b] = [diaries.a.endingOf(lead), diaries.b.endingOf(lead)]
    if (a === b) continue
    flipped++
    flips.add(lead, { from: a, to: b, diaries })
    onFlip?.({ lead, a, b, aMs: spentMs(diaries.a, lead), bMs: spentMs(diaries.b, lead) })
  }
  const shown = flips.list(explain).slice(0, KINDS_SHOWN_MAX)
  return {
    leads,
    unpaired: { a: counts.a - leads, b: counts.b - leads },
    flipped,
    flips: shown,
    otherFlips: flipped - shown.reduce((sum, flip) => sum + flip.leads, 0),
    untold,
    leadTime: leadTimes(diaries, leads),
  }
}

function spentMs(diary: LeadDiary, lead: number): number | null {
  const spentUs = diary.spentUsOf(lead)
  return Number.isNaN(spentUs) ? null : toMs(spentUs)
}

interface Kind {
  readonly from: string
  readonly to: string
  leads: number
  readonly examples: number[]
  readonly ended: { a: Range | null; b: Range | null }
}

class Flips {
  readonly #kinds = new Map<string, Kind>()

  add(
    lead: number,
    { from, to, diaries }: { from: string; to: string; diaries: Sides<LeadDiary> },
  ): void {
    const key = `${from}\n${to}`
    const kind = this.#kinds.get(key) ?? this.#open(key, { from, to })
    if (!kind) return
    kind.leads++
    if (kind.examples.length < EXAMPLES_MAX) kind.examples.push(lead)
    kind.ended.a = widened(kind.ended.a, diaries.a.endedUsOf(lead))
    kind.ended.b = widened(kind.ended.b, diaries.b.endedUsOf(lead))
  }

  list(explain: PairingParts['explain']): readonly Flip[] {
    const sorted = [...this.#kinds.values()].toSorted(
      (one, other) => other.leads - one.leads || (one.examples[0] ?? 0) - (other.examples[0] ?? 0),
    )
    return sorted.map((kind) => {
      const [first = 0] = kind.examples
      return {
        ...kind,
        explain: { a: explain.a?.(first) ?? null, b: explain.b?.(first) ?? null },
      }
    })
  }

  #open(key: string, { from, to }: { from: string; to: string }): Kind | undefined {
    if (this.#kinds.size >= KINDS_MAX) return undefined
    const kind = { from, to, leads: 0, examples: [], ended: { a: null, b: null } }
    this.#kinds.set(key, kind)
    return kind
  }
}

function widened(range: Range | null, endedUs: number): Range | null {
  if (Number.isNaN(endedUs)) return range
  const ms = toMs(endedUs)
  if (!range) return { fromMs: ms, toMs: ms }
  return { fromMs: Math.min(range.fromMs, ms), toMs: Math.max(range.toMs, ms) }
}

function leadTimes({ a, b }: Sides<LeadDiary>, leads: number): LeadTimes {
  const differences = new Float64Array(leads)
  let compared = 0
  let faster = 0
  let slower = 0
  for (let lead = 0; lead < leads; lead++) {
    const differenceUs = b.spentUsOf(lead) - a.spentUsOf(lead)
    if (Number.isNaN(differenceUs)) continue
    differences[compared++] = differenceUs
    if (differenceUs < 0) faster++
    else if (differenceUs > 0) slower++
  }
  const medianUs = medianOf(differences.subarray(0, compared).sort())
  return {
    compared,
    faster,
    slower,
    equal: compared - faster - slower,
    medianMs: medianUs === undefined ? null : toMs(medianUs),
  }
}

/** Of sorted values. */
function medianOf(sorted: Float64Array): number | undefined {
  const { length } = sorted
  const [low, high] = [sorted[Math.floor((length - 1) / 2)], sorted[Math.floor(length / 2)]]
  return low === undefined || high === undefined ? undefined : (low + high) / 2
}
