// Every code block of every page is run: commands in a shell, and what a page says they print is what they
// print; programs, suites and scenarios by the tests beside this one. A block that nobody looks at fails.
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { completeExample, lintText } from '../../scripts/lint-example.ts'
import { FENCES, type Fence, PAGES } from './fences.ts'
import { KEPT, type Kept, NOT_RUN } from './kept.ts'
import { openShell, type Shell } from './shell.ts'
import { shownAs } from './shown.ts'

const named = [...KEPT, ...NOT_RUN]

type Way = 'a test of its own' | 'packages' | 'program' | 'scenario' | 'part' | 'shell' | 'output'

/** What becomes of a block; `undefined` where nothing does. */
function wayOf(fence: Fence): Way | undefined {
  const { page, language, text, printedBy } = fence
  if (language === 'sh' && linesOf(fence).every((line) => line.startsWith('npm '))) {
    return 'packages'
  }
  if (language === 'ts' && page !== 'CONTRIBUTING.md') return 'program' // `programs.test.ts`
  if (isKept(fence)) return 'a test of its own'
  if (language === 'yaml' && page.startsWith('docs/')) {
    return /^name: /m.test(text) ? 'scenario' : 'part' // `docs.test.ts` runs the whole ones
  }
  if (language === 'sh') return 'shell'
  return printedBy && wayOf(printedBy) === 'shell' ? 'output' : undefined
}

function isKept(fence: Fence): boolean {
  const kept = named.find((row) => row.page === fence.page && row.language === fence.language)
  if (!kept) return false
  return kept.count === 'all' || ofKind(kept).indexOf(fence) < kept.count
}

function ofKind({ page, language }: Pick<Kept, 'page' | 'language'>): readonly Fence[] {
  return FENCES.filter((fence) => fence.page === page && fence.language === language)
}

function linesOf({ text }: Fence): readonly string[] {
  return text.trimEnd().split('\n')
}

function fencesOn(way: Way): readonly Fence[] {
  return FENCES.filter((fence) => wayOf(fence) === way)
}

describe('code blocks', () => {
  it('are all run or looked at by something', () => {
    expect(FENCES.length).toBeGreaterThan(150)
    const orphans = FENCES.filter((fence) => wayOf(fence) === undefined)
    expect(orphans.map(({ page, line }) => `${page}:${line}`)).toEqual([])
  })

  it.each(KEPT)('of $language on $page are there for $by', (kept) => {
    const { count } = kept
    expect(ofKind(kept).length).toBeGreaterThanOrEqual(count === 'all' ? 1 : count)
    expect(existsSync(kept.by)).toBe(true)
    expect(readFileSync(kept.by, 'utf8')).toContain(kept.page.replace(/^docs\/|\.md$/g, ''))
  })

  it.each(NOT_RUN)('of $page that nothing runs are still there', (kept) => {
    expect(ofKind(kept)).toHaveLength(Number(kept.count))
  })

  it('that a test of their own runs line by line have commands in every line', () => {
    const kept = fencesOn('a test of its own').filter(({ language }) => language === 'sh')
    const odd = kept.filter((fence) => !linesOf(fence).every((line) => /^hookdrill /.test(line)))
    expect(kept.length).toBeGreaterThan(20)
    expect(odd.map(({ page, line }) => `${page}:${line}`)).toEqual([])
  })

  it('stand at the beginning of a line, where they are found', () => {
    const found = (page: string): number => FENCES.filter((fence) => fence.page === page).length
    const fenceLines = (page: string): number =>
      Array.from(readFileSync(page, 'utf8').matchAll(/^[ \t>]*(?:```|~~~)/gm)).length
    expect(PAGES.filter((page) => fenceLines(page) !== 2 * found(page))).toEqual([])
  })
})

describe('commands of npm', () => {
  const { scripts, peerDependencies, name } = JSON.parse(readFileSync('package.json', 'utf8'))
  const scriptOf: Readonly<Record<string, RegExp>> = {
    ci: /^\s*step .* npm ci/m,
    start: /"start":/,
    test: /"test":/,
  }

  it.each(
    fencesOn('packages').flatMap((fence) =>
      linesOf(fence).map((line) => ({ page: fence.page, command: line.replace(/ +#.*/, '') })),
    ),
  )('$page: $command', ({ command }) => {
    const [, verb = '', ...words] = command.split(' ')
    if (verb === 'run') {
      expect(Object.keys(scripts)).toContain(words[0])
    } else if (verb === 'install') {
      const packages = words.filter((word) => !word.startsWith('-'))
      expect([name, ...Object.keys(peerDependencies)]).toEqual(expect.arrayContaining(packages))
    } else {
      expect(readFileSync('.ci/run', 'utf8') + readFileSync('package.json', 'utf8')).toMatch(
        scriptOf[verb] ?? /^never$/,
      )
    }
  })
})

describe('parts of a scenario', () => {
  it.each(fencesOn('part'))('on $page, line $line, are right', ({ text }) => {
    const errors = lintText(completeExample(text)).filter(({ severity }) => severity === 'error')
    expect(errors).toEqual([])
  })
})

describe('commands', () => {
  const pages = Map.groupBy(fencesOn('shell'), ({ page }) => page)

  it.each([...pages.keys()])('of %s print what it says', { timeout: 240_000 }, async (page) => {
    const shell = openShell()
    for (const fence of FENCES.filter((each) => each.page === page)) {
      const file = fence.text.match(/^# (\S+\.\w+)\n/)?.[1]
      if (file !== undefined) shell.write(file, fence.text)
      if (wayOf(fence) === 'shell') await expectToHold(fence, shell)
    }
  })

  async function expectToHold(fence: Fence, shell: Shell): Promise<void> {
    const place = `${fence.page}:${fence.line}`
    const output = FENCES.find(({ printedBy }) => printedBy === fence)
    if (!output) {
      const { exitCode, stderr } = await shell.run(fence.text)
      expect(withoutProgress(stderr), place).toBe('')
      expect(exitCode, place).toBe(0)
      return
    }
    const { exitCode, stdout } = await shell.show(fence.text)
    expect(withoutProgress(stdout), `${place} prints`).toMatch(shownAs(output.text))
    expect(exitCode, place).toBe(0)
  }
})

function withoutProgress(said: string): string {
  return said.replaceAll(/^(?:\[[#-]+\]|\d+ runs? ·) .* (?:calls|runs)\/s.*\n/gm, '')
}
