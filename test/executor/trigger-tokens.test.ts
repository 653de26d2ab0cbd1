import { describe, expect, it } from 'vitest'
import { isTriggerToken, triggerNamed } from '../../src/executor/trigger-tokens.ts'

// PROD/…/trigger-tokens-for-interesting-moments.md [DOC]: the marks of its tables, for one trigger of each.
describe('a trigger', () => {
  it.each([
    ['Clicks Link in Email', 'Name, Link, Subject'],
    ['Email Bounces', 'Name, Subject, Category, Details'],
    ['Email Bounces Soft', 'Name, Subject, Category, Details'],
    ['Email is Delivered', 'Name, Subject'],
    ['Opens Email', 'Name, Subject'],
    ['Unsubscribes from Email', 'Name, Subject, Client IP Address'],
    ['Sent Forward to Friend Email', 'Name, Referrer, Browser'],
    ['Received Forward to Friend Email', 'Name'],
    ['Clicks Link in Sales Email', 'Name, Link, Subject, Sent By, Received By'],
    ['Sales Email Bounces', 'Name'],
    ['Person is Converted', 'Name'],
    ['Status is Changed in SFDC Campaign', ''],
    ['Fills Out Form', 'Name, Web Page, Client IP Address'],
    ['Clicks Link on Web Page', 'Name, Web Page, Client IP Address, Referrer'],
    ['Visits Web Page', 'Name, Web Page, Client IP Address, Referrer, Search Engine, Search Query'],
    ['Reached Dialogue Goal', 'Goal name, Name, Page URL'],
  ])('%s gives its name and %s', (name, tokens) => {
    const given = ['Trigger Name', ...(tokens === '' ? [] : tokens.split(', '))]
    expect(triggerNamed(name)).toEqual({ name, tokens: given })
  })

  it.each([
    ['fills out form', 'Fills Out Form'],
    [' VISITS WEB PAGE ', 'Visits Web Page'],
    ['requested', 'Campaign is Requested'],
    ['campaign is requested', 'Campaign is Requested'],
    ['Created', 'Person is Created'],
    ['data value changes', 'Data Value Changes'],
  ])('written as %j is %s', (text, name) => {
    expect(triggerNamed(text).name).toBe(name)
  })

  it.each(['requested', 'Added to List', 'Whatever happens', 'constructor', '__proto__'])(
    'the page does not list, like %s, gives nobody knows what',
    (text) => expect(triggerNamed(text).tokens).toBeUndefined(),
  )

  it('keeps its own words where nobody knows it', () => {
    expect(triggerNamed(' Gets a Badge ').name).toBe('Gets a Badge')
  })
})

it.each([
  ['Trigger Name', true],
  ['subject', true],
  ['UI TYPE', true],
  ['Shoe Size', false],
  ['', false],
])('%j as the name of a trigger token: %s', (name, isOne) => {
  expect(isTriggerToken(name)).toBe(isOne)
})
