import { expect, it } from 'vitest'
import type { Snapshot } from '../../src/measure/snapshot.ts'
import { progressLine } from '../../src/report/progress.ts'
import { seconds } from '../../src/time/instant.ts'

const halfway: Snapshot = {
  timeUs: seconds(2_560),
  leadsOffered: 100_000,
  leadsDone: 51_200,
  inFlight: 1,
  waiting: 48_799,
  calls: 51_200,
  timeouts: 12,
}

it.each([
  [
    100,
    '[##########----------] 51,200 / 100,000 leads · 42 m 40 s virtual · 13,900 calls/s · 12 timeouts',
  ],
  [80, '[##########----------] 51,200 / 100,000 leads · 42 m 40 s virtual'],
  [50, '[##########----------] 51,200 / 100,000 leads'],
  [10, ''],
])('at %d columns the line is %s', (columns, line) => {
  expect(progressLine(halfway, { columns, wallSeconds: 3.683 })).toBe(line)
})

it('the bar is full only when every lead is done', () => {
  const line = (leadsDone: number) =>
    progressLine({ ...halfway, leadsDone }, { columns: 22, wallSeconds: 1 })
  expect(line(99_999)).toBe('[###################-]')
  expect(line(100_000)).toBe('[####################]')
  expect(line(0)).toBe('[--------------------]')
})
