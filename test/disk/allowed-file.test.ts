// What a scenario may read. Each refusal is of a file that is there and could be read: whoever takes the guard
// away has the file.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { lintScenario } from '../../src/disk/lint-scenario.ts'
import { type LoadOptions, loadScenario, sourceOf } from '../../src/disk/load-scenario.ts'
import { explanationOf, replayOf } from '../../src/disk/replay.ts'
import { takeScenario, variantOf } from '../../src/disk/take-scenario.ts'
import { filesOf } from '../../src/disk/watch-files.ts'
import { sourceFor } from '../../src/disk/written-scenario.ts'
import { startLive } from '../../src/index.ts'
import { describeError } from '../../src/report/issues.ts'
import { emptyFolder } from '../e2e/hookdrill.ts'
import { enrich, ORIGIN } from '../scenario-of.ts'

const CSV = 'Email Address\nann@example.com\nbob@example.com\n'

/** `scenarios/x.json` beside `data/`, which has leads, times, a description and handlers. */
function twoFolders(): { readonly folder: string; readonly data: string } {
  const folder = emptyFolder()
  const data = join(folder, 'data')
  for (const name of ['scenarios', 'data']) mkdirSync(join(folder, name))
  writeFileSync(join(data, 'leads.csv'), CSV)
  writeFileSync(join(data, 'took.csv'), '50ms\n')
  writeFileSync(join(data, 'handlers.mjs'), 'export default []')
  const fields = [
    { displayName: 'Email Address', dataType: 'email', rest: { name: 'email' } },
    {
      displayName: 'Lead Score',
      dataType: 'score',
      rest: { name: 'leadScore' },
      soap: { name: 'leadScore' },
    },
  ]
  writeFileSync(join(data, 'describe.json'), JSON.stringify(fields))
  return { folder, data }
}

/** Each door by which a scenario names a file, with the name in it. */
const DOORS = {
  'leads.from': (name: string) => ({ leads: { from: name } }),
  'leads.describe': (name: string) => ({ leads: { describe: name } }),
  handlers: (name: string) => ({ handlers: name, services: {} }),
  samples: (name: string) => ({ services: { [ORIGIN]: { latency: { samples: name } } } }),
  arrivals: (name: string) => ({
    leads: { count: 1 },
    campaign: { arrivals: { from: name }, flow: [{ call: 'enrich' }] },
  }),
} as const

const FILES = {
  'leads.from': 'leads.csv',
  'leads.describe': 'describe.json',
  handlers: 'handlers.mjs',
  samples: 'took.csv',
  arrivals: 'took.csv',
} as const

const EVERY_DOOR = ['leads.from', 'leads.describe', 'handlers', 'samples', 'arrivals'] as const
type Door = (typeof EVERY_DOOR)[number]

function scenarioWith(folder: string, door: Door, name: string): string {
  const file = join(folder, 'scenarios/x.json')
  writeFileSync(file, JSON.stringify({ ...enrich(), ...DOORS[door](name) }, null, 1))
  return file
}

async function mistakeOf(file: string, options: LoadOptions = {}): Promise<string> {
  return loadScenario(file, options).then(
    () => 'none',
    (error: unknown) => describeError(error).text,
  )
}

describe.each(EVERY_DOOR)('a file that %s names', (door) => {
  const name = FILES[door]

  it('above the folder of the scenario is refused with its line, and the option that mends it', async () => {
    const { folder, data } = twoFolders()
    const file = scenarioWith(folder, door, `../data/${name}`)
    const text = await mistakeOf(file)
    expect(text).toMatch(/x\.json:\d+:\d+ /)
    expect(text).toContain(`"../data/${name}" lies outside the folder of the scenario.`)
    const [, allowed = ''] = /--allow-path (\S+)$/m.exec(text) ?? []
    expect(await mistakeOf(file, { allowPaths: [allowed] })).toBe('none')
    expect(await mistakeOf(file, { allowPaths: [data] })).toBe('none')
  })

  it('by an absolute path is refused, and read where its folder is allowed', async () => {
    const { folder, data } = twoFolders()
    const file = scenarioWith(folder, door, join(data, name))
    expect(await mistakeOf(file)).toContain('lies outside the folder of the scenario.')
    expect(await mistakeOf(file, { allowPaths: [data] })).toBe('none')
    expect(await mistakeOf(file, { allowPaths: [join(folder, 'scenarios')] })).toContain('outside')
  })

  it('by a link out of the folder is refused, of the file or of a folder on the way', async () => {
    const { folder, data } = twoFolders()
    symlinkSync(join(data, name), join(folder, 'scenarios', name))
    symlinkSync(data, join(folder, 'scenarios/linked'))
    for (const through of [name, `linked/${name}`]) {
      const file = scenarioWith(folder, door, through)
      const text = await mistakeOf(file)
      expect(text).toContain('is a link to "')
      expect(text).toContain('lies outside the folder of the scenario.')
      expect(await mistakeOf(file, { allowPaths: [data] })).toBe('none')
    }
  })

  it('by a link that stays in the folder is read', async () => {
    const { folder, data } = twoFolders()
    symlinkSync(join(folder, 'scenarios'), join(folder, 'scenarios/here'))
    const file = scenarioWith(folder, door, `here/${name}`)
    writeFileSync(join(folder, 'scenarios', name), await readData(data, name))
    expect(await mistakeOf(file)).toBe('none')
  })

  it('with a NUL in its name is the user’s mistake', async () => {
    const { folder } = twoFolders()
    expect(await mistakeOf(scenarioWith(folder, door, `x\0/../${name}`))).toContain(
      'has a NUL character in it, which no name of a file has.',
    )
  })

  it.each([
    'C:\\data\\leads.csv',
    'C:/data/leads.csv',
    '\\\\server\\share\\leads.csv',
    '\\leads.csv',
  ])('by %s is refused on every system', async (foreign) => {
    const { folder } = twoFolders()
    expect(await mistakeOf(scenarioWith(folder, door, foreign))).toContain(
      'lies outside the folder of the scenario.',
    )
  })

  it('by a URL is a file of that name, and there is none', async () => {
    const { folder, data } = twoFolders()
    const text = await mistakeOf(scenarioWith(folder, door, `file://${join(data, name)}`))
    expect(text).toContain('there is no such file.')
  })
})

async function readData(data: string, name: string): Promise<string> {
  const { readFile } = await import('node:fs/promises')
  return readFile(join(data, name), 'utf8')
}

describe('a folder that is allowed', () => {
  it('is a folder and is there', async () => {
    const { folder, data } = twoFolders()
    const file = scenarioWith(folder, 'leads.from', '../data/leads.csv')
    expect(await mistakeOf(file, { allowPaths: [join(folder, 'dada')] })).toMatch(
      /^--allow-path ".*dada": there is no such folder\. Name the folder of the files\.$/,
    )
    expect(await mistakeOf(file, { allowPaths: [join(data, 'leads.csv')] })).toMatch(
      /: it is a file\. Name the folder of the files\.$/,
    )
  })

  it('does not allow its namesakes', async () => {
    const { folder, data } = twoFolders()
    mkdirSync(join(folder, 'data2'))
    writeFileSync(join(folder, 'data2/leads.csv'), CSV)
    const file = scenarioWith(folder, 'leads.from', '../data2/leads.csv')
    expect(await mistakeOf(file, { allowPaths: [data] })).toContain(
      `lies outside the folder of the scenario, and outside ${JSON.stringify(data)}.`,
    )
  })

  it('may itself be a link, such as a folder of the machine', async () => {
    const { folder, data } = twoFolders()
    symlinkSync(data, join(folder, 'link'))
    const file = scenarioWith(folder, 'leads.from', '../link/leads.csv')
    expect(await mistakeOf(file, { allowPaths: [join(folder, 'link')] })).toBe('none')
  })

  it('counts for lint, for a scenario of a program and for a variant', async () => {
    const { folder, data } = twoFolders()
    const allowPaths = [data]
    const file = scenarioWith(folder, 'leads.from', '../data/leads.csv')
    expect((await lintScenario(file)).findings.map(({ id }) => id)).toContain('out-of-range')
    expect((await lintScenario(file, { allowPaths })).findings.map(({ id }) => id)).not.toContain(
      'out-of-range',
    )
    const leads = { from: relative('.', join(data, 'leads.csv')) }
    const taken = await takeScenario({ ...enrich(), leads }, { allowPaths })
    expect(taken.leads.count).toBe(2)
    const other = `leads={ from: ${join(data, 'others.csv')} }`
    writeFileSync(join(data, 'others.csv'), `${CSV}cy@example.com\n`)
    const variant = await variantOf(await loadScenario(file, { allowPaths }), { set: [other] })
    expect(variant.leads.count).toBe(3)
    expect(sourceOf(variant)?.options.allowPaths).toEqual(allowPaths)
    const later = await variantOf(await takeScenario(enrich()), { set: [other], allowPaths })
    expect(later.leads.count).toBe(3)
  })

  it('is named by the commands that replay and explain a lead', async () => {
    const { folder, data } = twoFolders()
    const file = scenarioWith(folder, 'leads.from', '../data/leads.csv')
    const scenario = await loadScenario(file, { allowPaths: [data] })
    expect(replayOf(scenario, {})?.(1)).toContain(` --allow-path ${data} `)
    expect(explanationOf(scenario, 1)?.(1)).toContain(` --allow-path ${data} `)
    expect(replayOf(scenario, { executor: async () => [] })?.(1)).toContain(
      `{ allowPaths: ['${data}'] })`,
    )
    const taken = await takeScenario(enrich(), { allowPaths: [data] })
    expect(explanationOf(taken, 1)?.(1)).toContain(`allowPaths: ['${data}']`)
    expect(replayOf(taken, {})?.(1)).toContain(`allowPaths: ['${data}']`)
  })

  it('is watched, and written into another scenario by its way from there', async () => {
    const { folder, data } = twoFolders()
    const file = scenarioWith(folder, 'leads.from', join(data, 'leads.csv'))
    const scenario = await loadScenario(file, { allowPaths: [data] })
    expect(filesOf(scenario)).toEqual([file, join(data, 'leads.csv')])
    const target = join(folder, 'y.yaml')
    const { leads } = sourceFor(
      { ...enrich(), leads: { from: '../data/leads.csv' } },
      { file, target },
    )
    expect(leads?.from).toBe('data/leads.csv')
  })

  it('counts in the thread of a run that is watched', async () => {
    const { folder, data } = twoFolders()
    const file = scenarioWith(folder, 'leads.from', '../data/leads.csv')
    const options = { fidelity: 'model', onReport: () => {} } as const
    await expect(startLive(file, { ...options, load: {} }).ended).rejects.toThrow('outside')
    const report = await startLive(file, { ...options, load: { allowPaths: [data] } }).ended
    expect(report.scenario.leads).toBe(2)
  })
})
