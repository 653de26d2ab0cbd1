import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asGithub } from '../../src/report/as-github.ts'
import { asMarkdown } from '../../src/report/as-markdown.ts'
import type { Report } from '../../src/report/report.ts'
import { reportAsSuite } from '../../src/report/report-as-suite.ts'
import { hostileText } from './any-suite.ts'
import { failedVerdict, sampleCrossCheck, sampleFindings, sampleReport } from './sample.ts'

const SEED = 20_261_129
const FILE = 'scenarios/enrich.yaml'

/** The block below a title. */
function below(title: string, markdown: string): string {
  return markdown.split(`### ${title}\n\n`)[1]?.split('\n\n### ')[0] ?? ''
}

describe('the report as Markdown', () => {
  const report = sampleReport({ verdict: failedVerdict })
  const markdown = asMarkdown(report, FILE)

  it('begins with what the step summary of GitHub says', () => {
    expect(markdown.startsWith(asGithub([reportAsSuite(report, FILE)]).summary.trimEnd())).toBe(
      true,
    )
    expect(markdown).toMatch(
      /^## ✘ Enrich on sign-up\n\n100,000 leads take 9 h 42 m 30 s on 1 slot/,
    )
    expect(markdown).toContain('replay   hookdrill explain scenarios/enrich.yaml --lead 53127')
  })

  it('has the delay on both numbers of slots', () => {
    expect(below('Total execution delay', markdown)).toBe(`| slots | delay | basis | run |
|---|--:|---|---|
| 1 slot | 9 h 42 m 30 s | documented | this run |
| 20 slots | 29 m 10 s | community | model |

Whatever else the platform works on is not in it: the real delay can only be longer.`)
  })

  it('has the slot time by who spent it', () => {
    expect(below('Slot time', markdown)).toBe(`9 h 42 m 30 s on 1 slot, busy 100% of the time

| webhook | outcome | calls | time | share |
|---|---|--:|--:|--:|
| enrich | timeout | 1,000 | 8 h 20 m | 85.8% |
| enrich | mapped | 99,000 | 1 h 22 m | 14.2% |`)
  })

  it('has a histogram of text', () => {
    expect(below('Call times', markdown)).toBe(`\`\`\`text
 ≤ 50 ms  99,000  ████████████████████████████████████████
≤ 100 ms       0
  ≤ 10 s       0
  ≤ 30 s   1,000  ▍
\`\`\``)
  })

  it('has a cross-check side by side, and says what fails in it where all that fails is', () => {
    const checked = asMarkdown({ ...report, crossCheck: sampleCrossCheck }, FILE)
    expect(
      below('Cross-check', checked),
    ).toContain(`| worked out by | leads | total delay | mean wait | calls | timeouts |
|---|--:|--:|--:|--:|--:|
| closed form |  | 9 h 42 m or more | – |  |  |
| model | 100,000 | 9 h 26 m 40 s | – | 100,000 | 1,000 |

1 of 2 comparisons disagrees; 1 could not be checked. wire: not run: it \\<would\\> take 9 h.

total delay: slot time / slots; allows for the last call (work conservation)`)
    expect(checked).toContain('want 9 h 42 m 30 s or more, got 9 h 26 m 40 s')
    expect(below('Cross-check', markdown)).toBe('')
  })

  it('has percentiles, backlog, endings and mapping', () => {
    expect(below('Times', markdown)).toContain(
      '| call time | 50 ms | 50 ms | 50 ms | 50 ms | 30 s | 350 ms |',
    )
    expect(below('Backlog', markdown)).toBe('at most 99,999 calls waiting')
    expect(below('How calls ended', markdown)).toContain('| timeout | 1,000 | 1% |')
    expect(below('How calls ended', markdown)).toContain('Faults: hang 1,000.')
    expect(below('Response mapping', markdown)).toContain('| not written: missing-path | 12 |')
  })

  it('folds the assumptions away, and ends with what identifies the run', () => {
    const [, folded = ''] = markdown.split('<details><summary>3 assumptions</summary>')
    expect(folded).toContain('| redirects | not followed | chosen | decision 6 |')
    expect(folded.split('</details>\n\n')[1]).toBe(
      'handlers · seed 1 · scenario 5f0c2a9be1d4 · digest c0ffee12 · hookdrill 0.1.0\n',
    )
  })

  it('has no section about what was not measured', () => {
    const model = asMarkdown(sampleReport({ fidelity: 'model' }), FILE)
    expect(model).not.toContain('### Response mapping')
    expect(model).not.toContain('### Campaigns')
  })

  it('of equal runs is equal, on any machine', () => {
    const run = { ...sampleFindings.run, wallMs: 1, callsPerSecond: 2, startedAt: '2027' }
    expect(asMarkdown(sampleReport({ run }), FILE)).toBe(asMarkdown(sampleReport(), FILE))
  })

  it('fits into a comment on GitHub, however much is wrong', () => {
    const [check] = failedVerdict.checks
    const [example] = check?.examples ?? []
    if (check === undefined || example === undefined) throw new Error('the sample has a violation')
    const examples = Array.from({ length: 5 }, () => ({ ...example, actual: 'x'.repeat(9_000) }))
    const checks = Array.from({ length: 9 }, (_, index) => ({
      ...check,
      id: `c${index}`,
      examples,
    }))
    const long = asMarkdown(sampleReport({ verdict: { passed: false, checks } }), FILE)
    expect(long.length).toBeLessThan(65_536)
    expect(long).toMatch(/The details of \d more are in the log\./)
  })

  it('keeps its tables and its folds, whatever the texts hold', () => {
    const plain = sampleReport()
    const shape = (text: string): readonly (string | number)[] =>
      text
        .replace(/^(`{3,})text\n[\s\S]*?\n\1$/gm, '')
        .split('\n')
        .filter((line) => /^\||^<|^#/.test(line))
        .map((line) =>
          line.startsWith('|') ? line.replaceAll(/\\./g, '').split('|').length : line.slice(0, 4),
        )
    const withText = (text: string): Report => ({
      ...plain,
      headline: [text],
      scenario: { ...plain.scenario, name: text },
      calls: { ...plain.calls, byStatus: { [text]: 1 } },
      slots: {
        ...plain.slots,
        account: plain.slots.account.map((entry) => ({ ...entry, webhook: text })),
      },
      assumptions: plain.assumptions.map((each) => ({ ...each, setting: text, value: text })),
    })
    const expected = shape(asMarkdown(withText('x'), FILE))
    expect(expected.length).toBeGreaterThan(40)
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(shape(asMarkdown(withText(text), FILE))).toEqual(expected)
      }),
      { seed: SEED, numRuns: 500 },
    )
  })
})
