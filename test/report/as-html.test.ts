import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { asHtml } from '../../src/report/as-html.ts'
import type { Report } from '../../src/report/report.ts'
import { ZERO } from '../../src/time/instant.ts'
import {
  failedVerdict,
  sampleCrossCheck,
  sampleFindings,
  sampleMeasures,
  sampleReport,
  sampleScenario,
} from './sample.ts'

const ASSETS = { script: '/* draws */', style: '/* draws */ .uplot { color: inherit }' }
const [CAMPAIGN] = sampleMeasures.campaigns

/** With everything a report can have. */
const FULL: Report = {
  ...sampleReport({
    verdict: failedVerdict,
    warnings: ['The mock was late: by 12 ms.'],
    measures: {
      ...sampleMeasures,
      campaigns: CAMPAIGN ? [CAMPAIGN, { ...CAMPAIGN, name: 'Nurture', calls: 7 }] : [],
      slots: {
        ...sampleMeasures.slots,
        account: [
          ...sampleMeasures.slots.account,
          { webhook: 'notify', outcome: 'rejected', calls: 3, slotUs: sampleMeasures.totalUs },
        ],
      },
    },
  }),
  agreement: {
    with: 'handlers',
    leads: 100,
    differences: 1,
    examples: [{ lead: 4, expected: 'mapped', actual: 'timeout' }],
    callTimeP50: { expectedMs: 50, actualMs: 60, isNear: false },
  },
  crossCheck: sampleCrossCheck,
}

/** Every text of a page, without markup, styles and scripts. */
function textOf(html: string): string {
  return html
    .replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ')
}

/** The page as if every text from outside in the report were `text`. */
function withEveryText(text: string): string {
  const everywhere = (value: unknown, key = ''): unknown => {
    if (Array.isArray(value)) return value.map((each) => everywhere(each, key))
    if (typeof value === 'object' && value !== null) {
      const isTally = key.startsWith('by') || key === 'skipped' || key === 'notes'
      return Object.fromEntries(
        Object.entries(value).map(([name, each]) => [
          isTally ? `${text}${name}` : name,
          everywhere(each, name),
        ]),
      )
    }
    return typeof value === 'string' && key !== 'state' ? text : value
  }
  return asHtml(everywhere(FULL) as Report, ASSETS) // the same shape with other strings
}

describe('the page', () => {
  const html = asHtml(FULL, ASSETS)
  const text = textOf(html)

  it('has every section, and a link to each', () => {
    const sections = [
      'warnings',
      'delay',
      'slot-time',
      'call-times',
      'times',
      'backlog',
      'endings',
      'campaigns',
      'mapping',
      'verdict',
      'agreement',
      'cross-check',
      'expectations',
      'assumptions',
      'identity',
    ]
    const found = Array.from(html.matchAll(/<section id="([^"]+)"/g), ([, id]) => id)
    expect(found).toEqual(sections)
    const links = Array.from(html.matchAll(/<a href="#([^"]+)"/g), ([, id]) => id)
    expect(links).toEqual(sections)
  })

  it.each([
    'The mock was late: by 12 ms.',
    '1 slot 9 h 42 m 30 s documented this run',
    '20 slots 29 m 10 s community model',
    'enrich timeout 1,000 8 h 20 m 85.8%',
    'p99 9 h 36 m 9 h 36 m 50 ms',
    '≤ 50 ms 99,000 99%',
    'At most 99,999 calls waiting.',
    'timeout 1,000 1%',
    '200 99,000 99%',
    'Faults: hang 1,000.',
    'Nurture 100,000 7 9 h 42 m',
    '197,988 fields written, 0 on a non-2xx',
    'Lead Score 99,000',
    'not written: missing-path 12',
    'map-only-on-2xx ✘ failed 100,000 Fields change only on a 2xx: 2 violations',
    'lead 53127, step 0',
    'expected no write, because the status is 503',
    'actual Plan = "team"',
    'replay hookdrill explain scenarios/enrich.yaml --lead 53127 --seed 1',
    '1 more like this',
    'The outcomes of 1 of 100 leads differ.',
    '4 mapped timeout',
    'further apart than 5%',
    'Cross-check: failed',
    '1 of 2 comparisons disagrees; 1 could not be checked.',
    'closed form 9 h 42 m or more – model 100,000 9 h 26 m 40 s – 100,000 1,000',
    'wire: not run: it <would> take 9 h.',
    'total delay: slot time / slots; allows for the last call (work conservation)',
    'model with bounds ✘ failed 9 h 42 m 30 s or more 9 h 26 m 40 s',
    'wire with model – not checked the same wire was not run',
    'timeoutShare ✘ missed < 1% 1%',
    'redirects not followed chosen decision 6',
    'instance.concurrency 1 documented decision 1',
    'seed 1',
    'c0ffee12',
    '5f0c2a9be1d4',
    'hookdrill 0.1.0',
  ])('says %s', (words) => {
    expect(text).toContain(words)
  })

  it('is not marked as passed where a cross-check disagrees', () => {
    const agreeing = { passed: true, closedForms: [], runs: [], comparisons: [] }
    const badgeWith = (crossCheck: Report['crossCheck']): string | undefined =>
      /<p class="badge[^>]*>(.*?)<\/p>/.exec(
        asHtml({ ...sampleReport(), expectations: [], ...(crossCheck && { crossCheck }) }, ASSETS),
      )?.[1]
    expect(badgeWith(undefined)).toBe('✔ passed')
    expect(badgeWith(agreeing)).toBe('✔ passed')
    expect(badgeWith({ ...agreeing, passed: false })).toBe('✘ failed')
  })

  it('begins with the delay, then what is held against the run', () => {
    const [first = '', ...causes] = Array.from(
      html.matchAll(/<p class="(?:delay|cause)[^"]*">(.*?)<\/p>/g),
      ([whole]) => textOf(whole).trim(),
    )
    expect(first).toMatch(/^9 h 42 m 30 s total execution delay of 100,000 leads on 1 slot$/)
    expect(causes).toEqual(FULL.headline.slice(1))
    expect(html).toContain('<p class="cause warning">Failed: map-only-on-2xx (2 violations).</p>')
    expect(html).toMatch(/<p class="cause">[^<]+<\/p>/)
  })

  it('asks for nothing: no address leads out of it', () => {
    const addresses = Array.from(
      html.matchAll(/\b(?:src|href|action|data|poster)="([^"]*)"|url\(([^)]*)\)|@import ([^;]*)/g),
      ([, ...found]) => found.find((each) => each !== undefined),
    )
    expect(addresses.length).toBeGreaterThan(10)
    expect(addresses.filter((each) => !/^(?:#|data:)/.test(each ?? ''))).toEqual([])
  })

  it('lets nothing run, and nothing style it, but what it brings', () => {
    const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(html) ?? []
    const hashOf = (source: string): string =>
      `'sha256-${createHash('sha256').update(source).digest('base64')}'`
    const all = (pattern: RegExp): string =>
      Array.from(html.matchAll(pattern), ([, source]) => hashOf(source ?? '')).join(' ')
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `style-src ${all(/<style>([\s\S]*?)<\/style>/g)}`,
      `script-src ${all(/<script>([\s\S]*?)<\/script>/g)}`,
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
    ])
    expect(html).not.toMatch(/\son\w+=|\sstyle=|javascript:/)
  })

  it('has a name for every table, a scope for every header and words for every chart', () => {
    const tables = html.match(/<table/g)?.length ?? 0
    expect(tables).toBeGreaterThan(10)
    expect(html.match(/<caption/g)).toHaveLength(tables)
    expect(html.match(/<th(?! scope="(?:col|row|colgroup)")[\s>]/g)).toBeNull()
    expect(html.match(/role="img" aria-label="[^"]{20,}"/g)).toHaveLength(2)
    expect(html.match(/<h1/g)).toHaveLength(1)
  })
})

describe('equal reports', () => {
  it('are equal bytes', () => {
    expect(asHtml(sampleReport(), ASSETS)).toBe(asHtml(sampleReport(), ASSETS))
  })

  it('on other machines differ in nothing but the last line', () => {
    const run = { ...sampleFindings.run, wallMs: 1, callsPerSecond: 2, node: '22.19.0' }
    const differing = (html: string): string => html.replace(/<footer>[\s\S]*?<\/footer>/, '')
    const [one, other] = [sampleReport(), sampleReport({ run })].map((each) => asHtml(each, ASSETS))
    expect(one).not.toBe(other)
    expect(differing(one ?? '')).toBe(differing(other ?? ''))
  })
})

describe('text from outside', () => {
  it.each([
    '</script><script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '"><svg/onload=alert(1)>',
    "' onmouseover='alert(1)",
    '&lt;b&gt;&#60;',
    '</style><!--',
    '\u202e\u0000\u001b[31m\ud800',
  ])('%j marks nothing up, wherever it stands', (hostile) => {
    const plain = withEveryText('x')
    const html = withEveryText(hostile)
    const marks = (text: string): readonly string[] =>
      Array.from(text.matchAll(/<\/?([a-z0-9]+)/g), ([mark]) => mark)
    expect(marks(html)).toEqual(marks(plain))
    expect(html.match(/\s[a-z-]+="/g)).toEqual(plain.match(/\s[a-z-]+="/g))
    expect(html).not.toContain(hostile)
  })

  it('is whole in the data of the charts', () => {
    const html = withEveryText('</script><!--\u2028')
    const data = Array.from(
      html.matchAll(/<script type="application\/json">(.*?)<\/script>/g),
      ([, json]) => JSON.parse(json ?? ''),
    )
    expect(data.map(({ kind }) => kind)).toEqual(['bars', 'area'])
  })
})

describe('a report with little in it', () => {
  it('has no section without anything to say', () => {
    const scenario = { ...sampleScenario, expectations: [], assumptions: [] }
    const html = asHtml(sampleReport({ scenario, fidelity: 'model' }), ASSETS)
    for (const id of ['warnings', 'campaigns', 'agreement', 'expectations']) {
      expect(html).not.toContain(`<section id="${id}"`)
    }
    expect(textOf(html)).toContain('Not measured at model.')
  })

  it('of a run in which nothing happened is a page all the same', () => {
    const measures = {
      ...sampleMeasures,
      isComplete: false,
      totalUs: ZERO,
      completed: 0,
      calls: {
        ...sampleMeasures.calls,
        total: 0,
        timeouts: 0,
        byOutcome: {},
        byStatus: {},
        byFault: {},
      },
      callTimeBuckets: [],
      times: { lead: null, queueWait: null, callTime: null },
      slots: { count: 1, busyUs: sampleMeasures.lastArrivalUs, account: [] },
      backlog: {
        max: 0,
        maxAtUs: null,
        drainedUs: null,
        stepUs: sampleMeasures.backlog.stepUs,
        values: [],
      },
    }
    const html = asHtml(sampleReport({ measures }), ASSETS)
    const markup = html.replace(/<script>[\s\S]*?<\/script>/g, '')
    expect(markup).not.toMatch(/NaN|Infinity|undefined|null/)
    expect(textOf(html)).toContain('0 s total execution delay so far of 0 leads on 1 slot')
    expect(textOf(html)).toContain('– interrupted')
    expect(html).not.toContain('<section id="call-times"')
  })
})
