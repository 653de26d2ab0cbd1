import { expect, it } from 'vitest'
import { conformanceLine } from '../../src/conform/conformance-line.ts'

const NOW = { ran: 1_050, id: 'statuses/no 3xx maps' }

it('says how many cases have run, and the last of them', () => {
  expect(conformanceLine(NOW, { columns: 100 })).toBe('1,050 cases, statuses/no 3xx maps')
})

it('is never wider than the terminal, which could not draw it anew', () => {
  expect(conformanceLine(NOW, { columns: 20 })).toBe('1,050 cases, status…')
})
