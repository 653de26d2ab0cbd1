import { expect, it } from 'vitest'
import { conformanceAsTerminal } from '../../src/conform/conformance-as-terminal.ts'
import { caseOf, failed, resultOf, TOLD } from './example-result.ts'

const LEFT = caseOf('z', { state: 'skipped', reason: 'the run was interrupted' })
const OPTIONS = { ...TOLD, columns: 80, hasColor: false }

it('says what passed, what did not and why, and what was skipped and why', () => {
  const cases = [
    caseOf('a', { check: 'dates' }),
    caseOf('b'),
    failed('c', 'much\nmore'),
    caseOf('d', { state: 'skipped', reason: 'decision 4 is off' }),
    caseOf('e', { state: 'skipped', reason: 'it was not asked for', check: 'no-retry' }),
  ]
  expect(conformanceAsTerminal(resultOf(cases), OPTIONS)).toBe(`\
mine.ts at sockets: 2 of 3 cases passed, 1 skipped, 1 not asked for.
It does not conform.

Passed whole
  dates.

Others
  check       passed  failed  skipped  why skipped
  time-limit       1       1        1  decision 4 is off

outcomes/c
  time-limit: A call ends at 30 s; an answer complete at exactly 30 s counts.
  decision 3; chosen
  writes
    expected []
      actual much
             more
  replay hookdrill conform mine.ts --only 'outcomes/c'
`)
})

it.each([
  ['interrupted before any case failed', [caseOf('a'), LEFT], 'Whether it conforms is open.'],
  ['interrupted after one had failed', [failed('a'), LEFT], 'It does not conform.'],
])('%s, it says how many cases were left, and no more than is known', (_, cases, so) => {
  const [head, second] = conformanceAsTerminal(
    { ...resultOf(cases), passed: false },
    OPTIONS,
  ).split('\n')
  expect(head).toContain(' passed, 1 left when it was interrupted.')
  expect(second).toBe(so)
})

it('does not say that an executor fails where nothing was checked', () => {
  const text = conformanceAsTerminal(resultOf([caseOf('a', { state: 'skipped' })]), OPTIONS)
  expect(text).toContain('nothing was checked, 1 skipped.\nWhether it conforms is open.')
})

it('names the checks in full in a narrow terminal, and leaves out why others were skipped', () => {
  const skipped = caseOf('a', {
    check: 'content-type-respected',
    state: 'skipped',
    reason: 'optional settings are not claimed',
  })
  const text = conformanceAsTerminal(resultOf([caseOf('b'), skipped]), { ...OPTIONS, columns: 50 })
  expect(text).toContain('  content-type-respected       0       0        1\n')
})

it('shows twenty failures, and says how many more there are', () => {
  const cases = Array.from({ length: 23 }, (_, index) => failed(`${index}`))
  const text = conformanceAsTerminal(resultOf(cases), OPTIONS)
  expect(text.match(/^ {2}replay /gm)).toHaveLength(20)
  expect(text).toContain('3 failures more; --json has them all.')
})

it('lets nothing through that drives a terminal', () => {
  const text = conformanceAsTerminal(resultOf([failed('a', '\u001b[31m')]), OPTIONS)
  expect(text).toContain('\\u{1b}[31m')
  expect(text).not.toContain('\u001b')
})
