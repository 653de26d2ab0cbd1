// JUnit XML in the dialect that Jenkins, GitLab and most others read (Jenkins's junit-10.xsd). The
// package escapes what is markup; a character that no XML can hold is spelled out, as it is everywhere
// in our reports.
import { XMLBuilder } from 'fast-xml-parser'
import { plainText } from './mask.ts'
import { countStates, type TestCase, type TestSuite } from './test-suite.ts'

const BUILDER = new XMLBuilder({
  attributeNamePrefix: '@',
  ignoreAttributes: false,
  suppressBooleanAttributes: false,
  suppressEmptyNode: true,
  format: true,
})

/** The suites as one XML document. A suite's `time` is real time, and its cases may have none. */
export function asJunit(suites: readonly TestSuite[]): string {
  return BUILDER.build({
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    testsuites: {
      '@name': 'hookdrill',
      ...totals(
        suites.flatMap(({ cases }) => cases),
        suites.reduce((sum, { seconds }) => sum + seconds, 0),
      ),
      testsuite: suites.map(suiteElement),
    },
  })
}

function suiteElement(suite: TestSuite): object {
  const { name, file, startedAt, seconds, headline, warnings, properties, cases } = suite
  return {
    '@name': text(name),
    ...totals(cases, seconds),
    '@skipped': countStates(cases).skipped,
    '@timestamp': text(startedAt),
    '@file': text(file),
    properties: {
      property: properties.map(([key, value]) => ({ '@name': text(key), '@value': text(value) })),
    },
    testcase: cases.map((testCase) => caseElement(testCase, name)),
    ...(headline.length > 0 && { 'system-out': textLines(headline) }),
    ...(warnings.length > 0 && { 'system-err': textLines(warnings) }),
  }
}

/** What `testsuites` and `testsuite` both have. */
function totals(cases: readonly TestCase[], seconds: number): object {
  const { failed, error } = countStates(cases)
  return {
    '@tests': cases.length,
    '@failures': failed,
    '@errors': error,
    '@time': seconds.toFixed(3),
  }
}

/** Jenkins knows a case again by class and name, whatever suite it is in. */
function caseElement(testCase: TestCase, suite: string): object {
  const { group, name, seconds } = testCase
  return {
    '@classname': text(`${suite}.${group}`),
    '@name': text(name),
    ...(seconds !== undefined && { '@time': seconds.toFixed(3) }),
    ...ending(testCase),
  }
}

function ending({ group, state, message, detail }: TestCase): object {
  switch (state) {
    case 'passed':
      return message === '' ? {} : { 'system-out': text(message) }
    case 'skipped':
      return { skipped: { '@message': text(message) } }
    case 'failed':
    case 'error': {
      const element = {
        '@message': text(message),
        '@type': text(group),
        // Some readers show the body only.
        '#text': textLines(detail.length === 0 ? [message] : detail),
      }
      return state === 'failed' ? { failure: element } : { error: element }
    }
  }
}

function textLines(lines: readonly string[]): string {
  return lines.map(text).join('\n')
}

/** On one line, with characters only that XML 1.0 (§2.2) has. */
function text(value: string): string {
  return plainText(value).replaceAll('\ufffe', '\\u{fffe}').replaceAll('\uffff', '\\u{ffff}')
}
