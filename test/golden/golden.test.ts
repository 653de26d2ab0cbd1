// What scenarios of the package come to is checked in and reviewed as a diff: of those below the whole
// report at `handlers`; of all others, whose limits test/scenarios holds, only what one lead sends and
// what comes of it. `npm run golden` writes the files anew; without it a difference is a failure.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { Executor } from '../../src/executor/webhook.ts'
import { loadScenario } from '../../src/disk/load-scenario.ts'
import { thisMachine } from '../../src/disk/machine.ts'
import { explain } from '../../src/rehearse/explain.ts'
import { rehearse } from '../../src/rehearse/rehearse.ts'
import { asGithub } from '../../src/report/as-github.ts'
import { asJson } from '../../src/report/as-json.ts'
import { asJunit } from '../../src/report/as-junit.ts'
import { asTerminal } from '../../src/report/as-terminal.ts'
import type { Report } from '../../src/report/report.ts'
import { reportAsSuite } from '../../src/report/report-as-suite.ts'
import { isOtherNode } from '../runs.ts'
import type { StoryCall } from '../../src/report/story.ts'

const FIRST_LINE = 'Written by `npm run golden`; do not edit.'
const isWriting = process.env.HOOKDRILL_GOLDEN === 'write'

const WHOLE = [
  'black-hole.yaml',
  'documented-sum.yaml',
  'every-fault.yaml',
  'mixed-statuses.yaml',
  'one-percent-timeouts.yaml',
  'xml-enrichment.yaml',
]

/** Not again on every Node: 100,000 leads each. */
const LARGE = ['documented-sum.yaml', 'one-percent-timeouts.yaml']
const compared = WHOLE.filter((file) => !isOtherNode || !LARGE.includes(file))

/** The lead of the others; index from 0. */
const LEAD = 1

/** What varies between two equal runs, made equal. */
const SOME_RUN = {
  wallMs: 1_000,
  callsPerSecond: 1_000,
  peakRssMb: 100,
  version: '0.0.0',
  node: '0.0.0',
  startedAt: '2026-01-01T00:00:00.000Z',
}

const files = readdirSync('scenarios').filter((file) => file.endsWith('.yaml')).sort()
const others = files.filter((file) => !WHOLE.includes(file))

it.each(compared)('the report of %s is the one checked in', { timeout: 120_000 }, async (file) => {
  const scenario = await loadScenario(`scenarios/${file}`)
  const report = await rehearse(scenario, {}, thisMachine())
  expectGolden(file.replace('.yaml', '.txt'), goldenText({ ...report, run: SOME_RUN }))
})

it('what one lead of every other scenario sends is what is checked in', async () => {
  const texts: string[] = []
  for (const file of others) texts.push(await oneLead(file))
  expectGolden('one-lead.txt', [FIRST_LINE, ...texts].join('\n\n'))
})

it('what CI gets of an executor that breaks rules is what is checked in', async () => {
  const file = 'scenarios/mixed-statuses.yaml'
  const scenario = await loadScenario(file, { leads: 200, set: ['expect.timeouts=> 0'] })
  const report = await rehearse(scenario, { executor: mapsAnything }, thisMachine())
  const suites = [reportAsSuite({ ...report, run: SOME_RUN }, file)]
  const { annotations, summary } = asGithub(suites)
  expectGolden('ci.txt', [FIRST_LINE, asJunit(suites), annotations, summary].join('\n'))
})

/** Whatever the status is. */
const mapsAnything: Executor = {
  name: 'maps anything',
  async execute({ webhook }, { dispatcher }) {
    const { origin, pathname } = new URL(webhook.url)
    const { body, statusCode } = await dispatcher.request({ origin, path: pathname, method: 'GET' })
    await body.text()
    const writes = [{ attribute: 'domain_status', field: 'Domain Status', value: 'ok' }]
    return { outcome: 'mapped', status: statusCode, reasonPhrase: '', writes, skipped: [] }
  },
}

it('every golden file belongs to a scenario', () => {
  const goldens = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.txt'))
  const wanted = [...WHOLE.map((file) => file.replace('.yaml', '.txt')), 'one-lead.txt', 'ci.txt']
  expect(goldens.sort()).toEqual(wanted.sort())
  expect(files).toEqual(expect.arrayContaining(WHOLE))
})

function expectGolden(name: string, text: string): void {
  const golden = new URL(name, import.meta.url)
  if (isWriting) writeFileSync(golden, text)
  expect(text).toBe(readFileSync(golden, 'utf8'))
}

function goldenText(report: Report): string {
  const terminal = asTerminal(report, { columns: 100, hasColor: false })
  return [FIRST_LINE, terminal, asJson(report)].join('\n')
}

async function oneLead(file: string): Promise<string> {
  const story = await explain(await loadScenario(`scenarios/${file}`), LEAD, thisMachine())
  return [`== ${file}: lead ${LEAD} of “${story.scenario.name}”`, ...story.calls.map(callText)].join(
    '\n',
  )
}

/** Request, reply, and what was written, without what depends on the version. */
function callText({ request, reply, outcome, mappings }: StoryCall): string {
  if (request.kind === 'not sent') return `not sent: ${request.why}`
  const headers = request.headers.filter(([name]) => name !== 'user-agent')
  const answer = reply.kind === 'answer' ? `${reply.status} ${reply.body}` : reply.why
  return [
    `${request.method} ${request.url}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    ...(request.body === '' ? [] : [request.body.trimEnd()]),
    `-> ${answer.trimEnd()}`,
    `${outcome.name}: ${outcome.why}`,
    ...mappings.map(({ attribute, field, verdict, value }) => {
      return `${attribute} -> ${field}: ${verdict} ${JSON.stringify(value)}`
    }),
  ].join('\n')
}
