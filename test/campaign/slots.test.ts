import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Priority } from '../../src/campaign/definition.ts'
import { type Claim, NO_SLOT, SlotPool, type SlotPoolSetup } from '../../src/campaign/slots.ts'
import type { Waiting } from '../../src/campaign/waiting-line.ts'
import { us, ZERO } from '../../src/time/instant.ts'

const CALL: Claim = { kind: 'call', priority: 'low' }
const SEND: Claim = { kind: 'send', priority: 'high' }

function pool({ slotCount = 1, processing = 'unlimited' }: Partial<SlotPoolSetup> = {}): SlotPool {
  return new SlotPool({ slotCount, processing })
}

/** Lead `leadIndex`, which asks at `atUs`. */
function who(leadIndex: number, atUs = 0): Waiting {
  return { leadIndex, entry: 0, stepIndex: 0, arrivedUs: ZERO, queuedUs: us(atUs) }
}

/** Takes all that can begin: who, and on which slot. */
function takeAll(slots: SlotPool): [lead: number, slot: number][] {
  const taken: [number, number][] = []
  for (let grant = slots.take(); grant; grant = slots.take()) {
    taken.push([grant.leadIndex, grant.slotIndex])
  }
  return taken
}

function leadsOf(taken: readonly (readonly [number, number])[]): readonly number[] {
  return taken.map(([lead]) => lead)
}

describe('the slots', () => {
  it('are taken from 0 up, by as many calls as there are slots (decision 2)', () => {
    const slots = pool({ slotCount: 2 })
    for (const lead of [7, 8, 9]) slots.ask(who(lead), CALL)
    expect(takeAll(slots)).toEqual([
      [7, 0],
      [8, 1],
    ])
    slots.giveBack(1)
    expect(takeAll(slots)).toEqual([[9, 1]])
  })

  it('hold no send: it begins however many calls there are', () => {
    const slots = pool()
    slots.ask(who(0), CALL)
    slots.ask(who(1), SEND)
    slots.ask(who(2), SEND)
    expect(takeAll(slots)).toEqual([
      [1, NO_SLOT],
      [2, NO_SLOT],
      [0, 0],
    ])
  })

  it('are not given back by somebody who holds none', () => {
    expect(() => pool().giveBack(0)).toThrow('nobody held')
  })
})

describe('who is next', () => {
  // marketo.md §5.5 [DOC]
  it('is high before medium before low, whoever asked first', () => {
    const slots = pool({ slotCount: 3 })
    const priorities: readonly Priority[] = ['low', 'medium', 'high']
    for (const [lead, priority] of priorities.entries())
      slots.ask(who(lead), { kind: 'call', priority })
    expect(leadsOf(takeAll(slots))).toEqual([2, 1, 0])
  })

  it('is the first that came among equals, calls and sends alike', () => {
    const slots = pool({ slotCount: 3 })
    const claim = (kind: Claim['kind']): Claim => ({ kind, priority: 'medium' })
    slots.ask(who(0, 5), claim('send'))
    slots.ask(who(1, 6), claim('call'))
    slots.ask(who(2, 7), claim('send'))
    expect(leadsOf(takeAll(slots))).toEqual([0, 1, 2])
  })

  it('is never kept waiting by a call above it that has no slot', () => {
    const slots = pool()
    slots.ask(who(0), { kind: 'call', priority: 'high' })
    slots.ask(who(1), { kind: 'call', priority: 'high' })
    slots.ask(who(2, 9), { kind: 'send', priority: 'low' })
    expect(leadsOf(takeAll(slots))).toEqual([0, 2])
  })
})

describe('a processing limit', () => {
  it('bounds calls and sends together', () => {
    const slots = pool({ slotCount: 20, processing: 3 })
    for (const lead of [0, 1]) slots.ask(who(lead), SEND)
    for (const lead of [2, 3]) slots.ask(who(lead), CALL)
    expect(leadsOf(takeAll(slots))).toEqual([0, 1, 2])
    slots.giveBack(NO_SLOT)
    expect(leadsOf(takeAll(slots))).toEqual([3])
  })

  // marketo.md §5.7 [COM]
  it('lets high work starve calls as long as there is any', () => {
    const slots = pool({ processing: 1 })
    slots.ask(who(0), CALL)
    for (const lead of [1, 2, 3]) slots.ask(who(lead, lead), SEND)
    const begun: number[] = []
    for (const _ of Array(4)) {
      const [taken] = takeAll(slots)
      begun.push(taken?.[0] ?? -1)
      slots.giveBack(taken?.[1] ?? NO_SLOT)
    }
    expect(begun).toEqual([1, 2, 3, 0])
  })
})

interface Asked extends Claim {
  readonly lead: number
  readonly atUs: number
}

/** The rule in one line a rule: of all that may begin, the highest, then the earliest; of a call and a
 *  send of one instant the call. */
function nextOf(
  waiting: readonly Asked[],
  { freeSlots, places }: { freeSlots: number; places: number },
): Asked | undefined {
  const ranks = ['high', 'medium', 'low']
  const able = waiting.filter(({ kind }) => kind === 'send' || freeSlots > 0)
  const [first] = able.toSorted(
    (one, other) =>
      ranks.indexOf(one.priority) - ranks.indexOf(other.priority) ||
      one.atUs - other.atUs ||
      Number(one.kind === 'send') - Number(other.kind === 'send') ||
      one.lead - other.lead,
  )
  return places > 0 ? first : undefined
}

it('begins exactly what a plain list of all that wait would begin', () => {
  const claim = fc.record<Claim>({
    kind: fc.constantFrom('call', 'send'),
    priority: fc.constantFrom('high', 'medium', 'low'),
  })
  const operation = fc.oneof(
    { weight: 3, arbitrary: claim },
    fc.constantFrom('take' as const, 'give back' as const, 'later' as const),
  )
  const setups: fc.Arbitrary<SlotPoolSetup> = fc.record({
    slotCount: fc.constantFrom(1, 2, 5),
    processing: fc.constantFrom<SlotPoolSetup['processing']>('unlimited', 1, 3),
  })
  fc.assert(
    fc.property(setups, fc.array(operation, { maxLength: 200 }), (setup, operations) => {
      const slots = new SlotPool(setup)
      const waiting: Asked[] = []
      const held: number[] = []
      let atUs = 0
      for (const [lead, step] of operations.entries()) {
        if (step === 'later') atUs++
        else if (step === 'give back') {
          const slot = held.shift()
          if (slot !== undefined) slots.giveBack(slot)
        } else if (step === 'take') {
          const freeSlots = setup.slotCount - held.filter((slot) => slot !== NO_SLOT).length
          const places = setup.processing === 'unlimited' ? 1 : setup.processing - held.length
          const next = nextOf(waiting, { freeSlots, places })
          const grant = slots.take()
          expect(grant?.leadIndex).toBe(next?.lead)
          if (!grant || !next) continue
          expect(grant.slotIndex === NO_SLOT).toBe(next.kind === 'send')
          expect(held.filter((slot) => slot !== NO_SLOT)).not.toContain(grant.slotIndex)
          waiting.splice(waiting.indexOf(next), 1)
          held.push(grant.slotIndex)
        } else {
          slots.ask(who(lead, atUs), step)
          waiting.push({ ...step, lead, atUs })
        }
      }
    }),
    { seed: 1, numRuns: 500 },
  )
})
