import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EventQueue, REPLY_CLASS, TIMEOUT_CLASS } from '../../src/time/event-queue.ts'
import { us } from '../../src/time/instant.ts'

interface Item {
  readonly name: string
  isCancelled: boolean
}

const item = (name: string): Item => ({ name, isCancelled: false })

function drain(queue: EventQueue<Item>): string[] {
  const names: string[] = []
  while (queue.nextUs !== undefined) names.push(queue.pop().name)
  return names
}

describe('the event queue', () => {
  it('gives out the earliest first', () => {
    const queue = new EventQueue<Item>()
    queue.push(us(30), REPLY_CLASS, item('c'))
    queue.push(us(10), REPLY_CLASS, item('a'))
    queue.push(us(20), REPLY_CLASS, item('b'))
    expect(drain(queue)).toEqual(['a', 'b', 'c'])
  })

  it('puts a reply before a timeout of the same instant, whichever came first (decision 4)', () => {
    const queue = new EventQueue<Item>()
    queue.push(us(30_000_000), TIMEOUT_CLASS, item('timeout'))
    queue.push(us(30_000_000), REPLY_CLASS, item('reply'))
    expect(drain(queue)).toEqual(['reply', 'timeout'])
  })

  it('keeps the order of pushing among equals', () => {
    const queue = new EventQueue<Item>()
    for (const name of ['a', 'b', 'c', 'd', 'e']) queue.push(us(5), REPLY_CLASS, item(name))
    expect(drain(queue)).toEqual(['a', 'b', 'c', 'd', 'e'])
  })

  it('never gives out what was cancelled, also when it surfaces first', () => {
    const queue = new EventQueue<Item>()
    const gone = item('gone')
    queue.push(us(1), REPLY_CLASS, gone)
    queue.push(us(2), REPLY_CLASS, item('kept'))
    queue.cancel(gone)
    queue.cancel(gone)
    expect(queue.nextUs).toBe(2)
    expect(drain(queue)).toEqual(['kept'])
  })

  it('forgets cancelled items once they are most of it', () => {
    const queue = new EventQueue<Item>()
    const items = Array.from({ length: 10_000 }, (_, index) => item(String(index)))
    for (const [index, one] of items.entries()) queue.push(us(index), TIMEOUT_CLASS, one)
    for (const one of items.slice(0, 9_000)) queue.cancel(one)
    expect(queue.size).toBeLessThan(3_100)
    expect(drain(queue)).toEqual(items.slice(9_000).map(({ name }) => name))
  })

  it('orders any pushes, pops and cancels as a sorted list would', () => {
    const operation = fc.oneof(
      { weight: 3, arbitrary: fc.record({ at: fc.nat(20), rank: fc.constantFrom(0, 1) }) },
      { weight: 1, arbitrary: fc.constant('pop' as const) },
      { weight: 1, arbitrary: fc.record({ cancel: fc.nat(50) }) },
    )
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 200 }), (operations) => {
        const queue = new EventQueue<Item>()
        let list: { at: number; rank: number; sequence: number; item: Item }[] = []
        const pushed: Item[] = []
        for (const step of operations) {
          list.sort((a, b) => a.at - b.at || a.rank - b.rank || a.sequence - b.sequence)
          if (step === 'pop') {
            expect(queue.nextUs).toBe(list[0]?.at)
            if (list.length > 0) expect(queue.pop()).toBe(list.shift()?.item)
          } else if ('cancel' in step) {
            const victim = list.find((entry) => entry.item === pushed[step.cancel])
            if (victim) queue.cancel(victim.item)
            list = list.filter((entry) => entry !== victim)
          } else {
            const one = item(String(pushed.length))
            queue.push(us(step.at), step.rank === 0 ? REPLY_CLASS : TIMEOUT_CLASS, one)
            list.push({ at: step.at, rank: step.rank, sequence: pushed.length, item: one })
            pushed.push(one)
          }
        }
      }),
      { seed: 1 },
    )
  })

  it('refuses to give out what is not there', () => {
    expect(() => new EventQueue<Item>().pop()).toThrow('empty')
  })
})
