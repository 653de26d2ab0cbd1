import { describe, expect, it } from 'vitest'
import type { FieldValue, Lead } from '../../src/lead/field.ts'
import { STANDARD_FIELDS } from '../../src/lead/standard-fields.ts'
import { standardMaker } from '../../src/lead/standard-values.ts'
import { always, leadsOf, own, standardLeads } from './sample.ts'

const LEAD_COUNT = 5_000
const leads = leadsOf(standardLeads(), LEAD_COUNT)
const text = ({ values }: Lead, name: string) => String(values[name])

/** The values of one field. */
const column = (name: string) => leads.map(({ values }) => values[name] ?? null)

/** A name as the address of its bearer has it. */
const bare = (name: string) => name.replace(/\W/g, '').toLowerCase()

describe('the values of one person', () => {
  it.each([
    [
      'the email address is made of the names and the number of the lead',
      (lead: Lead) => text(lead, 'Email Address').split('@')[0],
      (lead: Lead) =>
        `${bare(text(lead, 'First Name'))}.${bare(text(lead, 'Last Name'))}.${lead.index + 1}`,
    ],
    [
      'the full name is first and last name',
      (lead: Lead) => text(lead, 'Full Name'),
      (lead: Lead) => `${text(lead, 'First Name')} ${text(lead, 'Last Name')}`,
    ],
    [
      'the job title names the department',
      (lead: Lead) => text(lead, 'Job Title').split(' ')[1],
      (lead: Lead) => text(lead, 'Department'),
    ],
    [
      'the website is that of the company',
      (lead: Lead) => bare(text(lead, 'Website')),
      (lead: Lead) => `https${bare(text(lead, 'Company Name'))}examplecom`,
    ],
    [
      'the id is the number of the lead',
      (lead: Lead) => lead.values.Id,
      (lead: Lead) => lead.index + 1,
    ],
    [
      'a reason is there exactly when there is something to give a reason for',
      (lead: Lead) => lead.values['Unsubscribed Reason'] !== null,
      (lead: Lead) => lead.values.Unsubscribed,
    ],
    [
      'updated after it was created',
      (lead: Lead) => text(lead, 'Updated At') > text(lead, 'Created At'),
      () => true,
    ],
    [
      'the revenue is 60,000 to 250,000 for each employee',
      ({ values }: Lead) => {
        const share = Number(values['Annual Revenue']) / Number(values['Num Employees'])
        return share >= 60_000 && share <= 250_000
      },
      () => true,
    ],
  ])('fit together: %s', (_, found, wanted) => {
    expect(leads.map(found)).toEqual(leads.map(wanted))
  })

  it('follow what the scenario says of the others', () => {
    const [lead] = leadsOf(
      standardLeads(
        own('First Name', 'string', always('Zoë')),
        own('Last Name', 'string', always(null)),
        own('Company Name', 'string', always('Ärzte & Söhne GmbH')),
        own('Num Employees', 'string', always('many')),
      ),
      1,
    )
    expect(lead?.values).toMatchObject({
      'Email Address': expect.stringMatching(/^zoe\.1@example\.(com|org|net)$/),
      'Full Name': 'Zoë',
      Website: 'https://arzte-sohne-gmbh.example.com',
      'Annual Revenue': null,
    })
  })

  it('leave out a name that has no Latin letters', () => {
    const names = ['First Name', 'Last Name', 'Company Name']
    const spec = standardLeads(...names.map((name) => own(name, 'string', always('名前'))))
    expect(leadsOf(spec, 1)[0]?.values).toMatchObject({
      'Email Address': expect.stringMatching(/^1@example\.(com|org|net)$/),
      Website: 'https://www.example.com',
    })
  })

  it.each([
    ['Mary', 'Ms.'],
    ['John', 'Mr.'],
    ['名前', null],
    [null, null],
  ])('greet: %s is %s', (firstName, salutation) => {
    const spec = standardLeads(own('First Name', 'string', always(firstName)))
    expect(leadsOf(spec, 1, ['Salutation'])[0]?.values).toEqual({ Salutation: salutation })
  })
})

describe('nobody real', () => {
  it.each([
    ['Email Address', /^[a-z0-9.]{1,64}@example\.(com|org|net)$/],
    ['Lead Owner Email Address', /^[a-z0-9.]{1,64}@example\.(com|org|net)$/],
    ['Website', /^https:\/\/[a-z0-9-]{1,63}\.example\.com$/],
    ['Phone Number', /^[2-9]\d\d-555-01\d\d$/],
    ['Mobile Phone Number', /^[2-9]\d\d-555-01\d\d$/],
    ['Main Phone', /^[2-9]\d\d-555-01\d\d$/],
    ['Anonymous IP', /^(192\.0\.2|198\.51\.100|203\.0\.113)\.\d{1,3}$/],
  ])('has the %s of a lead', (name, reserved) => {
    expect(column(name).filter((value) => !reserved.test(String(value)))).toEqual([])
  })

  it('shares an email address with another lead', () => {
    expect(new Set(column('Email Address')).size).toBe(LEAD_COUNT)
  })
})

describe('the values of one field', () => {
  it.each([
    ['First Name', 1_500],
    ['Last Name', 450],
    ['Company Name', 3_000],
    ['Job Title', 3_000],
    ['City', 2_500],
    ['Lead Score', 101],
    ['Postal Code', 4_500],
  ])('are various: %s has %i at least', (name, count) => {
    expect(new Set(column(name)).size).toBeGreaterThanOrEqual(count)
  })

  it.each([
    ['Lead Score', 0, 100],
    ['Relative Score', 0, 5],
    ['Num Employees', 1, 10_000],
    ['Date of Birth', '1950-01-01', '2004-12-31'],
    ['Created At', '2023-01-01 00:00:00', '2024-12-31 23:59:59'],
    ['Updated At', '2025-01-01 00:00:00', '2025-12-31 23:59:59'],
  ] satisfies [string, FieldValue, FieldValue][])(
    'are plausible: %s is %s to %s',
    (name, min, max) => {
      const values = column(name)
      expect(values.filter((value) => value === null || value < min || value > max)).toEqual([])
    },
  )

  it('are true for about the share that is said', () => {
    const share = column('Is Customer').filter((value) => value === true).length / LEAD_COUNT
    expect(Math.abs(share - 0.2)).toBeLessThan(5 * Math.sqrt((0.2 * 0.8) / LEAD_COUNT))
  })

  it('are made for no name that is not a standard field', () => {
    const made = leads[0] ? Object.keys(leads[0].values) : []
    expect(made).toEqual(STANDARD_FIELDS.map(({ displayName }) => displayName))
    expect(['constructor', '__proto__', 'toString', 'Plan'].map(standardMaker)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})
