import { globSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { completeExample } from '../../scripts/lint-example.ts'
import { inThisProcess } from '../cli/in-this-process.ts'
import { emptyFolder, hookdrill } from './hookdrill.ts'

const GOOD = completeExample('campaign: { flow: [{ call: enrich }] }\n')
const WARNING = completeExample('webhooks:\n  enrich: { url: https://a:b@api.example.com/v1 }\n')
const ERROR = completeExample('campaign: { type: batch, flow: [{ call: enrich }] }\n')
const BROKEN = 'name: "x\n'

const WARNING_LINE =
  'warning.yaml:2:18 warning secret-in-url webhooks.enrich.url: "https://***@api.example.com" stands in the URL. It is a secret, and URLs are written to logs all the way. Send it in an Authorization header.'
const ERROR_LINE =
  'error.yaml:1:19 error batch-campaign campaign.type: "batch" is refused by Call Webhook: each call ends with error 1000, and nothing is sent. Use a trigger campaign that this one requests.'

/** A folder with a scenario of each kind, and a run of lint in it. */
function lintIn(args: readonly string[]) {
  const folder = emptyFolder()
  const files = { good: GOOD, warning: WARNING, error: ERROR, broken: BROKEN }
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, `${name}.yaml`), text)
  }
  return hookdrill(['lint', ...args], { cwd: folder })
}

describe('hookdrill lint', () => {
  it('says nothing on stdout about a good scenario, and exits 0', async () => {
    expect(await lintIn(['good.yaml'])).toEqual({
      exitCode: 0,
      stdout: '',
      stderr: 'Nothing is wrong in 1 scenario.\n',
    })
  })

  it('prints a line a warning and exits 0', async () => {
    expect(await lintIn(['warning.yaml', 'good.yaml'])).toEqual({
      exitCode: 0,
      stdout: `${WARNING_LINE}\n`,
      stderr: '1 warning in 1 of 2 scenarios. Each rule is explained in docs/lint.md.\n',
    })
  })

  it('exits 1 for a warning with --strict', async () => {
    const { exitCode, stdout } = await lintIn(['--strict', 'warning.yaml'])
    expect(stdout).toBe(`${WARNING_LINE}\n`)
    expect(exitCode).toBe(1)
    expect((await lintIn(['--strict', 'good.yaml'])).exitCode).toBe(0)
  })

  it('exits 1 for an error, with the findings of all files in the order of the files', async () => {
    expect(await lintIn(['warning.yaml', 'error.yaml'])).toEqual({
      exitCode: 1,
      stdout: `${WARNING_LINE}\n${ERROR_LINE}\n`,
      stderr: '1 error and 1 warning in 2 scenarios. Each rule is explained in docs/lint.md.\n',
    })
  })

  it('exits 2 for a text that is no scenario, and says what is wrong with it as with others', async () => {
    const { exitCode, stdout } = await lintIn(['broken.yaml', 'error.yaml'])
    expect(stdout).toBe(
      `broken.yaml:1:7 error syntax A quote opens here and is never closed. Close it.\n${ERROR_LINE}\n`,
    )
    expect(exitCode).toBe(2)
  })

  it('lints the others when a file is missing, says so on stderr, and exits 2', async () => {
    expect(await lintIn(['eror.yaml', 'error.yaml'])).toEqual({
      exitCode: 2,
      stdout: `${ERROR_LINE}\n`,
      stderr: `scenario "eror.yaml": there is no such file. Did you mean error.yaml?
1 error in 1 scenario. Each rule is explained in docs/lint.md.
`,
    })
  })

  it('writes annotations for GitHub', async () => {
    const { stdout } = await lintIn(['--format', 'github', 'error.yaml'])
    expect(stdout).toBe(
      '::error file=error.yaml,line=1,col=19,title=batch-campaign::campaign.type: "batch" is refused by Call Webhook: each call ends with error 1000, and nothing is sent. Use a trigger campaign that this one requests.\n',
    )
  })

  it('writes JSON', async () => {
    const { exitCode, stdout } = await lintIn(['--format', 'json', 'good.yaml', 'error.yaml'])
    expect(JSON.parse(stdout)).toMatchObject({
      format: 'hookdrill-lint/1',
      errors: 1,
      warnings: 0,
      scenarios: [
        { file: 'good.yaml', isReadable: true, findings: [] },
        { file: 'error.yaml', findings: [{ id: 'batch-campaign', severity: 'error' }] },
      ],
    })
    expect(exitCode).toBe(1)
  })

  it.each([
    [
      'no file',
      ['lint'],
      "error: missing required argument 'scenarios'\nSee hookdrill lint --help.\n",
    ],
    [
      'an unknown format',
      ['lint', '--format', 'xml', 'x.yaml'],
      "error: option '--format <format>' argument 'xml' is invalid. Allowed choices are text, github, json.\nSee hookdrill lint --help.\n",
    ],
  ])('exits 2 for %s', async (_, args, stderr) => {
    expect(await inThisProcess(args)).toEqual({ exitCode: 2, stdout: '', stderr })
  })

  it('finds no error in any scenario of the package, and every broken one', async () => {
    const worked = await hookdrill(['lint', ...globSync('scenarios/*.yaml').sort()])
    expect(worked.stdout).not.toMatch(/^\S+ error /m)
    expect(worked.exitCode).toBe(0)
    const broken = globSync('scenarios/broken/*.yaml').sort()
    const { stdout } = await hookdrill(['lint', '--format', 'json', ...broken])
    const { scenarios } = JSON.parse(stdout)
    expect(scenarios).toHaveLength(broken.length)
    for (const { findings } of scenarios) expect(findings).not.toEqual([])
  })
})
