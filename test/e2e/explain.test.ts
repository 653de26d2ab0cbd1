import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Story } from '../../src/report/story.ts'
import { inThisProcess } from '../cli/in-this-process.ts'
import { hookdrill } from './hookdrill.ts'

const MIXED = resolve('scenarios/mixed-statuses.yaml')
const HOLE = resolve('scenarios/black-hole.yaml')

describe('hookdrill explain', () => {
  it('tells one lead’s story, from its fields to its mappings', async () => {
    const { exitCode, stdout, stderr } = await hookdrill(['explain', MIXED, '--lead', '7'])
    expect(stderr).toBe('')
    expect(stdout).toMatch(/^Lead 7 of “Every kind of status”, seed 7: 1 call in /)
    expect(stdout).toMatch(/\nRequest\n {2}GET https:\/\/check\.example\.com\/v2\/domains\?email=/)
    expect(exitCode).toBe(0)
  })

  it('tells of one call alone, as JSON', async () => {
    const args = ['explain', HOLE, '--lead', '3', '--call', '1', '--json']
    const story: Story = JSON.parse((await hookdrill(args)).stdout)
    expect(story).toMatchObject({ format: 'hookdrill-story/1', lead: 3 })
    expect(story.calls).toMatchObject([
      { number: 1, webhook: 'healthy', outcome: { name: 'mapped' } },
    ])
  })

  it.each([
    [['--lead', '20000'], 'lead 20000: the scenario has leads 0 to 19999. Use one of those.'],
    [['--lead', 'x'], '--lead "x": write a whole number from 0.'],
    [['--lead', '1', '--call', '1'], '--call "1": the lead makes calls 0 to 0. Use one of those.'],
    [[], "error: required option '--lead <index>' not specified\nSee hookdrill explain --help."],
  ])('%j is answered with what would be right', async (args, message) => {
    const { exitCode, stdout, stderr } = await inThisProcess(['explain', MIXED, ...args])
    expect(stderr.trimEnd()).toBe(message)
    expect(stdout).toBe('')
    expect(exitCode).toBe(2)
  })
})
