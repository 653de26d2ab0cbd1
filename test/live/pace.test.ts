import { expect, it } from 'vitest'
import { UsageError } from '../../src/errors.ts'
import { checkPace, type Pace } from '../../src/live/pace.ts'

it.each<Pace>([1, 2.5, 10_000, 'max', 'paused'])('%s is a pace', (pace) => {
  expect(checkPace(pace)).toBe(pace)
})

it.each(['fast', '5', '', 0.9, 10_001, null])('%j is none', (given) => {
  const pace: Pace = JSON.parse(JSON.stringify(given))
  expect(() => checkPace(pace)).toThrow(UsageError)
})
