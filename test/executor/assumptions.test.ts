import { describe, expect, it } from 'vitest'
import { EXECUTOR_ASSUMPTIONS } from '../../src/executor/assumptions.ts'
import { DEFAULT_SETTINGS } from '../../src/executor/settings.ts'

describe('the assumptions', () => {
  it('name a source for each, and each setting once', () => {
    for (const { source, value } of EXECUTOR_ASSUMPTIONS) {
      expect(source).toMatch(/^(?:decision \d+, )?marketo\.md §\d+\.\d+/)
      expect(value).not.toBe('')
    }
    const settings = EXECUTOR_ASSUMPTIONS.map(({ setting }) => setting)
    expect(new Set(settings).size).toBe(settings.length)
  })

  // The start of time is ours alone.
  it('have a row for each setting whose default is not the platform’s', () => {
    const named = new Set(EXECUTOR_ASSUMPTIONS.map(({ setting }) => setting))
    const row = (setting: string) => `instance.${setting.replace(/Us$/, '')}`
    const missing = Object.keys(DEFAULT_SETTINGS).filter((setting) => !named.has(row(setting)))
    expect(missing).toEqual(['startsAtMs'])
  })
})
