import { describe, expect, it } from 'vitest'
import { fieldNamed } from '../../src/executor/field-names.ts'
import { FIELDS, field } from './example-call.ts'

// Decision 33.
describe('the field of a mapping', () => {
  it.each([
    ['Email', 'Email Address', true], // both names, in another case
    ['DATEOFBIRTH', 'Date of Birth', false],
    [' FirstName ', 'First Name', false],
    ['createdAt', 'Created At', true],
  ])('%j is %s', (name, displayName) => {
    expect(fieldNamed(name, FIELDS)?.field.displayName).toBe(displayName)
  })

  it('is known by its REST name, which is remembered', () => {
    expect(fieldNamed('numberofemployees', FIELDS)).toMatchObject({ isByRestName: false })
    expect(fieldNamed('createdat', FIELDS)).toMatchObject({ isByRestName: true })
  })

  it('is the one of that SOAP name before another one of that REST name', () => {
    const fields = [
      field('One', 'string', { restName: 'two', soapName: 'X' }),
      field('Two', 'string', { restName: 'Y', soapName: 'two' }),
    ]
    expect(fieldNamed('Two', fields)?.field.displayName).toBe('Two')
  })

  it('is not found by its display name, or without a name', () => {
    expect(fieldNamed('Email Address', FIELDS)).toBe(undefined)
    expect(fieldNamed('', FIELDS)).toBe(undefined)
  })
})
