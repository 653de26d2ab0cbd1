// Characters that drive a terminal, hide what a reader believes to see, or mean something to the program
// that opens a file, in everything that comes from outside; then every output is looked through.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, describe, expect, it } from 'vitest'
import { parse as parseYaml, stringify } from 'yaml'
import { describeError, loadScenario } from '../../src/index.ts'
import { caseMessage } from '../../src/kit/case-message.ts'
import { csvCell } from '../../src/report/csv-cell.ts'
import { markdownText } from '../../src/report/markdown.ts'
import { plainYaml } from '../../src/report/plain-yaml.ts'
import type { ScenarioInput } from '../../src/scenario/schema.ts'
import { errorOf, loaded, type Outputs, otherOutputs, requestPaths, runOutputs } from './outputs.ts'

const CONTROL = [
  '\u001b[2J\u001b[31m',
  '\u001b]8;;https://evil.example/\u0007link\u001b]8;;\u0007',
  '\u001b]52;c;ZXZpbA==\u0007',
  '\u009b31m\u009d0;title\u009c',
  '\u007f\b\b\b\r',
  '\u202eevil\u2066\u2069',
  '\u200b\u2060\ufeff\u00ad',
  '\u2028\u2029',
  '\u{e0001}',
].join('')

const MARKUP = [
  '::error file=x::pwned ##[error]pwned',
  '</script><!--<svg onload=alert(1)>" onmouseover="x" \'',
  '![x](javascript:alert(1)) | `code` @someone <img src=x>',
  '=cmd|calc',
].join('')

const HOSTILE = CONTROL + MARKUP

/** What not every file can hold. */
const UNPAIRED = '\ud800 \u0000'

const NAME = `n${CONTROL}`
const WEBHOOK = `w${MARKUP}`
const ORIGIN = 'https://api.example.com'

function hostile(): ScenarioInput {
  return {
    name: NAME,
    story: NAME,
    leads: {
      from: 'leads.csv',
      fields: { [`f${CONTROL.replaceAll(/[=\r\u2028\u2029]/g, '')}`]: { type: 'text' } },
    },
    campaign: { flow: [{ call: WEBHOOK }] },
    tokens: { my: {}, folders: [{ name: NAME, my: { Word: HOSTILE } }] },
    webhooks: {
      [WEBHOOK]: {
        url: `${ORIGIN}/v1?a={{lead.Last Name}}`,
        payload: '{ "a": {{lead.Last Name}}, "k": {{my.Word}}, "d": {{lead.Job Title:default=x}} }',
        headers: { 'Content-Type': 'application/json' },
        mappings: { 'echo.a': 'LastName', own: 'Company', gone: 'City' },
      },
    },
    services: {
      [ORIGIN]: {
        latency: '20ms',
        replies: [
          {
            weight: 2,
            json: { echo: { a: { $request: '$.a' } }, own: HOSTILE, [HOSTILE]: UNPAIRED },
          },
          {
            weight: 1,
            status: 503,
            text: HOSTILE,
            headers: { 'X-Said': HOSTILE.replaceAll(/[^\u0020-\u007e]/g, '') },
          },
        ],
      },
    },
    expect: { timeouts: '== 1' },
  }
}

const LEADS = `Email Address,Last Name,Company Name
a@example.com,"${CONTROL}","${MARKUP.replaceAll('"', '""')}"
b@example.com,"=HYPERLINK(""https://evil.example"")","${UNPAIRED.replaceAll('\ud800', '')}"
c@example.com,+1+1,@SUM(1)
`

function quoted(call: { readonly lead: { readonly values: object } }): string {
  return `${HOSTILE}${UNPAIRED}${JSON.stringify(call.lead.values)}`
}

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

async function open() {
  const taken = await loaded(hostile(), { files: { 'leads.csv': LEADS } })
  folders.push(taken.folder)
  return taken
}

/** What no output may hold. Two joiners spell emoji and names. */
const RAW = /[[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]--[\n\u200c\u200d]]/v

describe('no output has a raw control character in it', () => {
  it('run, with executors that quote what they got', async () => {
    const outputs = await runOutputs(await open(), { quoted })
    expect(outputs.size).toBeGreaterThan(60)
    expect(rawIn(outputs)).toEqual([])
    expect(commandsIn(outputs)).toEqual([])
    expect(markupIn(outputs)).toEqual([])
    expect(formulasIn(outputs)).toEqual([])
  }, 120_000)

  it('all the others', async () => {
    requestPaths.push(
      `/v1?a=${encodeURIComponent(HOSTILE)}`,
      `/%1b%5b2J/${encodeURIComponent('\u202e')}`,
    )
    const outputs = await otherOutputs(await open(), {})
    requestPaths.length = 0
    expect(outputs.size).toBeGreaterThan(35)
    expect(rawIn(outputs)).toEqual([])
    expect(commandsIn(outputs)).toEqual([])
    expect(markupIn(outputs)).toEqual([])
    expect(formulasIn(outputs)).toEqual([])
  }, 120_000)

  it('what is said of a mistake', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hookdrill-out-'))
    folders.push(folder)
    const evil = join(folder, 'evil\u001b[31m\u202e')
    mkdirSync(evil)
    const file = join(evil, 'a\u009b2J.yaml')
    writeFileSync(file, stringify({ ...hostile(), [HOSTILE]: HOSTILE, seed: HOSTILE }))
    writeFileSync(
      join(evil, 'leads.csv'),
      `Lead Score,Email Address\n"${HOSTILE.replaceAll('"', '""')}",x\n`,
    )
    const texts = [
      await errorOf(() => loadScenario(file)),
      await errorOf(() => loadScenario(join(evil, 'none\u001b[31m.yaml'))),
      await errorOf(() => loadScenario(file, { set: [`${HOSTILE}=1`] })),
      await errorOf(() => Promise.reject(new Error(HOSTILE, { cause: new Error(HOSTILE) }))),
      describeError(`${HOSTILE}${UNPAIRED}`).text,
    ]
    expect(rawIn(new Map(Object.entries(texts)))).toEqual([])
  })

  it('a failed case of the kit', () => {
    const text = caseMessage(
      { id: NAME, check: 'outcome', title: '', rule: '', source: '' } as never,
      [{ what: HOSTILE, expected: UNPAIRED, actual: HOSTILE }] as never,
    )
    expect(rawIn(new Map([['case', text]]))).toEqual([])
  })
})

describe('a file of YAML', () => {
  it('has escapes for it, and reads back as the same', () => {
    const value = { [HOSTILE]: [HOSTILE, UNPAIRED, { a: 'plain' }], n: 1.5, multi: 'a\nb\n\n\tc' }
    const text = plainYaml(value)
    expect(rawIn(new Map([['yaml', text]]))).toEqual([])
    expect(parseYaml(text)).toEqual(value)
  })

  it('is as it was where there is nothing to escape', () => {
    expect(plainYaml({ a: ['b', 'c: d'] })).toBe('a:\n  - b\n  - "c: d"\n')
  })
})

describe('a cell of CSV', () => {
  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(1)',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =1',
    '"=1',
    "'=1",
    '＝1',
    '＋1',
    '－1',
    '＠a',
    '\u200b=1',
    '\ufeff=1',
  ])('%j is no formula', (text) => {
    const [[cell = ''] = []] = parse(csvCell(text)) as string[][]
    expect(cell).toMatch(/^'/)
    expect(cell).not.toMatch(RAW)
  })

  it.each(['plain', '2026-03-01', 'a=b', 'x@y.example', ''])('%j is as it is', (text) => {
    expect(csvCell(text)).toBe(text)
  })

  it('a number is one, below zero, too', () => {
    expect(csvCell(-5)).toBe('-5')
  })
})

it('Markdown marks nothing up and calls nobody', () => {
  expect(markdownText('@someone <b> [a](b) `c` | #1, a@example.com')).toBe(
    '@<!-- -->someone \\<b\\> \\[a\\](b) \\`c\\` \\| \\#1, a@example.com',
  )
})

function rawIn(outputs: Outputs): readonly string[] {
  return Array.from(outputs).flatMap(([name, text]) => {
    const found = RAW.exec(text)
    if (!found) return []
    const { index } = found
    return [`${name}: ${JSON.stringify(text.slice(Math.max(0, index - 40), index + 40))}`]
  })
}

/** Others are files: of what is in those no job takes commands. */
const PRINTED = /terminal|json|text|words|explain|^(?:sweep|rank|forecast|solve|compare)$/

/** Lines that GitHub Actions would obey and that are none of ours. */
function commandsIn(outputs: Outputs): readonly string[] {
  return Array.from(outputs).flatMap(([name, text]) => {
    const isPrinted = PRINTED.test(name)
    const lines = text
      .split('\n')
      .filter((line) => /^\s*::/.test(line) || (isPrinted && line.includes('##[')))
    // There, those that are ours.
    return name.includes('github')
      ? lines.filter((line) => /^\s*::error file=x::/.test(line))
      : lines
  })
}

/** In pages: elements, attributes and ends of scripts that come from outside. */
function markupIn(outputs: Outputs): readonly string[] {
  return Array.from(outputs).flatMap(([name, text]) => {
    if (!/html|page/.test(name)) return []
    const found =
      /<svg onload|<img src=x|<\/script><!--|"[^">]*onmouseover="|href="javascript:/.exec(text)
    const policy = /Content-Security-Policy/i.test(text) ? [] : [`${name}: no policy`]
    return found ? [`${name}: ${found[0]}`, ...policy] : policy
  })
}

function formulasIn(outputs: Outputs): readonly string[] {
  return Array.from(outputs).flatMap(([name, text]) => {
    if (!name.endsWith('csv')) return []
    const rows = parse(text) as string[][]
    return rows
      .flat()
      .filter((cell) => /^[\s"]*[=+@＝＋－＠]/.test(cell))
      .map((cell) => `${name}: ${cell}`)
  })
}
