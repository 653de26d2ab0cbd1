import { describe, expect, it } from 'vitest'
import { reportAsSuite } from '../../src/report/report-as-suite.ts'
import type { TestCase } from '../../src/report/test-suite.ts'
import { failedVerdict, sampleMeasures, sampleReport, sampleVerdict } from './sample.ts'

const FILE = 'scenarios/enrich.yaml'
const suite = reportAsSuite(sampleReport(), FILE)

function caseNamed(name: string, cases: readonly TestCase[] = suite.cases): TestCase | undefined {
  return cases.find((each) => each.name === name)
}

describe('a run as a test suite', () => {
  it('has the name of the scenario, its file as given, and how long it took in real time', () => {
    expect(suite).toMatchObject({
      name: 'Enrich on sign-up',
      file: FILE,
      startedAt: '2026-11-24T00:00:00.000Z',
      seconds: 7.2134,
    })
    expect(suite.headline[0]).toMatch(/^100,000 leads take 9 h 42 m 30 s/)
  })

  it('tells the virtual time as a property, in seconds', () => {
    expect(suite.properties).toContainEqual(['totalDelaySeconds', '34950'])
  })

  it('has a case for each check and each expectation, in the order of the report', () => {
    expect(suite.cases.map(({ group, name }) => `${group} ${name}`)).toEqual([
      'verdict map-only-on-2xx',
      'verdict no-write-after-timeout',
      'verdict request-as-written',
      'expectations totalDelay <= 12h',
      'expectations timeoutShare < 1%',
      'expectations mappedShare >= 95%',
    ])
  })

  it('says of a check that passed how many items it looked at', () => {
    const { state, message } = caseNamed('map-only-on-2xx') ?? {}
    expect([state, message]).toEqual(['passed', '100,000 items'])
  })

  it('skips a check that looked at nothing, with the reason', () => {
    const { state, message } = caseNamed('request-as-written') ?? {}
    expect([state, message]).toEqual(['skipped', 'no request was seen'])
  })

  it('says of a missed expectation what was got', () => {
    const { state, message } = caseNamed('timeoutShare < 1%') ?? {}
    expect([state, message]).toEqual(['failed', 'timeoutShare is 1%, not < 1%'])
  })

  it('skips an expectation that cannot be measured, with the reason', () => {
    const { cases } = reportAsSuite(sampleReport({ fidelity: 'model' }), FILE)
    const { state, message } = caseNamed('mappedShare >= 95%', cases) ?? {}
    expect([state, message]).toEqual(['skipped', 'not checked at model'])
  })

  it('says of a violation the lead, expected, actual, the replay, and how many more there are', () => {
    const { cases } = reportAsSuite(sampleReport({ verdict: failedVerdict }), FILE)
    expect(caseNamed('map-only-on-2xx', cases)).toEqual({
      group: 'verdict',
      name: 'map-only-on-2xx',
      state: 'failed',
      message: '2 violations in 100,000 items',
      detail: [
        'Fields change only on a 2xx',
        'lead 53127, step 0',
        '  expected no write, because the status is 503',
        '  actual   Plan = "team"',
        '  replay   hookdrill explain scenarios/enrich.yaml --lead 53127 --seed 1',
        '1 more like this',
      ],
    })
  })

  it('of an interrupted run has a case that is an error, and skips the expectations', () => {
    const report = sampleReport({ measures: { ...sampleMeasures, isComplete: false } })
    const { cases } = reportAsSuite(report, FILE)
    expect(cases[0]).toMatchObject({ group: 'run', name: 'complete', state: 'error' })
    expect(cases[0]?.message).toMatch(/^Interrupted: after 9 h 42 m 30 s/)
    const limits = cases.filter(({ group }) => group === 'expectations')
    expect(limits.map(({ state }) => state)).toEqual(['skipped', 'skipped', 'skipped'])
  })

  it('fails where nothing failed and yet nothing was proved', () => {
    const checks = sampleVerdict.checks.filter(({ state }) => state === 'not checked')
    const { cases } = reportAsSuite(sampleReport({ verdict: { passed: false, checks } }), FILE)
    expect(caseNamed('something-checked', cases)).toMatchObject({ state: 'failed' })
  })

  it('has a case for the agreement at wire, which fails where leads differ', () => {
    const agreement = {
      with: 'handlers',
      leads: 20,
      differences: 0,
      examples: [],
      callTimeP50: { expectedMs: 50, actualMs: 51, isNear: true },
    }
    const name = 'outcomes as at handlers'
    const equal = reportAsSuite({ ...sampleReport(), agreement }, FILE)
    expect(caseNamed(name, equal.cases)).toMatchObject({ state: 'passed', message: '20 leads' })

    const examples = [{ lead: 7, expected: 'mapped 200', actual: 'rejected 429' }]
    const other = { ...agreement, differences: 1, examples }
    const different = reportAsSuite({ ...sampleReport(), agreement: other }, FILE)
    expect(caseNamed(name, different.cases)).toMatchObject({
      state: 'failed',
      message: 'the outcomes of 1 of 20 leads differ',
      detail: ['lead 7', '  expected mapped 200', '  actual   rejected 429'],
    })
  })

  it('takes the warnings along', () => {
    const { warnings } = reportAsSuite(sampleReport({ warnings: ['The mock was late.'] }), FILE)
    expect(warnings).toEqual(['The mock was late.'])
  })
})
