// The programs that pages and comments show run and print what they say.
import { globSync, readFileSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it } from 'vitest'
import { blocks, runnerOf, runProgram } from './page.ts'

describe('programs', () => {
  const pages = ['README.md', ...globSync('docs/*.md')].filter(
    (page) => blocks('ts', readFileSync(page, 'utf8')).length > 0,
  )

  it.each(pages)(
    'that %s shows run and print what they say, suites pass',
    {
      timeout: 120_000,
    },
    async (page) => {
      for (const program of blocks('ts', readFileSync(page, 'utf8'))) await expectToHold(program)
    },
  )

  const comments = globSync('src/**/*.ts').flatMap((file) =>
    blocks('ts', readFileSync(file, 'utf8').replaceAll(/^ \* ?/gm, ''))
      .filter((text) => text.startsWith('import '))
      .map((text) => ({ file, text })),
  )

  it('stand in comments of the public functions', () => {
    const named = (name: string) => comments.some(({ text }) => text.includes(` ${name}`))
    const wanted = ['simulate', 'loadScenario', 'defineScenario', 'explain', 'lint', 'serve']
    expect(wanted.filter((name) => !named(name))).toEqual([])
  })

  it.each(comments)('that a comment of $file shows run and print what they say', async ({ text }) =>
    expectToHold(text),
  )
})

async function expectToHold(program: string): Promise<void> {
  const { exitCode, stdout, stderr } = await runProgram(program)
  expect(stderr).toBe('')
  expect(exitCode, stdout).toBe(0)
  if (runnerOf(program) !== 'node') return
  const says = Array.from(program.matchAll(/console\.log\(.*\) \/\/ (.*)/g), ([, text]) => text)
  expect(stdout.trimEnd().split('\n')).toEqual(
    says.length === 0 ? [''] : says.map((text) => text?.split(' // ')[0]),
  )
}

it('a suite of docs/vitest.md whose executor goes wrong says what the page says', {
  timeout: 120_000,
}, async () => {
  const page = readFileSync('docs/vitest.md', 'utf8')
  const [suite = ''] = blocks('ts', page)
  expect(suite).toContain('response.ok && ')
  const { exitCode, stderr } = await runProgram(suite.replace('response.ok && ', ''))
  expect(stripVTControlCharacters(stderr)).toContain(blocks('text', page)[0]?.trimEnd())
  expect(exitCode).toBe(1)
})
