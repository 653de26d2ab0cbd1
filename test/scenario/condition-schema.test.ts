// A path into a request is data: whatever it says, no code of it runs, and no request ends a run by it.
import { describe, expect, it } from 'vitest'
import { normalize } from '../../src/scenario/normalize.ts'
import { scenarioFromValue } from '../../src/scenario/parse.ts'
import { readJsonPath } from '../../src/service/json-path.ts'
import { enrich, ORIGIN } from '../scenario-of.ts'

function mistakesFor(request: string): readonly string[] {
  const replies = [{ when: { request, is: 1 }, status: 503 }, {}]
  const input = { ...enrich(), services: { [ORIGIN]: { latency: '1ms', replies } } }
  const parsed = scenarioFromValue(input, 'x')
  const normalized = 'issues' in parsed ? parsed : normalize(parsed, {})
  return 'issues' in normalized ? normalized.issues.map(({ rule }) => rule) : []
}

const BODY = JSON.stringify({ a: [1], 'a (USD)': 1, '?(1)': 1, '(1)': 1, '@': 1, '#': 1 })

describe('a path into a request', () => {
  it.each([
    '$[?(process.exit(9))]',
    '$[?(@.constructor.constructor("process.exit(9)")())]',
    '$[(@.length-1)]',
    '$..[?(@.a>1)]',
    "$['?(process.exit(9))']",
    '$["?(process.exit(9))"]',
    "$['(process.exit(9))']",
    "$['@other()']",
    "$['@string()']",
    "$['@']",
    "$['#0']",
    '$.#0',
    '$.a^',
    '$.a~',
    '$.a@number()',
  ])('with an expression or a mark of the package in it is refused: %s', (path) => {
    expect(mistakesFor(path)).toEqual(['is not a path into a request.'])
  })

  it.each(['$..*..*', '$..a..b', '$..*..*..*..*', "$..a['b..c']..d"])(
    'that goes to any depth more than once is refused: %s',
    (path) => {
      expect(mistakesFor(path)).toEqual(['goes to any depth more than once.'])
    },
  )

  it.each(["$['a (USD)']", '$.a[0]', '$..a[0]', "$['x..y..z']", "$['#']", "$['a,b']", '$[*]'])(
    'that is taken leads somewhere or nowhere, and throws nothing: %s',
    (path) => {
      expect(mistakesFor(path)).toEqual([])
      expect([1, null]).toContain(readJsonPath(BODY, path))
    },
  )
})
