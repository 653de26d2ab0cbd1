import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hostLabel, mailboxPart } from '../../src/lead/slug.ts'

const texts = fc.string({ unit: 'grapheme', maxLength: 100 })

describe('a name', () => {
  it.each([
    ["O'Connell", 'oconnell'],
    ['Zoë', 'zoe'],
    ['Müller-Lüdenscheidt', 'mullerludenscheidt'],
    ['van der Berg', 'vanderberg'],
    ['名前', ''],
    ['@"\r\n', ''],
    ['x'.repeat(255), 'x'.repeat(24)],
  ])('%j is %j in a mailbox', (name, part) => {
    expect(mailboxPart(name)).toBe(part)
  })

  it.each([
    ["Kelly, O'Hara and Sons", 'kelly-ohara-and-sons'],
    ['Kelly - Hahn', 'kelly-hahn'],
    ['--', ''],
    [`${'x'.repeat(62)} y`, 'x'.repeat(62)],
  ])('%j is %j in a host', (name, label) => {
    expect(hostLabel(name)).toBe(label)
  })

  it('has nothing but letters, digits and single hyphens inside, whatever it was', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(mailboxPart(text)).toMatch(/^[a-z0-9]{0,24}$/)
        expect(hostLabel(text)).toMatch(/^(?=.{0,63}$)(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/)
      }),
      { seed: 1 },
    )
  })
})
