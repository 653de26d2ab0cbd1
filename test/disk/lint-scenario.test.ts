import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { lintScenario } from '../../src/disk/lint-scenario.ts'
import { UsageError } from '../../src/errors.ts'
import { emptyFolder } from '../e2e/hookdrill.ts'
import { enrich } from '../scenario-of.ts'

const TEXT = JSON.stringify(enrich(), null, 2)

function written(name: string, text: string): string {
  const file = join(emptyFolder(), name)
  writeFileSync(file, text)
  return file
}

it('a scenario in any form is linted', async () => {
  for (const [name, text] of [
    ['x.json', TEXT],
    ['x.yaml', TEXT],
    ['x.mjs', `export default ${TEXT}`],
  ] as const) {
    const file = written(name, text)
    expect(await lintScenario(file)).toEqual({ file, isReadable: true, findings: [] })
  }
})

it('options count as if they were written', async () => {
  const file = written('x.json', TEXT)
  const { findings } = await lintScenario(file, { set: ['campaign.type=batch'], leads: 0 })
  expect(findings).toMatchObject([
    { id: 'out-of-range', place: { file: '--leads 0' } },
    { id: 'batch-campaign', place: { file: '--set campaign.type=batch' } },
  ])
})

it('a text that is no scenario is told, and that nothing could be linted', async () => {
  const file = written('x.yaml', 'name: "x\n')
  expect(await lintScenario(file)).toEqual({
    file,
    isReadable: false,
    findings: [
      {
        id: 'syntax',
        severity: 'error',
        page: 'docs/bad-input.md#syntax',
        place: { file, line: 1, column: 7 },
        path: '',
        rule: 'A quote opens here and is never closed.',
        mend: 'Close it.',
      },
    ],
  })
})

const withLeads = (from: string) =>
  JSON.stringify({
    ...enrich(),
    leads: { from },
    webhooks: {
      enrich: {
        url: 'https://api.example.com/v1',
        headers: { 'Content-Type': 'application/json' },
        payload: '["{{lead.City}}", {{lead.Shoe Size}}]',
      },
    },
  })

it('a file of leads that is not there is one finding, and hides no other', async () => {
  const file = written('x.yaml', withLeads('leads.csv'))
  const { findings } = await lintScenario(file)
  expect(findings.map(({ id, path }) => [id, path])).toEqual([
    ['quoted-token', 'webhooks.enrich.payload'],
    ['bad-csv', 'leads'],
  ])
  expect(findings[1]?.rule).toMatch(/^leads ".*leads\.csv": there is no such file\./)
})

it('so is one outside the folder of the scenario', async () => {
  const { findings } = await lintScenario(written('x.yaml', withLeads('../leads.csv')))
  expect(findings.map(({ id, path }) => [id, path])).toEqual([
    ['quoted-token', 'webhooks.enrich.payload'],
    ['out-of-range', 'leads.from'],
  ])
})

it('columns of the file of leads are fields', async () => {
  const file = written('x.yaml', withLeads('leads.csv'))
  writeFileSync(join(file, '../leads.csv'), 'Email,Shoe Size\nann@example.com,42\n')
  const { findings } = await lintScenario(file)
  expect(findings.map(({ id }) => id)).toEqual(['quoted-token'])
})

it('a file that is not there is the mistake of who named it', async () => {
  await expect(lintScenario('nowhere/x.yaml')).rejects.toThrow(UsageError)
  const folder = join(emptyFolder(), 'x.yaml')
  mkdirSync(folder)
  await expect(lintScenario(folder)).rejects.toThrow('it is a folder, not a file')
})

/** A mapping that no reply fills, and a webhook whose origin no service has. */
const strange = {
  ...enrich(),
  webhooks: {
    enrich: { ...enrich().webhooks.enrich, mappings: { nowhere: 'leadScore' } },
    other: { url: 'https://other.example.com/' },
  },
  campaign: { flow: [{ call: 'enrich' }, { call: 'other' }] },
}

it('handlers of the user’s own may answer anything, for anybody', async () => {
  const without = await lintScenario(written('x.json', JSON.stringify(strange)))
  expect(without.findings.map(({ id }) => id)).toEqual(['path-not-in-replies', 'unknown-service'])
  const text = JSON.stringify({ ...strange, handlers: 'handlers.mjs' })
  const file = written('x.json', text)
  writeFileSync(join(file, '../handlers.mjs'), "throw new Error('never run')")
  expect((await lintScenario(file)).findings).toEqual([])
})

it('a file of handlers that is not there is one finding', async () => {
  const text = JSON.stringify({ ...strange, handlers: 'handlers.mjs' })
  const { findings } = await lintScenario(written('x.json', text))
  expect(findings).toMatchObject([{ id: 'missing', path: 'handlers', severity: 'error' }])
  expect(findings[0]?.rule).toMatch(/^handlers ".*handlers\.mjs": there is no such file\./)
})
