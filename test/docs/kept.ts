// Who looks after the blocks that are not simply run: by page and language, how many there are, and the test
// that looks at them. A block more than that is one that nothing looks at.

export interface Kept {
  readonly page: string
  readonly language: string
  /** The first so many of the page; `all` where the test takes whatever there is. */
  readonly count: number | 'all'
  /** The test file, or why nothing can run it. */
  readonly by: string
}

const rows = (
  by: string,
  kept: readonly (readonly [page: string, language: string, count: number | 'all'])[],
): readonly Kept[] => kept.map(([page, language, count]) => ({ page, language, count, by }))

const DOCS = 'test/docs/docs.test.ts'
const EXECUTORS = 'test/docs/executors.test.ts'
const PLANS = 'test/docs/plans.test.ts'
const BAD_INPUT = 'test/scenario/bad-input-page.test.ts'
const LINT = 'test/scenario/lint/lint.test.ts'

export const KEPT: readonly Kept[] = [
  ...rows(DOCS, [
    ['README.md', 'sh', 'all'],
    ['README.md', 'yaml', 1],
    ['README.md', 'text', 1],
    ['docs/ci.md', 'sh', 'all'],
    ['docs/ci.md', 'yaml', 2],
    ['docs/ci.md', 'groovy', 1],
    ['docs/lint.md', 'sh', 1],
    ['docs/reports.md', 'yaml', 1],
    ['docs/security.md', 'text', 1],
    ['docs/serve.md', 'sh', 'all'],
    ['docs/tui.md', 'sh', 1],
    ['docs/wire.md', 'sh', 'all'],
  ]),
  ...rows(EXECUTORS, [
    ['docs/conform.md', 'js', 1],
    ['docs/conform.md', 'sh', 'all'],
    ['docs/conform.md', 'text', 1],
    ['docs/conform.md', 'typescript', 1],
    ['docs/fuzz.md', 'js', 1],
    ['docs/fuzz.md', 'sh', 2],
    ['docs/fuzz.md', 'yaml', 2],
    ['docs/handlers.md', 'js', 2],
    ['docs/handlers.md', 'yaml', 1],
    ['docs/sockets.md', 'sh', 1],
    ['docs/sockets.md', 'text', 1],
  ]),
  ...rows(PLANS, [
    ['docs/calibrate.md', 'sh', 2],
    ['docs/calibrate.md', 'text', 1],
    ['docs/cross-check.md', 'sh', 1],
    ['docs/cross-check.md', 'text', 1],
    ['docs/reports.md', 'sh', 'all'],
    ['docs/what-if.md', 'sh', 1],
    ['docs/workers.md', 'json', 1],
    ['docs/workers.md', 'sh', 6],
  ]),
  ...rows('test/docs/programs.test.ts', [['docs/vitest.md', 'text', 1]]),
  ...rows('test/package/licences.test.ts', [['docs/licences.md', 'text', 'all']]),
  ...rows(BAD_INPUT, [
    ['docs/bad-input.md', 'csv', 'all'],
    ['docs/bad-input.md', 'json', 'all'],
    ['docs/bad-input.md', 'text', 'all'],
    ['docs/bad-input.md', 'yaml', 'all'],
  ]),
  ...rows(LINT, [
    ['docs/lint.md', 'text', 'all'],
    ['docs/lint.md', 'yaml', 'all'],
  ]),
]

/** Nothing runs these. */
export const NOT_RUN: readonly Kept[] = [
  ...rows('the shape of a line in words; each example below it is compared with the program', [
    ['docs/bad-input.md', '', 1],
    ['docs/lint.md', '', 1],
  ]),
]
