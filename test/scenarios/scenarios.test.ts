// The scenarios of the package: the worked ones keep their limits, and each broken one has the mistake
// that its story names, which the one it names as mended does not have.
import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { lintScenario } from '../../src/disk/lint-scenario.ts'
import { loadScenario } from '../../src/disk/load-scenario.ts'
import { ScenarioError } from '../../src/errors.ts'
import { type Call, rehearsed } from './rehearsed.ts'

const WORKED = globSync('scenarios/*.yaml').sort()
const BROKEN = globSync('scenarios/broken/*.yaml').sort()

/** Those that are from public material, by number: marketo.md §9. */
const FROM_SOURCES = WORKED.filter((file) => sourceOf(file) !== undefined)

function sourceOf(file: string): string | undefined {
  return /^# (S\d+):/m.exec(readFileSync(file, 'utf8'))?.[1]
}

describe('scenarios/', () => {
  it('has all fifteen configurations of marketo.md §9', () => {
    const numbers = FROM_SOURCES.map((file) => Number(sourceOf(file)?.slice(1)))
    expect(numbers.sort((a, b) => a - b)).toEqual(
      Array.from({ length: 15 }, (_, index) => index + 1),
    )
  })

  it.each([...FROM_SOURCES, ...BROKEN])('%s says where it is from', (file) => {
    const comments = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('# '))
    expect(comments.join('\n')).toMatch(/^# S\d+[:,].*https:\/\/\S+/ms)
  })

  it.each([...WORKED, ...BROKEN])('%s tells a story', (file) => {
    const { name, story } = parse(readFileSync(file, 'utf8'))
    expect(name).toMatch(/^[A-Z]/)
    expect(story).toMatch(/^.+\.$/)
  })

  it.each(FROM_SOURCES)('%s has nothing for lint to find', async (file) => {
    expect(await rulesBroken(file)).toEqual([])
  })

  it('three tokens without quotes are JSON for every lead, whatever its name', async () => {
    for (const call of await callsOf('scenarios/cloud-elements-event.yaml')) {
      const { 'First Name': first, 'Last Name': last } = call.lead.values
      expect(json(call)).toMatchObject({ first_name: first ?? '', last_name: last ?? '' })
    }
  })

  // The longer ones are held by test/golden.
  it.each(FROM_SOURCES)('%s runs as it should', async (file) => {
    const { report } = await rehearsed(file)
    expect(report.verdict.passed).toBe(true)
    expect(report.expectations.length).toBeGreaterThan(0)
    expect(report.expectations.filter(({ passed }) => !passed)).toEqual([])
  })
})

describe('scenarios/every-fault.yaml', () => {
  const FILE = 'scenarios/every-fault.yaml'

  it.each([
    [[], 1_000, 200, 200],
    [['instance.responseContentType=respect'], 900, 300, 200],
    [['instance.timeoutCovers=connect'], 1_100, 200, 100],
  ])(
    'with %j maps %d, cannot read %d, and times out %d',
    async (set, mapped, unreadable, timeout) => {
      const { calls, verdict } = (await rehearsed(FILE, set)).report
      expect(calls.byOutcome).toEqual({ mapped, unreadable, timeout, failed: 600 })
      expect(verdict.passed).toBe(true)
    },
  )
})

describe('scenarios/broken/', () => {
  it.each(BROKEN)('%s says what lint finds, and what it is mended to', async (file) => {
    const [, rules, twin] =
      /^# Broken: lint finds (.+)\. Mended: \.\.\/(\S+)$/m.exec(readFileSync(file, 'utf8')) ?? []
    expect(await rulesBroken(file)).toEqual(rules?.split(', '))
    expect(FROM_SOURCES).toContain(`scenarios/${twin}`)
  })

  it('has nothing that is not tested here', () => {
    const tests = readFileSync(import.meta.filename, 'utf8')
    expect(BROKEN.filter((file) => !tests.includes(`'${file}'`))).toEqual([])
  })

  it('scenarios/broken/slack-alert.yaml is refused: its default is none', async () => {
    expect(await mistakesOf('scenarios/broken/slack-alert.yaml')).toEqual([
      'bad-token "{{lead.Company=edit me}}"',
    ])
  })

  it('scenarios/broken/flowboost.yaml is refused: its backslashes are single', async () => {
    expect(await mistakesOf('scenarios/broken/flowboost.yaml')).toEqual([
      String.raw`bad-template "\\s"`,
    ])
    for (const { lead, body } of await callsOf('scenarios/flowboost.yaml')) {
      const literal = JSON.stringify(lead.values['Product Interest'] ?? '')
      expect(body).toContain(`productInterests = ${literal}.split(/\\s*;\\s*/);`)
    }
  })

  it('quotes by hand break on what has a quote, a line break or a backslash', async () => {
    const isAwkward = (call: Call) => /["\n\\]/.test(String(call.lead.values['Lead Notes']))
    const calls = await callsOf('scenarios/broken/zapier-push-lead.yaml')
    expect(calls.filter((call) => json(call) === undefined)).toEqual(calls.filter(isAwkward))
    expect(calls.some(isAwkward)).toBe(true)
    expect(calls.map(json)).toContainEqual(expect.objectContaining({ called: 'false' }))

    const mended = await callsOf('scenarios/zapier-push-lead.yaml')
    expect(mended.some(isAwkward)).toBe(true)
    for (const call of mended) {
      const { 'Lead Notes': notes, Called: called } = call.lead.values
      expect(json(call)).toMatchObject({ leadNotes: notes ?? 'none', called })
    }
  })

  it('quotes twice make no JSON of any lead', async () => {
    const calls = await callsOf('scenarios/broken/vonage-whatsapp.yaml')
    expect(calls.filter((call) => json(call) !== undefined)).toEqual([])
    expect(calls.some(({ body }) => body.includes('"number": ""442079460018""'))).toBe(true)
    expect(calls.every(({ body }) => body.includes('The campaignID is 987"'))).toBe(true)

    for (const call of await callsOf('scenarios/vonage-whatsapp.yaml')) {
      expect(json(call)).toMatchObject({ to: { number: call.lead.values['Phone Number'] } })
    }
  })

  it('an ampersand splits a form that is not encoded', async () => {
    const calls = (await callsOf('scenarios/broken/clay-form.yaml')).filter(isOfJackAndJill)
    for (const { body } of calls) {
      const form = new URLSearchParams(body)
      expect(form.get('company')).toBe('Jack ')
      expect(form.get(' Jill Construction ')).toBe('')
    }
    const mended = (await callsOf('scenarios/clay-enrichment.yaml')).filter(isOfJackAndJill)
    for (const call of mended) {
      expect(json(call)).toMatchObject({ company: 'Jack & Jill Construction' })
    }
    expect([calls.length > 0, mended.length > 0]).toEqual([true, true])
  })

  it('tokens by API name are empty', async () => {
    for (const call of await callsOf('scenarios/broken/clay-api-names.yaml')) {
      expect(json(call)).toEqual({ first_name: '', last_name: '', email: '' })
    }
    for (const call of await callsOf('scenarios/clay-enrichment.yaml')) {
      expect(json(call)).toMatchObject({ email: call.lead.values['Email Address'] })
    }
    const file = 'scenarios/broken/clay-api-names.yaml'
    expect(await mistakesOf(file, ['instance.unknownToken=error'])).toHaveLength(3)
  })

  it('a token damaged in print is empty', async () => {
    for (const { url } of await callsOf('scenarios/broken/ifttt-event.yaml')) {
      expect(url.searchParams.get('value2')).toBe('')
    }
    for (const { url, lead } of await callsOf('scenarios/ifttt-event.yaml')) {
      expect(url.searchParams.get('value1')).toBe('Roadshow & Webinar')
      const name = String(lead.values['Full Name'] ?? '').replace(/\p{Surrogate}/gu, '?') // decision 16
      expect(url.searchParams.get('value3')).toBe(name)
    }
  })

  it('tokens of emails are empty', async () => {
    for (const call of await callsOf('scenarios/broken/snowplow-event.yaml')) {
      expect(json(call)).toMatchObject({
        sp_send_alert_info: '',
        forward_to_friend_link: '',
        unsubscribed_link: '',
        view_as_webpage_link: '',
      })
    }
    for (const call of await callsOf('scenarios/snowplow-event.yaml')) {
      const { values } = call.lead
      expect(json(call)).toMatchObject({
        step: 6,
        campaign: { id: 987 },
        lead: {
          black_listed: values['Black Listed'],
          lead_score: values['Lead Score'],
          last_interesting_moment_date: values['Last Interesting Moment Date'] ?? '',
        },
      })
    }
  })

  it('without Content-Type, JSON is a text, and everybody is offline', async () => {
    const calls = await callsOf('scenarios/broken/score-compare.yaml')
    const wrong = calls.filter(({ lead: { values } }) => {
      return Number(values.OnlinePreference) > Number(values.OfflinePreference)
    })
    expect(wrong.length).toBeGreaterThan(100)
    for (const { headers, result } of wrong) {
      expect(headers['content-type']).toBe('text/plain')
      expect(result).toMatchObject({ outcome: 'mapped', writes: [{ value: 'offline' }] })
    }
    const mended = await callsOf('scenarios/score-compare.yaml')
    expect(new Set(mended.map(({ headers }) => headers['content-type']))).toEqual(
      new Set(['application/json']),
    )
  })

  it('a country code before every number is one too many for some, and none for nobody', async () => {
    const calls = await callsOf('scenarios/broken/twilio-sms.yaml')
    expect(new Set(calls.map(receiver))).toEqual(
      new Set(['+12015550123', '+1+16465550142', '+1+442079460018', '+1edit me']),
    )
    const basic = `Basic ${Buffer.from('ACCOUNT_SID:AUTH_TOKEN').toString('base64')}`
    expect(new Set(calls.map(({ headers }) => headers.authorization))).toEqual(new Set([basic]))
    expect(readFileSync('scenarios/broken/twilio-sms.yaml', 'utf8')).toContain(':AUTH_TOKEN@')

    for (const call of await callsOf('scenarios/twilio-sms.yaml')) {
      expect(receiver(call)).toBe(call.lead.values['Mobile Phone Number'])
      expect(call.headers.authorization).toBe(basic)
    }
    expect(readFileSync('scenarios/twilio-sms.yaml', 'utf8')).not.toContain('@api.twilio.com')
  })

  it('a step does not see what the step before it wrote', async () => {
    const file = 'scenarios/broken/disposable-email-check.yaml'
    expect(await statusesTold(file)).toEqual(new Set(['unknown']))
    expect(await statusesTold(file, ['instance.writeDelay=0s'])).toEqual(new Set(['ok', 'block']))
    const mended = await callsOf('scenarios/disposable-email-check.yaml')
    expect(new Set(mended.map(({ webhook }) => webhook))).toEqual(new Set(['check domain']))
  })
})

/** Of the rules of lint, each once, by name. */
async function rulesBroken(file: string): Promise<readonly string[]> {
  const { findings } = await lintScenario(file)
  return [...new Set(findings.map(({ id }) => id))].sort()
}

/** Code and value of each mistake for which a scenario is refused. */
async function mistakesOf(file: string, set: readonly string[] = []): Promise<readonly string[]> {
  const error = await loadScenario(file, { set }).catch((caught: unknown) => caught)
  if (!(error instanceof ScenarioError)) throw new Error(`${file} is not refused`)
  return error.issues.map(({ code, got }) => `${code} ${got}`)
}

async function callsOf(file: string, set?: readonly string[]): Promise<readonly Call[]> {
  const { calls } = await rehearsed(file, set)
  if (calls.length === 0) throw new Error(`${file} sends nothing`)
  return calls
}

/** What a receiver reads that takes JSON; `undefined` when it is none. */
function json({ body }: Call): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

function isOfJackAndJill({ lead }: Call): boolean {
  return lead.values['Company Name'] === 'Jack & Jill Construction'
}

/** The number that gets the message, as a receiver reads the form. */
function receiver({ body }: Call): string | null {
  return new URLSearchParams(body).get('To')
}

/** What the shop is told of the domains it starts trials for. */
async function statusesTold(file: string, set?: readonly string[]): Promise<ReadonlySet<unknown>> {
  const calls = (await callsOf(file, set)).filter(({ webhook }) => webhook === 'start trial')
  return new Set(calls.map(({ body }) => /"domainStatus": "(.*)"/.exec(body)?.[1]))
}
