import { expect, it } from 'vitest'
import { defineScenario } from '../../src/scenario/define.ts'
import { normalize } from '../../src/scenario/normalize.ts'
import { scenarioFromValue } from '../../src/scenario/parse.ts'

const written = defineScenario({
  name: 'Enrich on sign-up',
  campaign: { flow: [{ call: 'enrich' }] },
  webhooks: { enrich: { url: 'https://api.example.com/v1/enrich' } },
  services: { 'https://api.example.com': { latency: '50ms' } },
})

it('a scenario in TypeScript is read like one from a file', () => {
  const parsed = scenarioFromValue(written, 'x.ts')
  if ('issues' in parsed) throw new Error('it was read')
  expect(normalize(parsed)).toMatchObject({ scenario: { name: 'Enrich on sign-up' } })
})

it('has my tokens with types and folders in TypeScript too', () => {
  const { tokens } = defineScenario({
    ...written,
    tokens: {
      folders: [{ name: 'Marketing', my: { Key: 'abc' } }],
      my: { Launch: { type: 'date', value: '2026-03-01' }, Seats: 40 },
      program: { Name: 'Nurture', id: 7 },
    },
  })
  const parsed = scenarioFromValue({ ...written, tokens }, 'x.ts')
  if ('issues' in parsed) throw new Error('it was read')
  expect(normalize(parsed)).toMatchObject({
    scenario: { tokens: { my: { Key: { folder: 'Marketing' }, Seats: 40 }, program: { id: 7 } } },
  })
})

it('a misspelt key in TypeScript does not compile', () => {
  const wrong = defineScenario({
    ...written,
    // @ts-expect-error: the key is latency
    services: { 'https://a.example.com': { latncy: '1s' } },
  })
  expect(wrong.name).toBe(written.name)
})
