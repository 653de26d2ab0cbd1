import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Report } from '../../src/report/report.ts'
import { emptyFolder, hookdrill } from './hookdrill.ts'

const SUM = resolve('scenarios/documented-sum.yaml')
/** Misses the expectation of the total delay. */
const MISSED = ['run', SUM, '--leads', '20']
const PASSED = [...MISSED, '--set', 'expect={}']
/** Elsewhere than in a job, also where these tests run in one. */
const NO_JOB = { env: { GITHUB_STEP_SUMMARY: '' } }

describe('--junit', () => {
  it('writes the file whole, beside the report, and exits as ever', async () => {
    const file = join(emptyFolder(), 'junit.xml')
    const { exitCode, stdout, stderr } = await hookdrill([...MISSED, '--junit', file])
    const xml = readFileSync(file, 'utf8')
    expect(xml).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<testsuites .* failures="1" /)
    expect(xml).toContain(`file="${SUM}"`)
    expect(xml).toContain('<failure message="totalDelay is 1 s, not == 1h 23m 20s" ')
    expect(existsSync(`${file}.partial`)).toBe(false)
    expect(stdout).toContain('20 leads take 1 s')
    expect([exitCode, stderr]).toEqual([1, ''])
  })

  it('- is stdout, and nothing else is printed there', async () => {
    const { exitCode, stdout } = await hookdrill([...PASSED, '--junit', '-'])
    expect(stdout).toMatch(/^<\?xml [\s\S]* failures="0" [\s\S]*<\/testsuites>\n$/)
    expect(exitCode).toBe(0)
  })

  it.each(['-', 'report.xml'])(
    'two formats cannot go to one place (%s), and nothing is run',
    async (target) => {
      const both = ['--json', target, '--junit', target]
      const folder = emptyFolder()
      expect(await hookdrill([...PASSED, ...both], { cwd: folder })).toEqual({
        exitCode: 2,
        stdout: '',
        stderr: `--junit "${target}": --json goes there. Name another file.\n`,
      })
      expect(existsSync(join(folder, target))).toBe(false)
    },
  )

  it('a folder that is not there exits 3 with the reason', async () => {
    const file = join(emptyFolder(), 'no/junit.xml')
    const { exitCode, stderr } = await hookdrill([...PASSED, '--quiet', '--junit', file])
    expect(stderr).toBe(`cannot write ${file}: no such file or folder\n`)
    expect(exitCode).toBe(3)
  })

  it('of an interrupted run has an error, and the run exits 130', async () => {
    const file = join(emptyFolder(), 'junit.xml')
    const many = ['run', SUM, '--fidelity', 'model', '--leads', '100000000', '--junit', file]
    const { exitCode } = await hookdrill(many, { onTalk: (kill) => kill('SIGINT') })
    expect(readFileSync(file, 'utf8')).toMatch(/ errors="1" [\s\S]*<error message="Interrupted: /)
    expect(exitCode).toBe(130)
  })
})

describe('--github', () => {
  it('prints annotations after the report, and appends the summary', async () => {
    const file = join(emptyFolder(), 'summary.md')
    writeFileSync(file, 'before\n')
    const env = { GITHUB_STEP_SUMMARY: file }
    const { exitCode, stdout } = await hookdrill([...MISSED, '--github'], { env })
    expect(stdout).toMatch(/^20 leads take 1 s/)
    expect(stdout.split('\n').at(-2)).toBe(
      `::error file=${SUM},title=totalDelay == 1h 23m 20s::totalDelay is 1 s, not == 1h 23m 20s`,
    )
    expect(readFileSync(file, 'utf8')).toMatch(/^before\n## ✘ The documented sum\n\n20 leads take/)
    expect(exitCode).toBe(1)
  })

  it('elsewhere than in a job prints annotations only', async () => {
    const { exitCode, stdout, stderr } = await hookdrill([...MISSED, '--quiet', '--github'], NO_JOB)
    expect(stdout).toMatch(/^::error [^\n]*\n$/)
    expect([exitCode, stderr]).toEqual([1, ''])
  })

  it('leaves stdout to the data where that goes there: annotations go to stderr', async () => {
    const { stdout, stderr } = await hookdrill([...MISSED, '--json', '-', '--github'], NO_JOB)
    const report: Report = JSON.parse(stdout)
    expect(report.expectations[0]?.passed).toBe(false)
    expect(stderr).toMatch(/^::error [^\n]*\n$/)
  })

  it('a summary that cannot be written exits 3 with the reason', async () => {
    const env = { GITHUB_STEP_SUMMARY: join(emptyFolder(), 'no/summary.md') }
    const { exitCode, stderr } = await hookdrill([...PASSED, '--quiet', '--github'], { env })
    expect(stderr).toBe(
      `cannot append the summary ($GITHUB_STEP_SUMMARY) to ${env.GITHUB_STEP_SUMMARY}: no such file or folder\n`,
    )
    expect(exitCode).toBe(3)
  })
})
