import { expect, it } from 'vitest'
import { UsageError } from '../../../src/errors.ts'
import { ItemTally } from '../../../src/plan/calibrate/read-samples.ts'

it('a file of five million calls is read, and of one more it is not', () => {
  const tally = new ItemTally()
  const item = { durationUs: 1, status: 200 }
  const place = (): string => 'line 1'
  for (let count = 0; count < 5_000_000; count++) tally.take(item, place)
  expect(tally.samples().itemCount).toBe(5_000_000)
  expect(() => tally.take(item, place)).toThrow(UsageError)
})
