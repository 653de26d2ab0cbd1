// docs/scenarios.md, out of the scenarios themselves: the name of each, and what its story says first.
import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parse } from 'yaml'

const INTRODUCTION = `<!-- Written by \`npm run docs\`. -->
# The scenarios

All of these come with hookdrill, in the folder \`scenarios\`. \`hookdrill run scenarios/black-hole.yaml\`
rehearses one, \`hookdrill explain scenarios/black-hole.yaml --lead 1\` shows what one lead sends and what
comes back. The comment at the top of a file says where its webhook is from and what of it is made up:
latencies and the mix of replies always are. Nothing is ever sent to the hosts in them.
`

export function scenariosPage(): string {
  const worked = filesIn('scenarios').map((file) => row(file, []))
  const broken = filesIn('scenarios/broken').map((file) => row(file, [mended(file)]))
  return [
    INTRODUCTION,
    `## Worked examples\n\n${table(['file', 'what it is', 'what it shows'], worked)}\n`,
    '## Broken on purpose\n',
    'Mistakes of public guides, posts and templates, kept as they are made; the last column leads to the',
    'same webhook without the mistake. A mistake that cannot be run is refused, which its story says.\n',
    `${table(['file', 'what it is', 'what it shows', 'mended'], broken)}\n`,
  ].join('\n')
}

function filesIn(folder: string): readonly string[] {
  return globSync(`${folder}/*.yaml`).sort()
}

function row(file: string, more: readonly string[]): string {
  const { name, story } = parse(readFileSync(file, 'utf8'))
  return line([link(file), plain(name), plain(firstSentence(story)), ...more])
}

/** The file that a broken one names as its better twin. */
function mended(file: string): string {
  const twin = /^# Broken: .* Mended: \.\.\/(\S+)/m.exec(readFileSync(file, 'utf8'))?.[1]
  if (twin === undefined) throw new Error(`${file}: its second line names no file that is mended`)
  return link(`scenarios/${twin}`)
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
