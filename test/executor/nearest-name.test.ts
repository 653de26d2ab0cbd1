import { expect, it } from 'vitest'
import { nearestName } from '../../src/executor/nearest-name.ts'

const CANDIDATES = ['JSON', 'Form/Url', 'None', 'Email Address', 'Émile', 'Emil']

it.each([
  ['Json', 'JSON'],
  ['form url', 'Form/Url'],
  ['Form_URL', 'Form/Url'],
  ['Non', 'None'],
  ['Emial Address', 'Email Address'],
  ['Nnoe', 'None'],
  ['emailaddres', 'Email Address'],
  ['Emile', 'Émile'],
  ['XML', undefined],
  ['No', undefined],
  ['Email', 'Emil'],
  ['Mail Address of', undefined],
  ['', undefined],
  ['///', undefined],
])('%j probably means %j', (name, nearest) => {
  expect(nearestName(name, CANDIDATES)).toBe(nearest)
})

it('of two that are as near the first one is meant', () => {
  expect(nearestName('cat', ['bat', 'rat'])).toBe('bat')
})
