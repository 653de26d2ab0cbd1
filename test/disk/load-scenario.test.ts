import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadScenario } from '../../src/disk/load-scenario.ts'
import { EnvironmentError, ScenarioError, UsageError } from '../../src/errors.ts'
import { fieldsOf } from '../../src/lead/definition.ts'
import { describeError } from '../../src/report/issues.ts'
import { hashScenario } from '../../src/scenario/hash.ts'
import { emptyFolder } from '../e2e/hookdrill.ts'
import { enrich } from '../scenario-of.ts'

/** A file of that name in a folder of its own. */
function written(name: string, text: string | Uint8Array): string {
  const file = join(emptyFolder(), name)
  writeFileSync(file, text)
  return file
}

const JSON_TEXT = JSON.stringify(enrich(), null, 2)
const MODULE_TEXT = `export default ${JSON_TEXT}`

async function errorOf(file: string, set: readonly string[] = []): Promise<unknown> {
  return loadScenario(file, { set }).then(
    () => 'no error',
    (error: unknown) => error,
  )
}

describe('a scenario file', () => {
  it.each([
    ['x.json', JSON_TEXT],
    ['x.yaml', JSON_TEXT],
    ['x.yml', JSON_TEXT],
    ['x.ts', `${MODULE_TEXT} satisfies object`],
    ['x.mjs', MODULE_TEXT],
    ['x.mts', `${MODULE_TEXT} satisfies object`],
    ['x.cjs', `module.exports = ${JSON_TEXT}`],
  ])('%s means the same however it is written', async (name, text) => {
    const want = hashScenario(await loadScenario(written('x.json', JSON_TEXT)))
    expect(hashScenario(await loadScenario(written(name, text)))).toBe(want)
  })

  it('takes options and overrides before it is checked', async () => {
    const options = { leads: '7', seed: 3, concurrency: '20', set: ['instance.timeout=10s'] }
    const scenario = await loadScenario(written('x.json', JSON_TEXT), options)
    expect(scenario).toMatchObject({
      seed: 3,
      leads: { count: 7 },
      instance: { concurrency: 20, timeoutUs: 10_000_000 },
    })
  })

  it('that is a module and throws says what it threw, without a trace', async () => {
    const file = written('x.mjs', 'throw new Error("no such region")')
    expect(describeError(await errorOf(file))).toEqual({
      text: `scenario "${file}": it could not be loaded as a module: no such region`,
      exitCode: 2,
    })
  })

  it.each([
    ['a function', 'export default async () => []'],
    ['an object', 'export default { name: "mine", async execute() {} }'],
  ])('that is an executor, %s, is told from a scenario', async (_, text) => {
    const file = written('x.mjs', text)
    expect(describeError(await errorOf(file))).toEqual({
      text: `scenario "${file}": it exports an executor. Name a scenario here, and the executor with --executor.`,
      exitCode: 2,
    })
  })

  it('that is a module without a default export is empty', async () => {
    const error = await errorOf(written('x.mjs', 'export const name = 1'))
    expect(error).toBeInstanceOf(ScenarioError)
    expect(describeError(error).text).toContain('The scenario is empty.')
  })

  it('that is not UTF-8 is refused', async () => {
    const error = await errorOf(written('x.yaml', Uint8Array.from([0x6e, 0x3a, 0xff, 0xfe])))
    expect(error).toBeInstanceOf(UsageError)
    expect(describeError(error).text).toMatch(/it is not UTF-8 text\. Save it as UTF-8\.$/)
  })

  it('may begin with a byte order mark', async () => {
    expect(await errorOf(written('x.json', `\uFEFF${JSON_TEXT}`))).toBe('no error')
  })

  it('of 17 MB is refused unread', async () => {
    const error = await errorOf(written('x.yaml', ' '.repeat(17 * 1_048_576)))
    expect(describeError(error).text).toMatch(/it has 17825792 bytes\. The most is 16777216\.$/)
  })

  it('that a part of the path stands in the way of is not there', async () => {
    const error = await errorOf(join(written('x.yaml', JSON_TEXT), 'y.yaml'))
    expect(error).toBeInstanceOf(UsageError)
  })

  it('that the system refuses to read is the system’s fault (exit 3)', async () => {
    const error = await errorOf('/proc/self/mem')
    expect(error).toBeInstanceOf(EnvironmentError)
    expect(describeError(error).exitCode).toBe(3)
  })
})

describe('leads from a file', () => {
  const CSV = 'email,firstName\nann@example.com,Ann\nbob@example.com,null\n'

  function withLeads(from: string): { readonly file: string; readonly folder: string } {
    const folder = emptyFolder()
    const file = join(folder, 'x.json')
    const fields = { 'Lead Score': { type: 'score' } }
    writeFileSync(file, JSON.stringify({ ...enrich(), leads: { from, fields } }))
    return { file, folder }
  }

  it('are read from beside the scenario, wherever it is run from', async () => {
    const { file, folder } = withLeads('people/leads.csv')
    mkdirSync(join(folder, 'people'))
    writeFileSync(join(folder, 'people/leads.csv'), CSV)
    expect((await loadScenario(file)).leads).toMatchObject({ kind: 'rows', count: 2 })
  })

  it.each(['../leads.csv', '/etc/passwd', 'a/../../leads.csv'])(
    '%s lies outside the folder and is never read',
    async (from) => {
      const { file } = withLeads(from)
      expect(describeError(await errorOf(file)).text).toContain(
        `leads.from: ${JSON.stringify(from)} lies outside the folder of the scenario.`,
      )
    },
  )

  it('have their times in the time zone of the instance', async () => {
    const { file, folder } = withLeads('leads.csv')
    writeFileSync(join(folder, 'leads.csv'), 'createdAt\n2026-01-01T04:00:00Z\n')
    const { leads } = await loadScenario(file, { set: ['instance.timeZone=America/New_York'] })
    expect(leads).toMatchObject({ rows: [['2025-12-31 23:00:00']] })
  })

  it('that are not there are the user’s mistake, with the nearest name', async () => {
    const { file, folder } = withLeads('lead.csv')
    writeFileSync(join(folder, 'leads.csv'), CSV)
    expect(describeError(await errorOf(file))).toMatchObject({
      text: expect.stringMatching(/there is no such file\. Did you mean .*leads\.csv\?$/),
      exitCode: 2,
    })
  })
})

describe('handlers of the user’s own', () => {
  function withHandlers(handlers: string): { readonly file: string; readonly folder: string } {
    const folder = emptyFolder()
    const file = join(folder, 'x.json')
    writeFileSync(file, JSON.stringify({ ...enrich(), handlers, services: {} }))
    return { file, folder }
  }

  it('are found beside the scenario; their code does not run before the rehearsal', async () => {
    const { file, folder } = withHandlers('mocks/handlers.mjs')
    mkdirSync(join(folder, 'mocks'))
    const text = "throw new Error('not yet')"
    writeFileSync(join(folder, 'mocks/handlers.mjs'), text)
    expect((await loadScenario(file)).handlers).toEqual({
      name: 'mocks/handlers.mjs',
      file: join(folder, 'mocks/handlers.mjs'),
      text,
    })
  })

  it('outside the folder are never read', async () => {
    const { file } = withHandlers('../handlers.mjs')
    expect(describeError(await errorOf(file)).text).toContain(
      'handlers: "../handlers.mjs" lies outside the folder of the scenario.',
    )
  })

  it('that are not there are the user’s mistake', async () => {
    const { file } = withHandlers('handlers.mjs')
    expect(describeError(await errorOf(file))).toMatchObject({
      text: expect.stringMatching(/^handlers ".*handlers\.mjs": there is no such file\./),
      exitCode: 2,
    })
  })
})

describe('a file that describes the fields', () => {
  const FIELDS = ['Email Address', 'Lead Score'].map((displayName, index) => ({
    displayName,
    dataType: index === 0 ? 'email' : 'score',
    rest: { name: index === 0 ? 'email' : 'leadScore' },
  }))

  function withDescribe(describe: string): { readonly file: string; readonly folder: string } {
    const folder = emptyFolder()
    const file = join(folder, 'x.json')
    writeFileSync(file, JSON.stringify({ ...enrich(), leads: { describe } }, null, 1))
    return { file, folder }
  }

  it('is read from beside the scenario', async () => {
    const { file, folder } = withDescribe('instance/describe.json')
    mkdirSync(join(folder, 'instance'))
    writeFileSync(join(folder, 'instance/describe.json'), JSON.stringify({ result: FIELDS }))
    const { leads } = await loadScenario(file)
    expect(fieldsOf(leads).slice(0, 2)).toMatchObject([
      { displayName: 'Email Address' },
      { displayName: 'Lead Score' },
    ])
    expect(fieldsOf(leads).map(({ displayName }) => displayName)).not.toContain('First Name')
  })

  it('has its mistakes told by its name as the scenario has it, and its lines', async () => {
    const { file, folder } = withDescribe('describe.json')
    const described = join(folder, 'describe.json')
    writeFileSync(described, JSON.stringify([...FIELDS, { displayName: 'X' }], null, 1))
    expect(describeError(await errorOf(file)).text).toContain(
      `${described}:16:2 leads.describe: A field has a dataType, which is a text.`,
    )
  })

  it('lies in the folder of the scenario, as the leads do: both are told', async () => {
    const folder = emptyFolder()
    const file = join(folder, 'x.json')
    const leads = { from: '../leads.csv', describe: '/etc/passwd' }
    writeFileSync(file, JSON.stringify({ ...enrich(), leads }))
    const { text } = describeError(await errorOf(file))
    expect(text).toContain('leads.from: "../leads.csv" lies outside the folder of the scenario.')
    expect(text).toContain('leads.describe: "/etc/passwd" lies outside the folder of the scenario.')
  })

  it('that is not there is the user’s mistake', async () => {
    const { file } = withDescribe('describe.json')
    expect(describeError(await errorOf(file)).text).toMatch(
      /^description of fields ".*describe\.json": there is no such file\./,
    )
  })

  it('of 17 MB is refused unread', async () => {
    const { file, folder } = withDescribe('describe.json')
    writeFileSync(join(folder, 'describe.json'), ' '.repeat(17 * 1_048_576))
    expect(describeError(await errorOf(file)).text).toMatch(/The most is 16777216\.$/)
  })
})

describe('a file without an end', () => {
  it.runIf(existsSync('/dev/zero'))('is read up to its limit and refused', async () => {
    expect(describeError(await errorOf('/dev/zero'))).toEqual({
      text: 'scenario "/dev/zero": it has more than 16777216 bytes. The most is 16777216.',
      exitCode: 2,
    })
  })
})
