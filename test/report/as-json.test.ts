import { expect, it } from 'vitest'
import { asJson } from '../../src/report/as-json.ts'
import { sampleReport, sampleScenario } from './sample.ts'

it('the JSON reads back as the report, indented by two, with one newline at the end', () => {
  const json = asJson(sampleReport())
  expect(JSON.parse(json)).toEqual(sampleReport())
  expect(json).toMatch(/^\{\n {2}"format": "hookdrill-report\/1",\n/)
  expect(json).toMatch(/[^\n]\n$/)
})

it('the keys are in the order the format lists them', () => {
  expect(Object.keys(JSON.parse(asJson(sampleReport())))).toEqual([
    'format',
    'digest',
    'partial',
    'headline',
    'scenario',
    'assumptions',
    'delay',
    'leads',
    'campaigns',
    'calls',
    'mapping',
    'slots',
    'backlog',
    'verdict',
    'expectations',
    'run',
  ])
})

it('a name cannot drive the terminal the JSON is printed on', () => {
  const scenario = { ...sampleScenario, name: '\u009b2J\u001b[2J' }
  const json = asJson(sampleReport({ scenario }))
  expect(json.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
  expect(JSON.parse(json)).toMatchObject({ scenario: { name: '\u009b2J\u001b[2J' } })
})
