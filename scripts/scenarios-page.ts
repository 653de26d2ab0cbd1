// docs/scenarios.md, out of the scenarios themselves: the name of each, and what its story says first.
import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parse } from 'yaml'

const INTRODUCTION = `<!-- Written by \`npm run docs\`. -->
# The scenarios

All of these come with hookdrill, in the folder \`scenarios\`. \`hookdrill run scenarios/black-hole.yaml\`
rehearses one, \`hookdrill explain scenarios/black-hole.yaml --lead 1\` shows what one lead sends and what
comes back, \`hookdrill lint scenarios/broken/*.yaml\` says what is wrong. Many are configurations that
somebody published: the comment at the top of such a file says who, and what of it is made up, which
latencies and the mix of replies always are. Nothing is ever sent to the hosts in them.
`

export function scenariosPage(): string {
  const worked = filesIn('scenarios').map((file) => row(file, []))
  const broken = filesIn('scenarios/broken').map((file) => row(file, brokenCells(file)))
  return [
    INTRODUCTION,
    `## Worked examples\n\n${table(['file', 'what it is', 'what it shows'], worked)}\n`,
    '## Broken on purpose\n',
    'Mistakes of public guides, posts and templates, as they are made there. `hookdrill lint` finds',
    'something in each; a run refuses what cannot be sent, and sends the rest as it stands. The last',
    'column is the same webhook without the mistake.\n',
    `${table(['file', 'what it is', 'what it shows', 'lint finds', 'mended'], broken)}\n`,
  ].join('\n')
}

function filesIn(folder: string): readonly string[] {
  return globSync(`${folder}/*.yaml`).sort()
}

function row(file: string, more: readonly string[]): string {
  const { name, story } = parse(readFileSync(file, 'utf8'))
  return line([link(file), plain(name), plain(firstSentence(story)), ...more])
}

/** The rules that a broken one says it breaks, and its better twin. */
function brokenCells(file: string): readonly string[] {
  const [, rules, twin] =
    /^# Broken: lint finds (.+)\. Mended: \.\.\/(\S+)$/m.exec(readFileSync(file, 'utf8')) ?? []
  if (!rules || !twin) throw new Error(`${file}: its second line does not say what is broken`)
  const pages = rules.split(', ').map((rule) => `[${rule}](lint.md#${rule})`)
  return [pages.join(', '), link(`scenarios/${twin}`)]
}

function firstSentence(story: string): string {
  return /^.*?\.(?=\s|$)/s.exec(story)?.[0] ?? story
}

function link(file: string): string {
  return `[${basename(file)}](../${file})`
}

/** Text that Markdown leaves as it is. */
function plain(text: string): string {
  return text.replace(/[\\`*_|[\]]/g, '\\$&').replaceAll('<', '&lt;')
}

function table(head: readonly string[], rows: readonly string[]): string {
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows].join('\n')
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}
