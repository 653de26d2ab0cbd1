import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS } from '../../src/executor/settings.ts'
import { tokenize } from '../../src/executor/token.ts'
import { type SystemToken, systemValue, tokenSource } from '../../src/executor/token-value.ts'
import type { TokenScopes } from '../../src/executor/webhook.ts'
import { seconds, us, ZERO } from '../../src/time/instant.ts'
import { FIELDS } from './example-call.ts'

function sourceOf(text: string, tokens: TokenScopes = {}): unknown {
  const [part] = tokenize(text).parts
  return part?.kind === 'token' ? tokenSource(part, { fields: FIELDS, tokens }) : part
}

describe('the value of a token', () => {
  it.each([
    ['{{lead.First Name}}', 'text'],
    ['{{lead.email address}}', 'text'],
    ['{{lead.Date of Birth}}', 'text'],
    ['{{lead.Last Seen}}', 'text'],
    ['{{lead.Full Name}}', 'text'],
    ['{{company.Num Employees}}', 'number'],
    ['{{Company.Annual Revenue}}', 'number'],
    ['{{lead.Lead Score}}', 'number'],
    ['{{lead.Discount}}', 'number'],
    ['{{lead.Ratio}}', 'number'],
    ['{{lead.Unsubscribed}}', 'boolean'],
  ])('of %s is a field written as %s', (text, valueKind) => {
    expect(sourceOf(text)).toMatchObject({ kind: 'field', valueKind })
  })

  it.each([
    ['abc', 'text'],
    [6, 'number'],
    [false, 'boolean'],
    [null, 'text'],
  ])('that is given as %j is written as %s', (value, valueKind) => {
    expect(sourceOf('{{My.a key}}', { MY: { ' A Key ': value } })).toEqual({
      kind: 'constant',
      valueKind,
      value,
    })
  })

  it('of a date or time comes from the clock, whatever is given', () => {
    const tokens = { system: { Date: 'x', dateTime: 'y', munchkinId: 'z' } }
    expect(sourceOf('{{SYSTEM.DATETIME}}', tokens)).toMatchObject({ kind: 'system' })
    expect(sourceOf('{{system.date}}', tokens)).toMatchObject({ kind: 'system' })
    expect(sourceOf('{{system.munchkinId}}', tokens)).toMatchObject({ kind: 'constant' })
  })

  it.each(['{{system.toString}}', '{{my.constructor}}', '{{__proto__.a}}', '{{constructor.name}}'])(
    'is never what every object has: %s',
    (text) => {
      expect(sourceOf(text, { my: {} })).toMatchObject({ kind: 'unknown' })
    },
  )
})

// Decisions 20, 21: names that name nothing, and what was probably meant.
describe('a token that names nothing', () => {
  it.each([
    ['{{lead.FirstName}}', '{{lead.First Name}}'],
    ['{{lead.email}}', '{{lead.Email Address}}'],
    ['{{lead.numberOfEmployees}}', '{{company.Num Employees}}'],
    ['{{lead.Company Name}}', '{{company.Company Name}}'],
    ['{{First Name}}', '{{lead.First Name}}'],
    ['{{lead.First  Name}}', '{{lead.First Name}}'],
    ['{{lead.Frist Name}}', '{{lead.First Name}}'],
    ['{{system.date time}}', '{{system.dateTime}}'],
    ['{{my.Ky}}', '{{my.Key}}'],
    ['{{lead.Shoe Size}}', undefined],
    ['{{account.Owner Region}}', undefined],
  ])('%s probably means %s', (text, suggestion) => {
    const tokens = { my: { Key: 'x' } }
    expect(sourceOf(text, tokens)).toMatchObject({ kind: 'unknown', suggestion })
  })

  it.each(['{{trigger.Subject}}', '{{system.unsubscribeLink}}'])(
    '%s means nothing else, though something has that name',
    (text) => {
      const my = { Subject: 'x', unsubscribeLink: 'x' }
      expect(sourceOf(text, { my })).toMatchObject({ kind: 'unknown', suggestion: undefined })
    },
  )

  it.each(['{{lead.nick}}', '{{lead.NICKNAME}}'])('%s is the API name of a field', (text) => {
    const names = { restName: 'nick', soapName: 'NickName' }
    const nick = { scope: 'lead', displayName: 'Called', type: 'string', ...names } as const
    const bare = { scope: 'lead', displayName: 'Bare', type: 'string' } as const
    const [part] = tokenize(text).parts
    expect(
      part?.kind === 'token' && tokenSource(part, { fields: [bare, nick], tokens: {} }),
    ).toMatchObject({ reason: 'api-name', suggestion: '{{lead.Called}}' })
  })

  it('is looked for in a scope whatever blanks and case it is given with', () => {
    const tokens = { ' Shop ': { ' The Key ': 'x' } }
    expect(sourceOf('{{shop.the key}}', tokens)).toMatchObject({ kind: 'constant', value: 'x' })
    expect(sourceOf('{{shop.Nothing}}', tokens)).toMatchObject({ reason: 'no-such-name' })
  })

  // Decisions 20, 21, 22; marketo.md §2.1.3, §2.2 [DOC].
  it.each([
    ['{{lead.Shoe Size}}', 'no-such-name'],
    ['{{lead.Frist Name}}', 'no-such-name'],
    ['{{my.Nothing}}', 'no-such-name'],
    ['{{system.year}}', 'no-such-name'],
    ['{{Nothing}}', 'no-such-name'],
    ['{{lead.FirstName}}', 'api-name'],
    ['{{Company.numberOfEmployees}}', 'api-name'],
    ['{{my.firstName}}', 'no-such-name'],
    ['{{account.Name}}', 'no-such-scope'],
    ['{{program.Name}}', 'out-of-scope'],
    ['{{MEMBER.webinar url}}', 'out-of-scope'],
    ['{{social.Share Url}}', 'out-of-scope'],
    ['{{trigger.Subject}}', 'not-of-trigger'],
    ['{{Trigger.SEARCH ENGINE}}', 'not-of-trigger'],
    ['{{trigger.Shoe Size}}', 'no-such-name'],
    ['{{system.unsubscribeLink}}', 'email-only'],
    ['{{System.ForwardToFriendLink}}', 'email-only'],
    ['{{system.viewAsWebpageLink}}', 'email-only'],
    ['{{SP_Send_Alert_Info}}', 'email-only'],
    ['{{my.Greeting}}', 'no-value-here'],
    ['{{my.invite}}', 'no-value-here'],
  ])('%s is told apart: %s', (text, reason) => {
    const my = {
      Key: 'x',
      Greeting: { type: 'email script', value: null, overrides: [] },
      Invite: { type: 'calendar file', value: null, overrides: [] },
    } as const
    const trigger = { 'Trigger Name': 'Fills Out Form', 'Web Page': '/a' }
    expect(sourceOf(text, { my, trigger })).toMatchObject({ kind: 'unknown', reason })
  })

  it.each(['{{system.unsubscribeLink}}', '{{SP_Send_Alert_Info}}', '{{trigger.Subject}}'])(
    'names something once %s is given a value',
    (text) => {
      const tokens = {
        system: { unsubscribeLink: 'x' },
        trigger: { subject: 'x' },
        '': { SP_Send_Alert_Info: 'x' },
      }
      expect(sourceOf(text, tokens)).toMatchObject({ kind: 'constant', value: 'x' })
    },
  )
})

// marketo.md §2.2 [DOC].
describe('a my token', () => {
  it.each([
    ['text', '5', 'text'],
    ['number', 6, 'number'],
    ['number', '9007199254740993', 'number'],
    ['score', -3, 'number'],
    ['date', '2016-05-23', 'text'],
    ['rich text', '<p>Hi</p>', 'text'],
    ['sfdc campaign', 'Spring', 'text'],
  ] as const)('of the type %s with %j is written as %s', (type, value, valueKind) => {
    const token = { type, value, overrides: [] }
    expect(sourceOf('{{my.it}}', { my: { It: token } })).toMatchObject({
      kind: 'constant',
      valueKind,
      value,
    })
  })

  it('keeps where it is from', () => {
    const token = { type: 'text', value: 'x', folder: 'Marketing', overrides: ['EMEA'] } as const
    expect(sourceOf('{{my.it}}', { my: { it: token } })).toMatchObject({ my: token })
  })
})

// marketo.md §2.2 [DOC], decision 42.
describe('a token of the clock', () => {
  const valueAt = (name: SystemToken, startsAt: string, timeZone = 'UTC', nowUs = ZERO): string =>
    systemValue(name, nowUs, { ...DEFAULT_SETTINGS, startsAtMs: Date.parse(startsAt), timeZone })

  it.each([
    ['2013-08-08T23:34:13Z', 'America/Los_Angeles', 'Aug 08, 2013', '04:34 PM (GMT -0700)'],
    ['2026-01-01T00:00:00Z', 'UTC', 'Jan 01, 2026', '12:00 AM (GMT +0000)'],
    ['2026-12-31T12:05:59Z', 'UTC', 'Dec 31, 2026', '12:05 PM (GMT +0000)'],
    ['2026-06-15T11:59:59Z', 'UTC', 'Jun 15, 2026', '11:59 AM (GMT +0000)'],
    ['2026-02-28T20:00:00Z', 'Asia/Kolkata', 'Mar 01, 2026', '01:30 AM (GMT +0530)'],
  ])('at %s in %s is the date %s and the time %s', (instant, timeZone, date, time) => {
    expect(valueAt('date', instant, timeZone)).toBe(date)
    expect(valueAt('time', instant, timeZone)).toBe(time)
  })

  it.each([['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']])(
    'names the months %s, %s, %s, and so on',
    (...months) => {
      const dates = months.map((_, index) =>
        valueAt('date', new Date(Date.UTC(2026, index)).toISOString()),
      )
      expect(dates).toEqual(months.map((month) => `${month} 01, 2026`))
    },
  )

  it('goes on with virtual time', () => {
    const at = (nowUs = ZERO) =>
      valueAt('datetime', '2013-08-08T23:36:13Z', 'America/Los_Angeles', nowUs)
    expect(at()).toBe('2013-08-08 16:36:13')
    expect(at(us(999_999))).toBe('2013-08-08 16:36:13')
    expect(at(seconds(1))).toBe('2013-08-08 16:36:14')
  })
})
