// docs/assumptions.md, out of the tables in code.
import { EXECUTOR_ASSUMPTIONS } from '../src/executor/assumptions.ts'
import { RUN_ASSUMPTIONS } from '../src/scenario/assumptions.ts'
import type { Assumption } from '../src/scenario/model.ts'

const INTRODUCTION = `<!-- Written by \`npm run docs\`. -->
# What is assumed

Where the platform's documentation is silent, disputed or incomplete, hookdrill takes a decision, and
names it. *documented* is what the platform says itself, *community* what practitioners report,
*chosen* what only we say. Every report lists those that its scenario left open. A setting that begins
with \`instance.\`, \`campaign.\`, \`leads.\` or \`tokens\` can be written in the scenario; the others are
fixed.
`

const SECTIONS = [
  ['delay', 'What bears on how long it takes'],
  ['request', 'What bears on what is sent'],
  ['mapping', 'What bears on what is mapped'],
] as const

export function assumptionsPage(): string {
  const all: readonly Assumption[] = [...RUN_ASSUMPTIONS, ...EXECUTOR_ASSUMPTIONS]
  const sections = SECTIONS.map(([affects, title]) => {
    const rows = all.filter((assumption) => assumption.affects === affects).map(row)
    const head = '| setting | what is assumed | basis | source |\n|---|---|---|---|'
    return `## ${title}\n\n${head}\n${rows.join('\n')}\n`
  })
  return [INTRODUCTION, ...sections].join('\n')
}

function row({ setting, value, basis, source }: Assumption): string {
  return `| \`${setting}\` | ${value.replaceAll('|', '\\|').replaceAll('<', '&lt;')} | ${basis} | ${source} |`
}
