import { expect, it } from 'vitest'
import { WrittenValues } from '../../src/campaign/written-values.ts'
import type { Settled } from '../../src/fidelity/port.ts'
import { seconds, us } from '../../src/time/instant.ts'

function wrote(values: Readonly<Record<string, string>>): Settled {
  const writes = Object.entries(values).map(([field, value]) => ({ attribute: 'x', field, value }))
  const ending = { outcome: 'mapped', status: 200, reasonPhrase: '', writes, skipped: [] } as const
  return { ending, exchanges: [], lead: undefined }
}

it('by default a write is never seen (decision 34)', () => {
  const written = new WrittenValues('never')
  written.remember(1, wrote({ Plan: 'team' }), seconds(1))
  expect(written.visible(1, seconds(1_000_000))).toBeUndefined()
})

it('is seen from exactly the delay on, by its lead alone', () => {
  const written = new WrittenValues(seconds(5))
  written.remember(1, wrote({ Plan: 'team' }), seconds(1))
  expect(written.visible(1, us(5_999_999))).toBeUndefined()
  expect(written.visible(1, seconds(6))).toEqual({ Plan: 'team' })
  expect(written.visible(2, seconds(6))).toBeUndefined()
})

it('the later of two writes to a field stands', () => {
  const written = new WrittenValues(us(0))
  written.remember(1, wrote({ Plan: 'free', City: 'Bern' }), seconds(1))
  written.remember(1, wrote({ Plan: 'team' }), seconds(2))
  expect(written.visible(1, seconds(2))).toEqual({ Plan: 'team', City: 'Bern' })
})

it('is forgotten at the end of the flow', () => {
  const written = new WrittenValues(us(0))
  written.remember(1, wrote({ Plan: 'team' }), seconds(1))
  written.forget(1)
  expect(written.visible(1, seconds(2))).toBeUndefined()
})
