// How the standard fields are made, one row each: from the field's own draws, or from other fields as
// the scenario has them, so that what belongs to one person fits together. Nobody real is ever named:
// hosts are those reserved for examples (RFC 2606), phone numbers those of fiction (555-0100 to
// 555-0199), addresses those of documentation (RFC 5737). A field without a row is empty, as it is for
// most people.
import { dateOf, dateText, dateTimeText, daysSince1970, wallTimeOf } from '../time/calendar.ts'
import { pick, whole } from './draws.ts'
import type { FieldValue } from './field.ts'
import {
  always,
  type Ingredients,
  type Make,
  type Maker,
  oneOf,
  oneOfWhere,
  sameAs,
  trueFor,
  wholeBetween,
} from './make.ts'
import { hostLabel, mailboxPart } from './slug.ts'
import * as words from './words.ts'

const FIRST_NAMES = [...words.FEMALE_NAMES, ...words.MALE_NAMES]
const EXAMPLE_HOSTS = ['example.com', 'example.org', 'example.net']
const DOCUMENTATION_NETWORKS = ['192.0.2', '198.51.100', '203.0.113']

const PERSON: Readonly<Record<string, Maker>> = {
  Id: () => (lead) => lead + 1,
  'Email Address': emailAddress('First Name', 'Last Name'),
  'First Name': oneOf(FIRST_NAMES),
  'Middle Name': middleName,
  'Last Name': oneOf(words.LAST_NAMES),
  'Full Name': fullName,
  Salutation: salutation,
  Department: oneOf(words.JOB_AREAS),
  'Job Title': jobTitle,
  Role: oneOf(['Decision Maker', 'Influencer', 'Evaluator', 'User']),
  'Phone Number': phoneNumber,
  'Mobile Phone Number': phoneNumber,
  Address: streetAddress,
  City: city,
  State: oneOf(words.STATES),
  'Postal Code': postalCode,
  Country: always('United States'),
  'Date of Birth': dateBetween(1950, 2004),
}

const RELATION: Readonly<Record<string, Maker>> = {
  'Lead Score': wholeBetween(0, 100),
  'Lead Source': oneOf(['Web', 'Webinar', 'Trade Show', 'Referral', 'Advertisement']),
  'Lead Status': oneOf(['New', 'Working', 'Qualified', 'Recycled']),
  'Lead Rating': oneOf(['Hot', 'Warm', 'Cold']),
  Priority: wholeBetween(1, 100),
  'Relative Score': wholeBetween(0, 5),
  Urgency: wholeBetween(0, 5),
  Unsubscribed: trueFor(0.05),
  'Unsubscribed Reason': oneOfWhere('Unsubscribed', ['Too many emails', 'No longer relevant']),
  'Do Not Call': trueFor(0.05),
  'Do Not Call Reason': oneOfWhere('Do Not Call', ['Asked on the phone', 'On a register']),
  'Email Invalid': trueFor(0.02),
  'Email Invalid Cause': oneOfWhere('Email Invalid', ['550 5.1.1 No such mailbox']),
  'Black Listed': trueFor(0.01),
  'Marketing Suspended': trueFor(0.01),
  'Is Anonymous': always(false),
  'Is Customer': trueFor(0.2),
  'Is Employee': always(false),
  'Is Partner': trueFor(0.05),
  // All before 2026, when a run starts unless the scenario says otherwise.
  'Created At': secondBetween(2023, 2024),
  'Updated At': secondBetween(2025, 2025),
  'Acquisition Date': sameAs('Created At'),
  'Original Source Type': oneOf(['Web page visit', 'Web form fillout', 'List import']),
  'Registration Source Type': sameAs('Original Source Type'),
  'Anonymous IP': ipAddress,
  'Inferred Company': sameAs('Company Name'),
  'Inferred City': sameAs('City'),
  'Inferred State Region': sameAs('State'),
  'Inferred Postal Code': sameAs('Postal Code'),
  'Inferred Country': sameAs('Country'),
  'Lead Owner First Name': oneOf(FIRST_NAMES),
  'Lead Owner Last Name': oneOf(words.LAST_NAMES),
  'Lead Owner Email Address': emailAddress('Lead Owner First Name', 'Lead Owner Last Name'),
  'Lead Owner Job Title': always('Account Executive'),
  'Lead Owner Phone Number': phoneNumber,
}

const COMPANY: Readonly<Record<string, Maker>> = {
  'Company Name': companyName,
  Website: website,
  'Main Phone': phoneNumber,
  'Billing Address': streetAddress,
  'Billing City': city,
  'Billing State': oneOf(words.STATES),
  'Billing Postal Code': postalCode,
  'Billing Country': always('United States'),
  Industry: oneOf(['Education', 'Finance', 'Healthcare', 'Manufacturing', 'Retail', 'Technology']),
  'SIC Code': sicCode,
  'Num Employees': employees,
  'Annual Revenue': annualRevenue,
  'Account Owner First Name': sameAs('Lead Owner First Name'),
  'Account Owner Last Name': sameAs('Lead Owner Last Name'),
  'Account Owner Email Address': sameAs('Lead Owner Email Address'),
}

const MAKERS: ReadonlyMap<string, Maker> = new Map(
  Object.entries({ ...PERSON, ...RELATION, ...COMPANY }).map(([name, maker]) => [
    name.toLowerCase(),
    maker,
  ]),
)

/** How the standard field of that display name is made; `undefined` where there is none, or where it
 *  is empty. */
export function standardMaker(displayName: string): Maker | undefined {
  return MAKERS.get(displayName.toLowerCase())
}

/** Unique by the lead's number, whatever the names are. */
function emailAddress(firstName: string, lastName: string): Maker {
  return ({ draw, other }) => {
    const [first, last] = [other(firstName), other(lastName)]
    return (lead) => {
      const parts = [first(lead), last(lead)].map((name) => mailboxPart(textOf(name)))
      const mailbox = [...parts.filter((part) => part !== ''), lead + 1].join('.')
      return `${mailbox}@${pick(EXAMPLE_HOSTS, draw(lead, 0))}`
    }
  }
}

function middleName({ draw }: Ingredients): Make {
  return (lead) => (draw(lead, 0) < 0.2 ? pick(words.MIDDLE_NAMES, draw(lead, 1)) : null)
}

function fullName({ other }: Ingredients): Make {
  const [first, last] = [other('First Name'), other('Last Name')]
  return (lead) => `${textOf(first(lead))} ${textOf(last(lead))}`.trim() || null
}

/** The later of two rows counts: a name of both lists is taken for a woman's. */
const SALUTATIONS: ReadonlyMap<FieldValue, string> = new Map([
  ...words.MALE_NAMES.map((name) => [name, 'Mr.'] as const),
  ...words.FEMALE_NAMES.map((name) => [name, 'Ms.'] as const),
])

function salutation({ other }: Ingredients): Make {
  const first = other('First Name')
  return (lead) => SALUTATIONS.get(first(lead)) ?? null
}

function jobTitle({ draw, other }: Ingredients): Make {
  const department = other('Department')
  return (lead) => {
    const level = pick(words.JOB_LEVELS, draw(lead, 0))
    const type = pick(words.JOB_TYPES, draw(lead, 1))
    return [level, textOf(department(lead)), type].filter((part) => part !== '').join(' ')
  }
}

function phoneNumber({ draw }: Ingredients): Make {
  return (lead) => `${whole(201, 989, draw(lead, 0))}-555-0${whole(100, 199, draw(lead, 1))}`
}

function streetAddress({ draw }: Ingredients): Make {
  return (lead) => `${whole(1, 9_999, draw(lead, 0))} ${pick(words.STREETS, draw(lead, 1))}`
}

/** A town that is in no atlas, so that it may lie in any state. */
function city({ draw }: Ingredients): Make {
  return (lead) => pick(words.LAST_NAMES, draw(lead, 0)) + pick(words.CITY_ENDINGS, draw(lead, 1))
}

function postalCode({ draw }: Ingredients): Make {
  return (lead) => String(whole(10_001, 99_950, draw(lead, 0)))
}

/** Both years included. */
function dateBetween(firstYear: number, lastYear: number): Maker {
  const [firstDay, lastDay] = [newYear(firstYear), newYear(lastYear + 1) - 1]
  return ({ draw }) => {
    return (lead) => dateText(dateOf(whole(firstDay, lastDay, draw(lead, 0))))
  }
}

/** Both years included. */
function secondBetween(firstYear: number, lastYear: number): Maker {
  const [firstSecond, lastSecond] = [
    newYear(firstYear) * 86_400,
    newYear(lastYear + 1) * 86_400 - 1,
  ]
  return ({ draw }) => {
    return (lead) => dateTimeText(wallTimeOf(whole(firstSecond, lastSecond, draw(lead, 0))))
  }
}

/** The first day of a year, in days since 1970. */
function newYear(year: number): number {
  return daysSince1970({ year, month: 1, day: 1 })
}

function ipAddress({ draw }: Ingredients): Make {
  return (lead) => `${pick(DOCUMENTATION_NETWORKS, draw(lead, 0))}.${whole(1, 254, draw(lead, 1))}`
}

/** `Kelly Group`, `Kelly - Hahn` or `Kelly, Hahn and Moore`: faker's three forms. */
function companyName({ draw }: Ingredients): Make {
  return (lead) => {
    const form = whole(1, 3, draw(lead, 0))
    const name = pick(words.LAST_NAMES, draw(lead, 1))
    if (form === 1) return `${name} ${pick(words.COMPANY_ENDINGS, draw(lead, 2))}`
    const second = pick(words.LAST_NAMES, draw(lead, 2))
    if (form === 2) return `${name} - ${second}`
    return `${name}, ${second} and ${pick(words.LAST_NAMES, draw(lead, 3))}`
  }
}

function website({ other }: Ingredients): Make {
  const company = other('Company Name')
  return (lead) => `https://${hostLabel(textOf(company(lead))) || 'www'}.example.com`
}

function sicCode({ draw }: Ingredients): Make {
  return (lead) => String(whole(1_000, 8_999, draw(lead, 0)))
}

/** As company registers put sizes into classes: small ones are as likely as large ones. */
const EMPLOYEE_CLASSES = [
  [1, 10],
  [11, 50],
  [51, 200],
  [201, 1_000],
  [1_001, 10_000],
] as const

function employees({ draw }: Ingredients): Make {
  return (lead) => {
    const [fewest, most] = pick(EMPLOYEE_CLASSES, draw(lead, 0))
    return whole(fewest, most, draw(lead, 1))
  }
}

/** So much for each employee. */
function annualRevenue({ draw, other }: Ingredients): Make {
  const count = other('Num Employees')
  return (lead) => {
    const known = count(lead)
    return typeof known === 'number' ? known * whole(60, 250, draw(lead, 0)) * 1_000 : null
  }
}

function textOf(value: FieldValue): string {
  return value === null ? '' : String(value)
}
