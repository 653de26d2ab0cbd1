import { describe, expect, it } from 'vitest'
import { STANDARD_FIELDS } from '../../src/lead/standard-fields.ts'

const named = (displayName: string) =>
  STANDARD_FIELDS.find((field) => field.displayName === displayName)

/** The names of a kind that are there, without regard to case. */
const names = (key: 'displayName' | 'restName' | 'soapName') =>
  STANDARD_FIELDS.flatMap((field) => field[key]?.toLowerCase() ?? [])

describe('the standard fields', () => {
  it.each(['displayName', 'restName', 'soapName'] as const)('have no %s twice', (key) => {
    const all = names(key)
    expect(all.length).toBeGreaterThan(50)
    expect(new Set(all).size).toBe(all.length)
  })

  it('have SOAP names equal to the REST names but for case, with the exceptions of marketo.md §3.6', () => {
    const others = STANDARD_FIELDS.filter(
      ({ restName, soapName }) => soapName && soapName.toLowerCase() !== restName?.toLowerCase(),
    )
    expect(others.map(({ restName, soapName }) => [restName, soapName])).toEqual([
      ['jigsawContactId', 'Marketo Jigsaw Contact Id'],
      ['jigsawContactStatus', 'Marketo Jigsaw Contact Status'],
    ])
  })

  it.each([
    'createdAt',
    'updatedAt',
    'emailInvalid',
    'emailInvalidCause',
    'inferredCity',
    'inferredMetropolitanArea',
    'inferredPhoneAreaCode',
    'inferredPostalCode',
    'inferredStateRegion',
    'isAnonymous',
    'priority',
    'relativeScore',
    'urgency',
  ])('have no SOAP name for %s, so it cannot be mapped (decision 33)', (restName) => {
    const field = STANDARD_FIELDS.find((each) => each.restName === restName)
    expect(field).toMatchObject({ restName })
    expect(field).not.toHaveProperty('soapName')
  })

  it.each([
    ['Email Address', 'lead', 'email', 'email', 'Email'],
    ['Lead Score', 'lead', 'score', 'leadScore', 'LeadScore'],
    ['Date of Birth', 'lead', 'date', 'dateOfBirth', 'DateofBirth'],
    ['Job Title', 'lead', 'string', 'title', 'Title'],
    ['Company Name', 'company', 'string', 'company', 'Company'],
    ['Num Employees', 'company', 'integer', 'numberOfEmployees', 'NumberOfEmployees'],
    ['SIC Code', 'company', 'string', 'sicCode', 'SICCode'],
  ])('call %s what the platform calls it', (displayName, scope, type, restName, soapName) => {
    expect(named(displayName)).toMatchObject({ scope, type, restName, soapName })
  })

  it('hold 255 characters, text 30,000 bytes (marketo.md §3.8), and numbers have no length', () => {
    expect(named('First Name')).toHaveProperty('length', 255)
    expect(named('Address')).toHaveProperty('length', 30_000)
    expect(named('Lead Score')).not.toHaveProperty('length')
  })
})
