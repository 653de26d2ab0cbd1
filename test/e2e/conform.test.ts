import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it } from 'vitest'
import { runProgram } from '../docs/page.ts'
import { emptyFolder, hookdrill } from './hookdrill.ts'

/** Sends what it should and maps whatever the status. */
const CARELESS = `export const executor = async ({ webhook: { url, method } }) => {
  const response = await fetch(url, { method, redirect: 'manual' })
  const body = await response.text()
  return body.startsWith('{"a":1}') ? [{ field: 'LeadScore', value: 1 }] : []
}
`

function conformIn(args: readonly string[]) {
  const folder = emptyFolder()
  writeFileSync(join(folder, 'careless.ts'), CARELESS)
  return hookdrill(['conform', ...args, '--no-progress'], { cwd: folder })
}

describe('hookdrill conform', () => {
  it('passes our own executor, with exit 0', { timeout: 60_000 }, async () => {
    const { exitCode, stdout, stderr } = await conformIn([])
    expect(stderr).toBe('')
    expect(stdout).toMatch(
      /^hookdrill at handlers: 1,\d{3} of 1,\d{3} cases passed, \d+ skipped\.\n/,
    )
    expect(stdout).toContain('It conforms as far as it was asked.')
    expect(exitCode).toBe(0)
  })

  it('fails one that maps a rejection, with exit 1 and what replays the case', async () => {
    const args = ['careless.ts', '--only', '§4.1']
    const { exitCode, stdout } = await conformIn(args)
    expect(stdout).toMatch(
      /^careless\.ts at sockets: \d+ of \d+ cases passed, [\d,]+ not asked for\.\n/,
    )
    expect(stdout).toContain(`outcomes/404 does not map
  map-only-on-2xx: Nothing is written unless the status is 200 to 299.
  §4.1; [DOC] DEV-WH, DEV-ERR: updates only occur on a 2xx
  writes
    expected []
      actual [["Lead Score",1]]
  replay hookdrill conform careless.ts --only 'outcomes/404 does not map'
`)
    expect(exitCode).toBe(1)
    const replayed = await conformIn(['careless.ts', '--only', 'outcomes/404 does not map'])
    expect(replayed.stdout).toContain('0 of 1 case passed')
    expect(replayed.exitCode).toBe(1)
  })

  it('passes it where that is switched off, and says so', async () => {
    const args = ['careless.ts', '--only', '§4.1', '--off', 'map-only-on-2xx']
    const { exitCode, stdout } = await conformIn(args)
    expect(stdout).toContain('map-only-on-2xx is off')
    expect(exitCode).toBe(0)
  })

  it('does not pass where nothing was checked', async () => {
    const { exitCode, stdout } = await conformIn(['--only', 'dates', '--off', 'dates'])
    expect(stdout).toContain('nothing was checked')
    expect(exitCode).toBe(1)
  })

  it('writes JSON to stdout or to a file', async () => {
    const { stdout, exitCode } = await conformIn(['--only', 'dates', '--json', '-'])
    const { format, executor, passed, counts, cases } = JSON.parse(stdout)
    expect({ format, executor, passed }).toEqual({
      format: 'hookdrill-conformance/1',
      executor: 'hookdrill',
      passed: true,
    })
    expect(cases).toHaveLength(counts.passed + counts.skipped)
    expect(exitCode).toBe(0)
    const file = join(emptyFolder(), 'conformance.json')
    const written = await conformIn(['--only', 'dates', '--json', file])
    expect(written.stdout).toContain('Passed whole\n  dates.\n')
    const { run: _, ...same } = JSON.parse(readFileSync(file, 'utf8'))
    expect({ ...same, run: expect.anything() }).toEqual(JSON.parse(stdout))
  })

  it('tells CI each case by name, as JUnit XML and to GitHub', async () => {
    const file = join(emptyFolder(), 'conformance.xml')
    const args = ['careless.ts', '--only', 'outcomes/404 does not map', '--junit', file, '--github']
    const { stdout, exitCode } = await conformIn(args)
    expect(readFileSync(file, 'utf8')).toContain(
      '<testsuites name="hookdrill" tests="1" failures="1" errors="0"',
    )
    expect(stdout).toContain('::error file=careless.ts,title=outcomes/404 does not map::')
    expect(exitCode).toBe(1)
  })

  it.each([
    ['a name of nothing', ['--off', 'time-limits'], 'Did you mean time-limit?'],
    ['a file that is not there', ['nowhere.ts'], 'executor "nowhere.ts"'],
    ['another fidelity', ['--fidelity', 'model'], 'handlers, sockets'],
  ])('refuses %s, with exit 2', async (_, args, message) => {
    const { exitCode, stdout, stderr } = await conformIn(args)
    expect(stderr).toContain(message)
    expect(stdout).toBe('')
    expect(exitCode).toBe(2)
  })
})

it('a suite in which every case is skipped fails, as the command does', async () => {
  const { exitCode, stderr } = await runProgram(`import 'hookdrill/vitest' // from 'vitest'
import { describeExecutor } from 'hookdrill/vitest'
describeExecutor('mine', () => async () => [], { only: ['following-redirects'] })
`)
  expect(stripVTControlCharacters(stderr)).toContain(
    'Error: nothing was checked: every case is skipped, and says why',
  )
  expect(exitCode).toBe(1)
})
