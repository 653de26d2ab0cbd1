// Texts that end the process, or keep it for minutes, where nothing stops them before the parser.
import { spawnSync } from 'node:child_process'
import { describe, expect, it, vi } from 'vitest'
import { parseDocument } from 'yaml'
import { parseScenario } from '../../src/scenario/parse.ts'
import { syntaxIssues } from '../../src/scenario/syntax.ts'

const MEGABYTE = 1_048_576

function ruleFor(text: string): string | undefined {
  const parsed = parseScenario(text, 'x.yaml')
  return 'issues' in parsed ? parsed.issues[0]?.rule : undefined
}

describe('a scenario of a megabyte', () => {
  it.each([
    ['[ never closed', '['],
    ['{ never closed', '{'],
    ['mappings in mappings', '{a: '],
    ['lists in lists', '- '],
    ['keys in keys', '? '],
    ['keys in values', '? : '],
  ])('of %s is refused before a tree is built of it', (_, piece) => {
    const parsed = parseScenario(piece.repeat(MEGABYTE / piece.length), 'x.yaml')
    expect(parsed).toMatchObject({
      issues: [{ code: 'out-of-range', rule: 'A scenario nests at most 80 deep.' }],
    })
    const [issue] = 'issues' in parsed ? parsed.issues : []
    expect(issue?.place).toMatchObject({ file: 'x.yaml', line: 1 })
    expect(issue?.place?.column).toBeLessThan(400)
  })

  it.each([']', '}'])('of %s is refused at the first of them', (piece) => {
    expect(ruleFor(piece.repeat(MEGABYTE))).toBe('Brackets close here that were never opened.')
  })

  it('of nothing but commas, line ends or comments is refused by its length', () => {
    for (const piece of ['[1,2,', '\n# x\n', '- x\n'])
      expect(ruleFor(piece.repeat(MEGABYTE / 2))).toMatch(
        /^A scenario (?:has at most 1,000,000 tokens|nests)/,
      )
  })

  it('ends with its mistake in 100 MB of memory', () => {
    const code = `
      const { parseScenario } = await import('./src/scenario/parse.ts')
      for (const text of ['['.repeat(${MEGABYTE}), '- '.repeat(${MEGABYTE / 2}), 'a: ['.repeat(100_000)]) {
        console.log(parseScenario(text, 'x.yaml').issues.length)
      }`
    const { stdout, status } = spawnSync(
      process.execPath,
      ['--max-old-space-size=100', '--input-type=module', '--eval', code],
      { encoding: 'utf8', timeout: 60_000 },
    )
    expect({ stdout, status }).toEqual({ stdout: '1\n1\n1\n', status: 0 })
  })
})

describe('what only looks deep', () => {
  it.each([
    ['brackets in a text', `a: "${'['.repeat(1_000)}"`],
    ['brackets in a block', `a: |\n  ${'[\n  '.repeat(500)}`],
    ['brackets in plain text', `a: x${' ['.repeat(500)}`],
    ['a list of a thousand lists', `a: [${'[1],'.repeat(1_000)}]`],
    ['a list of a thousand mappings', '- - a: 1\n'.repeat(1_000).replaceAll('- -', '-')],
    ['80 brackets', `a: ${'['.repeat(79)}${']'.repeat(79)}`],
  ])('is read: %s', (_, text) => {
    expect(ruleFor(`top:\n  ${text.replaceAll('\n', '\n  ')}`)).toBeUndefined()
  })
})

it('of many complaints the first thousand are looked at', () => {
  const text = '"" '.repeat(3_000)
  const document = parseDocument(text)
  expect(document.errors.length).toBeGreaterThan(2_000)
  const placeAt = vi.fn((offset: number) => ({ file: 'x.yaml', line: 1, column: offset + 1 }))
  expect(syntaxIssues(document, placeAt)).toMatchObject([{ code: 'syntax' }])
  expect(placeAt.mock.calls.length).toBeLessThanOrEqual(1_000)
})

it('a complaint that quotes a megabyte is cut, and is soon there', () => {
  const found = parseScenario(`a: !${'.'.repeat(MEGABYTE)}x y`, 'x.yaml')
  const [issue] = 'issues' in found ? found.issues : []
  expect(issue?.rule).toMatch(/^Unresolved tag: !\.{20,}…$/)
  expect(issue?.rule.length).toBeLessThan(200)
})
