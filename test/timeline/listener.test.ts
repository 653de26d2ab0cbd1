import { describe, expect, it } from 'vitest'
import { milliseconds } from '../../src/time/instant.ts'
import type { TimelineEvent } from '../../src/timeline/event.ts'
import { audience, both, hearAll, ofLead } from '../../src/timeline/listener.ts'
import { mapped, oneAfterTheOther, tell } from './example-events.ts'

const call = { spanUs: milliseconds(50), result: mapped }
const events = oneAfterTheOther([call, call, call])

function heardBy(open: (heard: TimelineEvent[]) => Parameters<typeof tell>[0]): TimelineEvent[] {
  const heard: TimelineEvent[] = []
  tell(open(heard), events)
  return heard
}

const into = (heard: TimelineEvent[]) => hearAll((event) => heard.push(event))

describe('who hears a run', () => {
  it('hears every event in order, one after the other', () => {
    expect(heardBy(into)).toEqual(events)
    const twice = heardBy((heard) => both(into(heard), into(heard)))
    expect(twice).toEqual(events.flatMap((event) => [event, event]))
  })

  it('hears nothing of the kinds it does not care about', () => {
    const ends = heardBy((heard) => audience({ 'run-ended': (event) => heard.push(event) }))
    expect(ends).toEqual(events.slice(-1))
  })

  it('of one lead hears what happens to it alone, in a run of which it is the only one', () => {
    const heard = heardBy((list) => ofLead(1, into(list)))
    const [start, ...rest] = heard
    expect(start).toMatchObject({ kind: 'run-started', offered: 1 })
    expect(rest.slice(0, -1)).toEqual(
      events.filter((event) => 'leadIndex' in event && event.leadIndex === 1),
    )
    expect(rest.at(-1)).toEqual(events.at(-1))
  })
})
