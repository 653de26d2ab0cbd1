import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asGithub } from '../../src/report/as-github.ts'
import { reportAsSuite } from '../../src/report/report-as-suite.ts'
import type { TestCase, TestSuite } from '../../src/report/test-suite.ts'
import { anySuite, visible } from './any-suite.ts'
import { failedVerdict, sampleReport } from './sample.ts'

const SEED = 20_261_126
const FILE = 'scenarios/enrich.yaml'
const VIOLATED = reportAsSuite(
  sampleReport({ verdict: failedVerdict, warnings: ['The mock was late: by 12 ms.'] }),
  FILE,
)

function failures(count: number): TestCase[] {
  return Array.from({ length: count }, (_, index) => ({
    group: 'kit',
    name: `case ${index}`,
    state: 'failed',
    message: 'no',
    detail: ['expected yes'],
  }))
}

describe('annotations', () => {
  it('are a command for each case that failed and each warning, with file and title', () => {
    expect(asGithub([VIOLATED]).annotations).toBe(
      `::error file=scenarios/enrich.yaml,title=map-only-on-2xx::2 violations in 100,000 items%0AFields change only on a 2xx%0Alead 53127, step 0%0A  expected no write, because the status is 503%0A  actual   Plan = "team"%0A  replay   hookdrill explain scenarios/enrich.yaml --lead 53127 --seed 1%0A1 more like this
::error file=scenarios/enrich.yaml,title=timeoutShare < 1%25::timeoutShare is 1%25, not < 1%25
::warning file=scenarios/enrich.yaml::The mock was late: by 12 ms.
`,
    )
  })

  it('are none where nothing is wrong', () => {
    const cases = VIOLATED.cases.filter(({ state }) => state !== 'failed')
    expect(asGithub([{ ...VIOLATED, warnings: [], cases }]).annotations).toBe('')
  })

  it('are one command each, whatever the texts hold', () => {
    fc.assert(
      fc.property(anySuite, (suite) => {
        const lines = asGithub([suite]).annotations.split(/[\r\n\u0085\u2028\u2029]/)
        const wrong = suite.cases.filter(({ state }) => state === 'failed' || state === 'error')
        expect(lines.pop()).toBe('')
        expect(lines).toHaveLength(wrong.length + suite.warnings.length)
        for (const [index, { name, message, detail }] of wrong.entries()) {
          const [, file = '', title = '', data = ''] =
            /^::error file=([^:,]*),title=([^:,]*)::(.*)$/.exec(lines[index] ?? '') ?? []
          expect(asRunnerReads(file)).toBe(visible(suite.file))
          expect(asRunnerReads(title)).toBe(visible(name))
          expect(asRunnerReads(data).split('\n')).toEqual([message, ...detail].map(visible))
        }
      }),
      { seed: SEED, numRuns: 1_000 },
    )
  })
})

/** As the runner undoes the escapes of a property; those of data are among them. */
function asRunnerReads(text: string): string {
  return text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%')
}

describe('the summary of the step', () => {
  it('has the headline, what is wrong first, and what passed folded away', () => {
    expect(asGithub([VIOLATED]).summary).toBe(`## ✘ Enrich on sign-up

${VIOLATED.headline.join(' ').replaceAll('<', '\\<')}

**Warning:** The mock was late: by 12 ms.

2 failed, 2 passed.

| result | of | case | seen |
|---|---|---|---|
| ✘ failed | verdict | map-only-on-2xx | 2 violations in 100,000 items |
| ✘ failed | expectations | timeoutShare \\< 1% | timeoutShare is 1%, not \\< 1% |

**map-only-on-2xx**

\`\`\`text
Fields change only on a 2xx
lead 53127, step 0
  expected no write, because the status is 503
  actual   Plan = "team"
  replay   hookdrill explain scenarios/enrich.yaml --lead 53127 --seed 1
1 more like this
\`\`\`

<details><summary>2 passed</summary>

| result | of | case | seen |
|---|---|---|---|
| ✔ passed | expectations | totalDelay \\<= 12h | 9 h 42 m 30 s |
| ✔ passed | expectations | mappedShare \\>= 95% | 99% |

</details>
`)
  })

  it('says what was not checked, and why', () => {
    const { summary } = asGithub([reportAsSuite(sampleReport(), FILE)])
    expect(summary).toContain(
      '| – not checked | verdict | request-as-written | no request was seen |',
    )
  })

  it('says how many errors GitHub does not show as annotations, over all suites', () => {
    const suite: TestSuite = { ...VIOLATED, warnings: [], cases: failures(6) }
    expect(asGithub([suite]).summary).not.toContain('as annotations')
    expect(asGithub([suite, { ...suite, cases: failures(5) }]).summary).toContain(
      '\n\nGitHub shows 10 errors as annotations; 1 more error is only here and in the log.\n',
    )
    const warnings = Array.from({ length: 12 }, () => 'The mock was late.')
    expect(asGithub([{ ...suite, warnings }]).summary).toContain(
      '\n\nGitHub shows 10 warnings as annotations; 2 more warnings are only here and in the log.\n',
    )
  })

  it('leaves out details where GitHub would refuse so much, and says so', () => {
    const detail = Array.from({ length: 100 }, () => '漢'.repeat(900))
    const cases = failures(4).map((each) => ({ ...each, detail }))
    const { summary } = asGithub([{ ...VIOLATED, cases }])
    expect(Buffer.byteLength(summary)).toBeLessThan(1_048_576)
    expect(summary).toContain('**case 1**')
    expect(summary).toContain('The details of 2 more are in the log.')

    const many = asGithub(Array.from({ length: 9 }, () => ({ ...VIOLATED, cases }))).summary
    expect(Buffer.byteLength(many)).toBeLessThan(1_048_576)
  })

  it('marks nothing up that comes from outside', () => {
    const hostile = '</details> `x` | y **z** [a](b) \\ <img> $x$ &lt; #1'
    const { summary } = asGithub([
      {
        ...VIOLATED,
        warnings: [],
        name: hostile,
        cases: failures(1).map((each) => ({ ...each, message: hostile })),
      },
    ])
    const escaped =
      '\\</details\\> \\`x\\` \\| y \\*\\*z\\*\\* \\[a\\](b) \\\\ \\<img\\> \\$x\\$ \\&lt; \\#1'
    expect(summary).toContain(`## ✘ ${escaped}\n`)
    expect(summary).toContain(`| case 0 | ${escaped} |`)
  })

  it('has a fence that nothing inside can close', () => {
    const detail = ['```', '````', '</details>']
    const cases = failures(1).map((each) => ({ ...each, detail }))
    expect(asGithub([{ ...VIOLATED, cases }]).summary).toContain(
      '\n`````text\n```\n````\n</details>\n`````\n',
    )
  })

  it('keeps a row on one line, whatever the texts hold', () => {
    fc.assert(
      fc.property(anySuite, (suite) => {
        const rows = asGithub([suite])
          .summary.split('\n')
          .filter((line) => /^\| [✔✘–] /.test(line))
          .filter((line) => line.replaceAll(/\\./g, '').split('|').length === 6)
        expect(rows.length).toBeGreaterThanOrEqual(suite.cases.length)
      }),
      { seed: SEED, numRuns: 1_000 },
    )
  })
})
