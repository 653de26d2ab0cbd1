import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { XmlDocument, type XmlElement, XsdValidator } from 'libxml2-wasm'
import { afterAll, describe, expect, it } from 'vitest'
import { asJunit } from '../../src/report/as-junit.ts'
import { reportAsSuite } from '../../src/report/report-as-suite.ts'
import type { TestSuite } from '../../src/report/test-suite.ts'
import { anySuite, visible } from './any-suite.ts'
import { failedVerdict, sampleMeasures, sampleReport } from './sample.ts'

const SEED = 20_261_125
const FILE = 'scenarios/enrich.yaml'

const SCHEMA = XmlDocument.fromString(readFileSync('test/report/junit.xsd', 'utf8'))
const VALIDATOR = XsdValidator.fromDoc(SCHEMA)
afterAll(() => {
  VALIDATOR.dispose()
  SCHEMA.dispose()
})

/** Throws where it is not well formed, or against the schema. */
function valid<Found>(xml: string, look: (root: XmlElement) => Found): Found {
  const document = XmlDocument.fromString(xml)
  try {
    VALIDATOR.validate(document)
    return look(document.root)
  } finally {
    document.dispose()
  }
}

function texts(root: XmlElement, path: string): string[] {
  return root.find(path).map(({ content }) => content)
}

const SUITE: TestSuite = {
  name: 'Enrich',
  file: FILE,
  startedAt: '2026-11-24T00:00:00.000Z',
  seconds: 7.2134,
  headline: ['100 leads take 5 s on 1 slot.', 'All is well.'],
  warnings: ['The mock was late.'],
  properties: [['seed', '1']],
  cases: [
    { group: 'verdict', name: 'one', state: 'passed', message: '100 items', detail: [] },
    {
      group: 'verdict',
      name: 'two',
      state: 'failed',
      message: '1 violation in 100 items',
      detail: ['lead 7, step 0', '  expected "a" & <b>', '  actual   ]]>'],
    },
    { group: 'verdict', name: 'three', state: 'skipped', message: 'no call timed out', detail: [] },
    { group: 'run', name: 'complete', state: 'error', message: 'Interrupted.', detail: [] },
    { group: 'kit', name: 'four', state: 'passed', seconds: 0.0126, message: '', detail: [] },
  ],
}

describe('a suite as JUnit XML', () => {
  it('has every case with how it ended', () => {
    expect(asJunit([SUITE])).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="hookdrill" tests="5" failures="1" errors="1" time="7.213">
  <testsuite name="Enrich" tests="5" failures="1" errors="1" time="7.213" skipped="1" timestamp="2026-11-24T00:00:00.000Z" file="scenarios/enrich.yaml">
    <properties>
      <property name="seed" value="1"/>
    </properties>
    <testcase classname="Enrich.verdict" name="one">
      <system-out>100 items</system-out>
    </testcase>
    <testcase classname="Enrich.verdict" name="two">
      <failure message="1 violation in 100 items" type="verdict">lead 7, step 0
  expected &quot;a&quot; &amp; &lt;b&gt;
  actual   ]]&gt;</failure>
    </testcase>
    <testcase classname="Enrich.verdict" name="three">
      <skipped message="no call timed out"/>
    </testcase>
    <testcase classname="Enrich.run" name="complete">
      <error message="Interrupted." type="run">Interrupted.</error>
    </testcase>
    <testcase classname="Enrich.kit" name="four" time="0.013"/>
    <system-out>100 leads take 5 s on 1 slot.
All is well.</system-out>
    <system-err>The mock was late.</system-err>
  </testsuite>
</testsuites>
`)
  })

  it('adds up several suites', () => {
    const xml = asJunit([SUITE, { ...SUITE, seconds: 1 }])
    expect(xml).toContain(
      '<testsuites name="hookdrill" tests="10" failures="2" errors="2" time="8.213">',
    )
  })

  it.each([
    ['passed', sampleReport()],
    ['violated rules', sampleReport({ verdict: failedVerdict })],
    ['was interrupted', sampleReport({ measures: { ...sampleMeasures, isComplete: false } })],
  ])('of a run that %s is valid', (_, report) => {
    const suite = reportAsSuite(report, FILE)
    const names = valid(asJunit([suite]), (root) => texts(root, '//testcase/@name'))
    expect(names).toEqual(suite.cases.map(({ name }) => name))
  })

  it('of no suite at all is valid', () => {
    expect(valid(asJunit([]), (root) => root.find('//testsuite'))).toEqual([])
  })

  it('the schema of the tests refuses what is no JUnit XML', () => {
    const xml = asJunit([SUITE])
    const wrong = [
      xml.replace(' tests="5"', ''),
      xml.replace('time="7.213"', 'time="1e21"'),
      xml.replace('<skipped', '<ignored'),
      xml.replace(' name="one"', ''),
    ]
    for (const each of wrong) expect(() => valid(each, () => undefined)).toThrow()
  })

  it('is valid whatever the texts hold, and keeps every one in sight', () => {
    fc.assert(
      fc.property(fc.array(anySuite, { maxLength: 2 }), (suites) => {
        const cases = suites.flatMap((suite) => suite.cases)
        valid(asJunit(suites), (root) => {
          expect(texts(root, '//testcase/@name')).toEqual(cases.map(({ name }) => spelled(name)))
          expect(texts(root, '//@message')).toEqual(
            cases.filter(({ state }) => state !== 'passed').map(({ message }) => spelled(message)),
          )
          expect(texts(root, '//failure')).toEqual(
            cases
              .filter(({ state }) => state === 'failed')
              .map(({ detail, message }) => (detail.length === 0 ? [message] : detail))
              .map((lines) => lines.map(spelled).join('\n')),
          )
        })
      }),
      { seed: SEED, numRuns: 1_000 },
    )
  })
})

/** What no XML can hold is spelled out too. */
function spelled(text: string): string {
  return visible(text).replaceAll('\ufffe', '\\u{fffe}').replaceAll('\uffff', '\\u{ffff}')
}
