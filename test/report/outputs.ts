// Everything that hookdrill prints or writes of one scenario, by name, for tests that look for what must
// not be in any of it. The executor makes every mistake whose words can quote something.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { chartAssets } from '../../src/disk/chart-assets.ts'
import { openJournal } from '../../src/disk/journal.ts'
import { lintScenario } from '../../src/disk/lint-scenario.ts'
import { compare } from '../../src/door/compare.ts'
import { crossCheck } from '../../src/door/cross-check.ts'
import { explain } from '../../src/door/explain.ts'
import { forecast } from '../../src/door/forecast.ts'
import { fuzz } from '../../src/door/fuzz.ts'
import { rank } from '../../src/door/rank.ts'
import { serve } from '../../src/door/serve.ts'
import { simulate } from '../../src/door/simulate.ts'
import { solve } from '../../src/door/solve.ts'
import { sweep } from '../../src/door/sweep.ts'
import type { Executor } from '../../src/executor/webhook.ts'
import { failureAsYaml } from '../../src/fuzz/as-yaml.ts'
import {
  COMPARE_FORMATS,
  comparisonAsTerminal,
  describeError,
  FORECAST_FORMATS,
  forecastAsTerminal,
  fuzzedAsText,
  LINT_FORMATS,
  loadScenario,
  openCallLog,
  RANK_FORMATS,
  REPORT_FORMATS,
  type Redact,
  type Report,
  rankingAsTerminal,
  reportAsSuite,
  type Scenario,
  SOLUTION_FORMATS,
  SWEEP_FORMATS,
  servedAsText,
  solutionAsTerminal,
  storyAsJson,
  storyAsTerminal,
  sweepAsTerminal,
} from '../../src/index.ts'
import { mapsOnlyOn2xx, meetsExpectations } from '../../src/kit/claims.ts'
import { asGithub } from '../../src/report/as-github.ts'
import { asTerminal } from '../../src/report/as-terminal.ts'
import type { ScenarioInput } from '../../src/scenario/schema.ts'
import { createApp } from '../../src/tui/create-app.ts'
import { withDefect } from '../mutants/mutant.ts'

const PAPER = { columns: 120, hasColor: false }

/** By what it is: its text. */
export type Outputs = Map<string, string>

export interface OutputsWanted {
  readonly redact?: Redact
  /** What a careless program would put into its errors and writes. */
  readonly quoted: (call: Parameters<Executor['execute']>[0]) => string
  /** Files that the scenario names. */
  readonly files?: Readonly<Record<string, string>>
}

/** Written into a file, because commands that replay name one. */
export async function loaded(
  input: ScenarioInput,
  { files = {}, redact }: Pick<OutputsWanted, 'files' | 'redact'>,
): Promise<{ readonly scenario: Scenario; readonly file: string; readonly folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'hookdrill-out-'))
  const file = join(folder, 'scenario.yaml')
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  writeFileSync(file, stringify(input))
  return { scenario: await loadScenario(file, { ...(redact && { redact }) }), file, folder }
}

/** Of `run` in every format, with an executor that does everything wrong. */
export async function runOutputs(
  { scenario, folder }: { readonly scenario: Scenario; readonly folder: string },
  { redact, quoted }: OutputsWanted,
): Promise<Outputs> {
  const out: Outputs = new Map()
  for (const [name, executor] of Object.entries(careless(quoted))) {
    const logs = ['ndjson', 'csv'].map((ending) => join(folder, `${name}.${ending}`))
    const kept = { scenario, ...(redact && { redact }) }
    const opened = await Promise.all(logs.map((file) => openCallLog(file, kept)))
    const report = await simulate(scenario, {
      ...(executor && { executor }),
      ...(redact && { redact }),
      listen: (event) => {
        for (const log of opened) log.listen(event)
      },
    })
    for (const log of opened) await log.close()
    for (const log of logs)
      out.set(`${name}: ${log.replace(/.*\./, 'calls ')}`, readFileSync(log, 'utf8'))
    for (const [format, text] of await reportOutputs(report)) out.set(`${name}: ${format}`, text)
  }
  return out
}

export async function reportOutputs(report: Report): Promise<Outputs> {
  const out: Outputs = new Map()
  const given = { scenarioFile: 'scenario.yaml', chartAssets }
  for (const { name, write } of REPORT_FORMATS) out.set(name, await write(report, given))
  out.set('terminal', asTerminal(report, PAPER))
  const { annotations, summary } = asGithub([reportAsSuite(report, 'scenario.yaml')])
  out.set('github annotations', annotations).set('github summary', summary)
  out.set('a failed claim', mapsOnlyOn2xx(report).message)
  out.set('a failed expectation', meetsExpectations(report).message)
  return out
}

/** By what they do. */
function careless(quoted: OutputsWanted['quoted']): Readonly<Record<string, Executor | undefined>> {
  return {
    'as it should': undefined,
    'writes on any status': withDefect({
      result: (_, { call }) => ({
        outcome: 'mapped',
        status: 200,
        reasonPhrase: quoted(call),
        writes: call.fields.slice(0, 2).map(({ displayName: field }) => ({
          attribute: quoted(call),
          field,
          value: quoted(call),
        })),
        skipped: [],
      }),
    }),
    'sends something else': withDefect({
      request: ({ path, ...request }, call) => ({
        ...request,
        path: `${path}&more=${encodeURIComponent(quoted(call))}`,
        body: `${request.body} ${JSON.stringify(quoted(call))}`,
      }),
    }),
    'sends another body': withDefect({
      request: (request) => ({ ...request, body: `${request.body} ` }),
    }),
    'crashes and quotes': {
      name: 'crashes',
      execute: async (call) => {
        throw new TypeError(`cannot send ${quoted(call)} with ${JSON.stringify(call.lead.values)}`)
      },
    },
    'answers nonsense': {
      name: 'nonsense',
      // What no compiler has seen.
      execute: async (call) => JSON.parse(JSON.stringify([quoted(call), call.lead.values])),
    },
    'cannot read it': withDefect({
      result: (_, { call }) => ({
        outcome: 'unreadable',
        status: 200,
        reasonPhrase: '',
        reason: `at ${quoted(call)}`,
      }),
    }),
  }
}

/** Of every other command. */
export async function otherOutputs(
  { scenario, file }: { readonly scenario: Scenario; readonly file: string },
  { redact }: Pick<OutputsWanted, 'redact'>,
): Promise<Outputs> {
  const out: Outputs = new Map()
  const kept = redact && { redact }
  for (const lead of [0, 1, 2]) {
    const story = await explain(scenario, lead, { ...kept })
    out.set(`explain ${lead}`, storyAsTerminal(story, { ...PAPER, hasAllFields: true }))
    out.set(`explain ${lead} json`, storyAsJson(story))
  }
  const linted = [await lintScenario(file, { ...kept })]
  for (const [name, write] of Object.entries(LINT_FORMATS)) {
    out.set(`lint ${name}`, write(linted, { hasColor: false }))
  }
  const how = { replications: 2 }
  const swept = await sweep(scenario, { vary: ['concurrency=1,2'], ...how })
  for (const { name, write } of SWEEP_FORMATS) out.set(`sweep ${name}`, write(swept))
  out.set('sweep', sweepAsTerminal(swept, PAPER))
  const ranked = await rank(scenario, how)
  for (const { name, write } of RANK_FORMATS) out.set(`rank ${name}`, write(ranked))
  out.set('rank', rankingAsTerminal(ranked, PAPER))
  const foreseen = await forecast(scenario, { deadline: '1h', ...how })
  for (const { name, write } of FORECAST_FORMATS) out.set(`forecast ${name}`, write(foreseen))
  out.set('forecast', forecastAsTerminal(foreseen, PAPER))
  const solved = await solve(scenario, { for: 'concurrency', target: ['totalDelay <= 1h'], ...how })
  for (const { name, write } of SOLUTION_FORMATS) out.set(`solve ${name}`, write(solved))
  out.set('solve', solutionAsTerminal(solved, PAPER))
  const other = await loadScenario(file, {
    ...kept,
    set: ['webhooks.enrich.url=https://a.example/'],
  }).catch(() => undefined)
  const slower = other ?? (await loadScenario(file, { ...kept, set: ['instance.timeout=10s'] }))
  const flipped: Parameters<(typeof COMPARE_FORMATS)[number]['write']>[0]['flipped'][number][] = []
  const comparison = await compare(scenario, slower, {
    ...how,
    fidelity: 'handlers',
    onFlip: (lead) => void flipped.push(lead),
  })
  for (const { name, write } of COMPARE_FORMATS)
    out.set(`compare ${name}`, write({ comparison, flipped }))
  out.set('compare', comparisonAsTerminal(comparison, PAPER))
  for (const [name, text] of await servedOutputs(scenario, { file, ...kept })) out.set(name, text)
  for (const [name, text] of await screens(file, redact)) out.set(name, text)
  return out
}

export async function crossChecked(scenario: Scenario): Promise<Outputs> {
  const report = await simulate(scenario, { fidelity: 'model' })
  return reportOutputs(await crossCheck(scenario, report))
}

async function servedOutputs(
  scenario: Scenario,
  { file, redact }: { readonly file: string } & Pick<OutputsWanted, 'redact'>,
): Promise<Outputs> {
  const journalFile = `${file}.journal.ndjson`
  const journal = await openJournal(journalFile)
  await journal.begin()
  const serving = await serve(scenario, {
    port: 0,
    listen: journal.write,
    ...(redact && { redact }),
  })
  for (const path of requestPaths) {
    await fetch(`${serving.services[0]?.url}${path}`, { redirect: 'manual' })
  }
  const page = await (await fetch(serving.page)).text()
  const data = await (await fetch(`${serving.page}.json`)).text()
  const text = servedAsText(await serving.stop())
  await journal.close()
  return new Map([
    ['the page of serve', page],
    ['the JSON of serve', data],
    ['the last words of serve', text],
    ['the journal of serve', readFileSync(journalFile, 'utf8')],
  ])
}

/** Added to by whoever has something to plant in a path. */
export const requestPaths: string[] = []

async function screens(file: string, redact: Redact | undefined): Promise<Outputs> {
  const out: Outputs = new Map()
  const app = createApp({ file, ...(redact && { redact }) })
  const copied: string[] = []
  app.onCopy((text) => copied.push(text))
  const idle = async (): Promise<void> => {
    while (!app.isIdle()) {
      await new Promise<void>((resolve) => {
        const stop = app.onChange(() => {
          stop()
          resolve()
        })
      })
    }
  }
  await idle()
  // Dials; a run and what it came to; the way of a lead; help; another run, compared with the first.
  const keys = ['y', 'enter', 'y', '1', 'enter', 'y', '?', 'escape', 'escape', 'r', 'c'] as const
  for (const [index, key] of keys.entries()) {
    app.press(key)
    await idle()
    const lines = app.frame({ columns: 120, rows: 200 })
    out.set(
      `screen ${index}`,
      lines.map((line) => line.map(({ text }) => text).join('')).join('\n'),
    )
  }
  out.set('copied commands', copied.join('\n'))
  const seen = [...out.values()].join('\n')
  for (const screen of ['Dials ·', 'Result ·', 'Lead 1 ·', 'Compare ·']) {
    if (!seen.includes(screen)) throw new Error(`no screen was seen that begins with ${screen}`)
  }
  await app.close()
  return out
}

/** Fuzzing around it, with an executor that fails. */
export async function fuzzOutputs(
  scenario: Scenario,
  quoted: OutputsWanted['quoted'],
): Promise<Outputs> {
  const executor = careless(quoted)['writes on any status']
  const fuzzed = await fuzz({ scenario, runs: 5, ...(executor && { executor }) })
  const { found } = fuzzed
  if (!found) throw new Error('nothing was found')
  const replay = { file: 'fuzz-1.yaml', commands: ['hookdrill run fuzz-1.yaml'] }
  return new Map([
    ['fuzz', fuzzedAsText(fuzzed, replay)],
    ['fuzz file', failureAsYaml(found, replay.commands)],
    ['fuzz json', JSON.stringify(fuzzed)],
  ])
}

/** What is printed for what is thrown. */
export async function errorOf(action: () => unknown): Promise<string> {
  try {
    await action()
  } catch (error) {
    return describeError(error).text
  }
  throw new Error('nothing was thrown')
}
