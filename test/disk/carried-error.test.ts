import { expect, it } from 'vitest'
import { packError, unpackError } from '../../src/disk/carried-error.ts'
import {
  EnvironmentError,
  InvariantError,
  type Issue,
  ScenarioError,
  UsageError,
} from '../../src/errors.ts'
import { parseDone } from '../../src/plan/engine/parse-done.ts'
import { describeError } from '../../src/report/issues.ts'

const issue: Issue = {
  code: 'not-one-of',
  path: 'webhooks.enrich.encoding',
  place: { file: 'x.yaml', line: 3, column: 5 },
  got: '"Json"',
  rule: 'is not an encoding.',
  mend: 'Use JSON.',
}

it.each([
  ['a mistake in the scenario', new ScenarioError([issue, issue])],
  ['a mistake of usage', new UsageError('--vary "x": it is none.')],
  ['a failure of the world', new EnvironmentError('read', 'leads.csv', { code: 'ENOENT' })],
  ['a failure with a cause', new EnvironmentError('read', 'leads.csv', new Error('torn'))],
  ['a mistake of ours', new InvariantError('slots went negative')],
  ['what nobody foresaw', new TypeError('x is not a function')],
])('%s is told in the same words where it arrives, also by way of a queue', (_, error) => {
  const packed = JSON.parse(JSON.stringify(packError(error)))
  const arrived = unpackError(packed)
  expect(arrived.name).toBe(error.name)
  expect(arrived.message).toBe(error.message)
  expect(describeError(arrived)).toEqual(describeError(error))
  expect(parseDone({ kind: 'failed', error: packed })).toEqual({ kind: 'failed', error: packed })
})

it('what is thrown and no error arrives as its text', () => {
  expect(unpackError(packError('no')).message).toBe('no')
})

it.each([
  ['nothing', undefined],
  ['another kind', { kind: 'stopped' }],
  ['a result without figures', { kind: 'result', result: { key: 'x', calls: 1, completed: 1 } }],
  ['an error of no kind', { kind: 'failed', error: { kind: 'odd', message: 'x' } }],
])('%s is no outcome of a job', (_, value) => {
  expect(parseDone(value)).toBeUndefined()
})
