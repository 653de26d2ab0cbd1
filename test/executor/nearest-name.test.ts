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
  ['oNne', 'None'],
  ['Noen', 'None'],
  ['Addrses Email', undefined],
  ['Emaill Adrress', 'Email Address'],
  ['EMAIL_ADDRESS', 'Email Address'],
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

it.each([
  ['wbehook 1', 'webhook 1'],
  ['webhook 1', 'webhook 1'],
  ['webhook_2', 'webhook 2'],
  ['wehbook 2', 'webhook 2'],
  ['webhook 3', 'webhook 1'],
])('digits count: %j is nearest to %j', (name, nearest) => {
  expect(nearestName(name, ['webhook 1', 'webhook 2'])).toBe(nearest)
})

it.each([
  ['abcdef', 'badcfe', undefined],
  ['abcdef', 'bacdfe', 'bacdfe'],
  ['abcdef', 'bcadef', 'bcadef'],
  ['abcdef', 'cbadef', 'cbadef'],
  ['abcdef', 'defabc', undefined],
])(
  '%j is two mistakes at most from %j, a swap of neighbours being one: %j',
  (name, one, nearest) => {
    expect(nearestName(name, [one])).toBe(nearest)
  },
)

it('of two that are as near the first one is meant', () => {
  expect(nearestName('cat', ['bat', 'rat'])).toBe('bat')
})
