import { describe, expect, it } from 'vitest'
import { sampleWith, scenarioOf } from './sample.ts'

const SMALL = `
name: Small
campaign: { flow: [{ call: ping }] }
webhooks: { ping: { url: https://api.example.com/ } }
services: { https://api.example.com: { latency: 50ms } }
`

function assumed(text: string): ReadonlyMap<string, string> {
  return new Map(scenarioOf(text).assumptions.map(({ setting, value }) => [setting, value]))
}

describe('what a scenario did not say', () => {
  it('is listed with what was taken instead', () => {
    expect(Object.fromEntries(assumed(SMALL))).toMatchObject({
      'instance.concurrency': '1 slot, the documented arithmetic; 20 beside it in every report',
      'instance.timeout': expect.stringMatching(/^30 s/),
      'instance.unknownToken': expect.stringContaining('refused before the run'),
      'campaign.arrivals': 'all at once, as a bulk request does',
      'campaign.qualification': 'once: somebody who comes again is skipped',
      'leads.count': '1000',
      priority: expect.stringContaining('not modelled'),
      'services["https://api.example.com"].replies': 'status 200 with an empty JSON object',
    })
  })

  it('has a basis and a source, each setting once', () => {
    const { assumptions } = scenarioOf(SMALL)
    expect(new Set(assumptions.map(({ setting }) => setting)).size).toBe(assumptions.length)
    expect(assumptions.filter(({ value, source }) => value === '' || source === '')).toEqual([])
  })

  it.each([
    ['instance.concurrency', 'instance: { concurrency: 1 }'],
    ['instance.timeout', 'instance: { timeout: 30s }'],
    ['instance.timeZone', 'instance: { timeZone: UTC }'],
    ['instance.unknownToken', 'instance: { unknownToken: error }'],
    ['instance.timeoutCovers', 'instance: { timeoutCovers: total }'],
    ['instance.timeoutEdge', 'instance: { timeoutEdge: counts }'],
    ['instance.redirects', 'instance: { redirects: ignore }'],
    ['instance.contentType', 'instance: { contentType: default }'],
    ['instance.userAgent', 'instance: { userAgent: hookdrill }'],
    ['instance.nullValue', 'instance: { nullValue: skip }'],
    ['instance.emptyString', 'instance: { emptyString: clear }'],
    ['instance.responseContentType', 'instance: { responseContentType: ignore }'],
    ['tokens.trigger', 'tokens: { trigger: { Name: x } }'],
    ['instance.backslashPreParse', 'instance: { backslashPreParse: true }'],
    ['instance.typing', 'instance: { typing: strict }'],
    ['instance.tooLong', 'instance: { tooLong: truncate }'],
    ['instance.bodyMaxBytes', 'instance: { bodyMaxBytes: 1048576 }'],
    ['leads.count', 'leads: { count: 1000 }'],
  ])('is not %s once it says so, even when it says the default', (setting, line) => {
    expect([...assumed(SMALL).keys()]).toContain(setting)
    expect([...assumed(`${SMALL}${line}\n`).keys()]).not.toContain(setting)
  })

  it('is not how leads arrive and qualify once it says so', () => {
    const settings = [...assumed(sampleWith('trigger: requested', 'qualification: once')).keys()]
    expect(settings).not.toContain('campaign.arrivals')
    expect(settings).not.toContain('campaign.qualification')
    expect(settings).toContain('priority')
  })

  it('is how well a latency fits its percentiles', () => {
    const latencyOf = (latency: string): string | undefined =>
      assumed(sampleWith('latency: 50ms', `latency: ${latency}`)).get(
        'services["https://api.example.com"].latency',
      )
    expect(latencyOf('{ p50: 50ms, p99: 900ms }')).toBe(
      'log-normal with median 50 ms, sigma 1.2425; exact at the percentiles given',
    )
    expect(latencyOf('{ p50: 50ms, p90: 60ms, p99: 900ms }')).toMatch(
      /^log-normal with median 50 ms, sigma .*; at worst [\d.]+% off at the percentiles given$/,
    )
    expect(latencyOf('80ms')).toBeUndefined()
  })
})
