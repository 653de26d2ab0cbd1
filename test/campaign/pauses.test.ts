import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PauseStep } from '../../src/campaign/flow.ts'
import { Pauses } from '../../src/campaign/pauses.ts'
import { us, ZERO } from '../../src/time/instant.ts'

function pause(pauseIndex: number, spanUs: number): PauseStep {
  return { kind: 'wait', campaignIndex: 0, next: -1, pauseIndex, spanUs: us(spanUs) }
}

const SHORT = pause(0, 5)
const LONG = pause(1, 20)

function begin(pauses: Pauses, step: PauseStep, leadIndex: number, atUs: number): void {
  const { pauseIndex: stepIndex } = step
  pauses.begin({ leadIndex, entry: 0, stepIndex, arrivedUs: ZERO, queuedUs: us(atUs) }, step)
}

/** Who goes on when, until nobody pauses. */
function takeAll(pauses: Pauses): [lead: number, atUs: number][] {
  const taken: [number, number][] = []
  for (let { nextUs } = pauses; nextUs !== undefined; nextUs = pauses.nextUs) {
    for (let who = pauses.takeDue(nextUs); who; who = pauses.takeDue(nextUs)) {
      taken.push([who.leadIndex, nextUs])
    }
  }
  return taken
}

describe('pauses', () => {
  it('are over after exactly their span', () => {
    const pauses = new Pauses([SHORT, LONG])
    begin(pauses, LONG, 7, 3)
    expect(pauses.nextUs).toBe(23)
    expect(pauses.takeDue(us(22))).toBeUndefined()
    expect(pauses.takeDue(us(23))).toMatchObject({ leadIndex: 7, stepIndex: 1, queuedUs: 3 })
    expect(pauses.nextUs).toBeUndefined()
  })

  it('of one step end in the order in which they began, of several in the order of time', () => {
    const pauses = new Pauses([SHORT, LONG])
    begin(pauses, LONG, 0, 0)
    begin(pauses, SHORT, 1, 10)
    begin(pauses, SHORT, 2, 10)
    begin(pauses, SHORT, 3, 16)
    expect(takeAll(pauses)).toEqual([
      [1, 15],
      [2, 15],
      [0, 20],
      [3, 21],
    ])
  })

  it('that end at one instant end in the order of the steps', () => {
    const pauses = new Pauses([SHORT, LONG])
    begin(pauses, LONG, 0, 0)
    begin(pauses, SHORT, 1, 15)
    expect(takeAll(pauses)).toEqual([
      [1, 20],
      [0, 20],
    ])
  })

  it('are none where nobody pauses', () => {
    expect(new Pauses([]).nextUs).toBeUndefined()
    expect(new Pauses([SHORT]).takeDue(ZERO)).toBeUndefined()
  })

  it('end as a plain list sorted by time would have them end', () => {
    const begins = fc.array(fc.tuple(fc.constantFrom(SHORT, LONG), fc.nat(4)), { maxLength: 100 })
    fc.assert(
      fc.property(begins, (steps) => {
        const pauses = new Pauses([SHORT, LONG])
        let nowUs = 0
        const list = steps.map(([step, laterUs], lead) => {
          nowUs += laterUs
          begin(pauses, step, lead, nowUs)
          return { lead, overUs: nowUs + step.spanUs, pauseIndex: step.pauseIndex }
        })
        const inOrder = list.toSorted(
          (one, other) => one.overUs - other.overUs || one.pauseIndex - other.pauseIndex,
        )
        expect(takeAll(pauses)).toEqual(inOrder.map(({ lead, overUs }) => [lead, overUs]))
      }),
      { seed: 1, numRuns: 300 },
    )
  })
})
