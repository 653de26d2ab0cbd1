// The pages hang together: each is in the index, every link leads somewhere, and whatever a command can do
// stands on its page.
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../../src/cli/commands.ts'

const INDEX = 'docs/README.md'
const PAGES = globSync('docs/*.md').toSorted()

interface Link {
  readonly page: string
  readonly file: string
  readonly anchor: string
}

/** Those that stay in the repository. */
function linksOf(page: string): readonly Link[] {
  const found = withoutCode(page).matchAll(/\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)]*))?\)/g)
  return Array.from(found, ([, to = '', anchor = '']) => ({
    page,
    file: to === '' ? page : join(dirname(page), to),
    anchor,
  }))
}

function withoutCode(page: string): string {
  return readFileSync(page, 'utf8').replaceAll(/^```[\s\S]*?^```$/gm, '')
}

/** As GitHub makes them. */
function anchorsOf(page: string): readonly string[] {
  return Array.from(withoutCode(page).matchAll(/^#+ (.+)$/gm), ([, heading = '']) =>
    heading
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\p{M}_\- ]/gu, '')
      .replaceAll(' ', '-'),
  )
}

describe('links', () => {
  const all = [...PAGES, ...globSync('*.md')].flatMap(linksOf)

  it('lead to files that are there', () => {
    expect(all.length).toBeGreaterThan(200)
    expect(all.filter(({ file }) => !existsSync(file))).toEqual([])
  })

  it('lead to headings that are there', () => {
    const toHeadings = all.filter(({ anchor }) => anchor !== '')
    expect(toHeadings.length).toBeGreaterThan(40)
    const broken = toHeadings.filter(({ file, anchor }) => !anchorsOf(file).includes(anchor))
    expect(broken).toEqual([])
  })
})

describe('the index', () => {
  it('has every page', () => {
    const linked = linksOf(INDEX).map(({ file }) => file)
    expect(PAGES.filter((page) => page !== INDEX && !linked.includes(page))).toEqual([])
  })

  it('is linked by the README', () => {
    expect(linksOf('README.md').map(({ file }) => file)).toContain(INDEX)
  })

  it('has every command, in the order of the help', () => {
    expect(rows.map(({ name }) => name)).toEqual(COMMANDS.map(({ name }) => name))
  })
})

const rows = Array.from(
  readFileSync(INDEX, 'utf8').matchAll(/^\| `hookdrill (\w+)` \| \[.*\]\((.*)\) \|$/gm),
  ([, name = '', page = '']) => ({ name, page: join('docs', page) }),
)

/** What many commands take stands on one page. */
const SHARED: Readonly<Record<string, readonly string[]>> = {
  'docs/run.md': [
    ...['--leads', '--seed', '--concurrency', '--set', '--what-if'],
    ...['--allow-path', '--redact', '--quiet', '--no-progress'],
  ],
  'docs/security.md': ['--allow-path', '--redact'],
  'docs/workers.md': ['--replications', '--workers', '--redis', '--resume'],
}

describe('docs/marketo.md', () => {
  it('has everything that is cited of it', () => {
    const known = readFileSync('docs/marketo.md', 'utf8')
    const isKnown = (number: string): boolean =>
      known.includes(`**${number}**`) || known.includes(`\n## ${number} `)
    const cited = [...globSync('src/**/*.{ts,tsx}'), ...PAGES].flatMap((file) =>
      Array.from(
        readFileSync(file, 'utf8').matchAll(/marketo\.md §(\d+(?:\.\d+)*)/g),
        ([, number]) => {
          return `${number}`
        },
      ),
    )
    expect(new Set(cited).size).toBeGreaterThan(40)
    expect([...new Set(cited)].filter((number) => !isKnown(number))).toEqual([])
  })

  it('says what each of its sources is', () => {
    const [text = '', sources = ''] = readFileSync('docs/marketo.md', 'utf8').split('## Sources')
    const named = new Set(text.match(/\b[A-Z]{2,}-[A-Z0-9]+\b|\b(?:RADAR|SSFS|GITLAB|CLAY)\b/g))
    expect(named.size).toBeGreaterThan(30)
    expect([...named].filter((name) => !sources.includes(name))).toEqual([])
  })
})

describe('the page of', () => {
  it.each(rows)('$name has all of its options', async ({ name, page }) => {
    const command = new Command(name)
    const entry = COMMANDS.find((each) => each.name === name)
    const { configure } = (await entry?.load()) ?? {}
    configure?.(command, () => {})
    const flags = command.options.map(({ long }) => `${long}`)
    const missing = flags.filter((flag) => {
      const other = Object.keys(SHARED).find((each) => SHARED[each]?.includes(flag))
      return !new RegExp(`\`[^\`]*${flag}\\b`).test(readFileSync(other ?? page, 'utf8'))
    })
    expect(missing).toEqual([])
    expect(flags.length > 0 || name === 'schema').toBe(true)
  })
})
