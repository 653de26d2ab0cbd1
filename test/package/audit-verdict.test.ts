import { expect, it } from 'vitest'
import { auditVerdict } from '../../scripts/audit-verdict.ts'

it.each([
  ['{ "vulnerabilities": {} }', 0, 'Nothing is known of any dependency.'],
  [
    '{ "vulnerabilities": { "x": { "severity": "high", "range": "<2.0.0" } } }',
    1,
    '1 dependency has something known:\nx <2.0.0: high',
  ],
])('a report is told: %s', (json, exitCode, text) => {
  expect(auditVerdict(json)).toEqual({ exitCode, text })
})

it.each([
  [
    '{ "message": "405 Method Not Allowed", "statusCode": 405, "error": { "summary": "" } }',
    'the registry has no audit (it answers 405)',
  ],
  ['{ "error": { "code": "ENOLOCK" } }', 'npm audit failed (ENOLOCK)'],
  ['', 'npm audit gave no report'],
  ['null', 'npm audit gave no report'],
  ['{ "vulnerabilities": null }', 'npm audit gave no report'],
])('without a report nothing passes: %s', (json, why) => {
  expect(auditVerdict(json)).toEqual({ exitCode: 3, text: `Not checked: ${why}.` })
})
