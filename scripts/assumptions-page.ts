// docs/assumptions.md, out of the tables in code.
import { EXECUTOR_ASSUMPTIONS } from '../src/executor/assumptions.ts'
import { RUN_ASSUMPTIONS } from '../src/scenario/assumptions.ts'
import type { Assumption } from '../src/scenario/model.ts'

const INTRODUCTION = `<!-- Written by \`npm run docs\`. -->
# What is assumed

Where the platform's documentation is silent, disputed or incomplete, hookdrill takes a decision, and
names it. *documented* is what the platform says itself, *community* what practitioners report,
*chosen* what only we say; [what is known](marketo.md) has the sources. Every report lists those that its
scenario left open. A setting that begins with \`instance.\`, \`campaign.\`, \`leads.\` or \`tokens\` can be
written in the scenario; the others are fixed. What is left out altogether stands in [the model](model.md).
`

/** Where the truth is another: what that would do to the total execution delay. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'instance.concurrency':
    'with more slots sooner, with fewer later; in proportion, while all are busy',
  slots: 'with a pool for each webhook sooner, where several share one',
  flow: 'with all calls of a lead at once: each lead is through sooner, busy slots are not',
  'flow.failure': 'sooner, by the steps that a flow which stops does not run',
  'flow.slowLead': 'later; where a campaign takes one lead at a time it is the leg on 1 slot',
  'campaign.arrivals':
    'spread out: later, if they come more slowly than the slots work; waits and backlog are smaller',
  priority: 'later',
  'instance.processing': 'later, where fewer steps than slots are worked on, or sends come between',
  'campaign.qualification': 'every time: later, by the calls of those who come again',
  'leads.count': 'in proportion, while the slots are busy',
  'instance.timeout': 'in proportion to the slot time that timeouts own',
  'instance.timeoutCovers':
    'connect or read: later, where bodies drip; the same where answers come in one piece',
  'instance.timeoutEdge': 'the same: only what ends at that very instant ends otherwise',
  retries: 'later, by the calls that are made again; services have more to do as well',
  'instance.redirects': 'followed: later, by further requests in the same slot',
  failures: 'the same: these are names',
}

const SECTIONS = [
  ['delay', 'What bears on how long it takes'],
  ['request', 'What bears on what is sent'],
  ['mapping', 'What bears on what is mapped'],
] as const

export function assumptionsPage(): string {
  const all: readonly Assumption[] = [...RUN_ASSUMPTIONS, ...EXECUTOR_ASSUMPTIONS]
  const sections = SECTIONS.map(([affects, title]) => {
    const rows = all.filter((assumption) => assumption.affects === affects)
    const table = affects === 'delay' ? delayTable(rows) : plainTable(rows)
    return `## ${title}\n\n${table.join('\n')}\n`
  })
  return [INTRODUCTION, ...sections].join('\n')
}

function delayTable(rows: readonly Assumption[]): readonly string[] {
  return [
    '| setting | what is assumed | basis | source | if it is otherwise, it takes |',
    '|---|---|---|---|---|',
    ...rows.map((assumption) => {
      const otherwise = OTHERWISE[assumption.setting]
      if (otherwise === undefined) throw new Error(`${assumption.setting}: which way does it err?`)
      return `${row(assumption)} ${otherwise} |`
    }),
  ]
}

function plainTable(rows: readonly Assumption[]): readonly string[] {
  return ['| setting | what is assumed | basis | source |', '|---|---|---|---|', ...rows.map(row)]
}

function row({ setting, value, basis, source }: Assumption): string {
  const text = value.replaceAll('|', '\\|').replaceAll('<', '&lt;')
  const linked = source.replace(/marketo\.md §[\d.]+/, '[$&](marketo.md)')
  return `| \`${setting}\` | ${text} | ${basis} | ${linked} |`
}
