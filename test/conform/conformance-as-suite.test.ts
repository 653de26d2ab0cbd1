import { expect, it } from 'vitest'
import { conformanceAsSuite } from '../../src/conform/conformance-as-suite.ts'
import { caseOf, failed, resultOf, TOLD } from './example-result.ts'

it('has a case for each of the kit’s that was asked for, and says how it ended', () => {
  const cases = [
    caseOf('a'),
    failed('b'),
    caseOf('c', { state: 'skipped', reason: 'decision 4 is off' }),
    caseOf('d', { state: 'skipped', reason: 'it was not asked for' }),
  ]
  const suite = conformanceAsSuite(resultOf(cases), TOLD)
  expect(suite).toMatchObject({
    name: 'Conformance of mine.ts',
    file: 'mine.ts',
    startedAt: '2026-11-25T00:00:00.000Z',
    seconds: 1.5,
    headline: [
      'mine.ts at sockets: 1 of 2 cases passed, 1 skipped, 1 not asked for.',
      'It does not conform.',
    ],
  })
  expect(suite.cases).toEqual([
    {
      group: 'time-limit',
      name: 'outcomes/a',
      state: 'passed',
      message: 'decision 3; chosen',
      detail: [],
    },
    {
      group: 'time-limit',
      name: 'outcomes/b',
      state: 'failed',
      message: 'A call ends at 30 s; an answer complete at exactly 30 s counts. 1 finding',
      detail: [
        'writes',
        '  expected []',
        '  actual   x',
        'decision 3; chosen',
        "replay hookdrill conform mine.ts --only 'outcomes/b'",
      ],
    },
    {
      group: 'time-limit',
      name: 'outcomes/c',
      state: 'skipped',
      message: 'decision 4 is off',
      detail: [],
    },
  ])
})

it('that checked nothing is an error', () => {
  const none = resultOf([caseOf('a', { state: 'skipped', reason: 'decision 4 is off' })])
  const [first] = conformanceAsSuite(none, TOLD).cases
  expect(first).toMatchObject({ name: 'complete', state: 'error' })
})
