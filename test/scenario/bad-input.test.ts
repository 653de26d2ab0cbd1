import { describe, expect, it } from 'vitest'
import { BAD_INPUTS, type BadInput } from './bad-inputs.ts'
import { BAD_LOAD_INPUTS } from './bad-load-inputs.ts'
import { issuesOf, linesOf, SAMPLE, sampleWith } from './sample.ts'

it('the sample has no mistakes', () => {
  expect(linesOf(SAMPLE)).toEqual([])
})

function textOf([from, to]: BadInput['change']): string {
  return to === undefined ? from : sampleWith(from, to)
}

describe.each(Object.entries({ ...BAD_INPUTS, ...BAD_LOAD_INPUTS }))('of %s', (_, inputs) => {
  it.each(inputs)('$what is told whole', ({ change, lines }) => {
    expect(linesOf(textOf(change))).toEqual(lines)
  })
})

/** The sample with several changes. */
function sampleWithAll(changes: readonly (readonly [from: string, to: string])[]): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the sample has no ${from}`)
    return text.replace(from, () => to)
  }, SAMPLE)
}

describe('several mistakes', () => {
  it('in all parts of a file are told together, in the order of the text', () => {
    const text = sampleWithAll([
      ['seed: 1', 'seed: -1\ncolour: red'],
      ['timeout: 30s', 'timeout: 30'],
      ['{ type: string }', '{ type: strng }'],
      ['call: enrich', 'call: enrch'],
      ['/v1?x={{lead.Email Address}}', '/v1?x={{lead.Plan}}&y={{lead.Nobody}}'],
      ['encoding: JSON', 'encoding: Json'],
      ['{{lead.Email Address}} }', '{{my.a}}, "b": {{my.b}}, "c": {{my.a}} }'],
      ['person.score: leadScore', 'person..score: shoeSize'],
      ['50ms', '50'],
      ['status: 200', 'status: 99'],
      ['timeouts:', 'timeuots:'],
    ])
    expect(linesOf(text).map((line) => line.replace(/: .*/, ''))).toEqual([
      'x.yaml:2:7 seed',
      'x.yaml:3:1 colour',
      'x.yaml:6:12 instance.timeout',
      'x.yaml:10:19 leads.fields.Plan.type',
      'x.yaml:15:13 campaign.flow[0].call',
      'x.yaml:18:55 webhooks.enrich.url',
      'x.yaml:19:15 webhooks.enrich.encoding',
      'x.yaml:20:26 webhooks.enrich.payload',
      'x.yaml:20:41 webhooks.enrich.payload',
      'x.yaml:23:7 webhooks.enrich.mappings["person..score"]',
      'x.yaml:23:22 webhooks.enrich.mappings["person..score"]',
      'x.yaml:26:14 services["https://api.example.com"].latency',
      'x.yaml:28:19 services["https://api.example.com"].replies[0].status',
      'x.yaml:30:3 expect.timeuots',
    ])
  })

  it.each([
    [
      'in a choice do not hide that its shares are too many',
      'choose: [{ share: 60%, flow: [{ wait: 0s }] }, { share: 60%, flow: [stop] }]',
      ['choose', 'choose[0].flow[0].wait'],
    ],
    [
      'in a choice do not hide one that is never taken',
      'choose: [{ flow: [{ wait: 0s }] }, { share: 60%, flow: [stop] }]',
      ['choose[0].flow[0].wait', 'choose[1]'],
    ],
    [
      'in a choice do not hide a condition beside a share',
      'choose: [{ share: 60%, when: { lead: Plan, is: a }, flow: [{ wait: 0s }] }]',
      ['choose[0].share', 'choose[0].flow[0].wait'],
    ],
  ])('%s', (_, step, paths) => {
    const text = sampleWith('call: enrich', step)
    expect(issuesOf(text).map(({ path }) => path.replace('campaign.flow[0].', ''))).toEqual(paths)
  })

  it('in a step do not hide that another is never reached', () => {
    const text = sampleWith('- call: enrich', '- stop\n    - wait: 0s')
    expect(issuesOf(text).map(({ path }) => path)).toEqual([
      'campaign.flow[1]',
      'campaign.flow[1].wait',
    ])
  })

  it('elsewhere do not hide that there is no campaign, or one too many', () => {
    const none = sampleWithAll([
      [
        'campaign:\n  trigger: requested\n  arrivals: all at once\n  flow:\n    - call: enrich\n',
        '',
      ],
      ['seed: 1', 'seed: x'],
    ])
    expect(issuesOf(none).map(({ path }) => path)).toEqual(['campaign', 'seed'])
    const both = sampleWithAll([
      ['webhooks:\n', 'campaigns: { a: { flow: [{ call: enrich }] } }\nwebhooks:\n'],
      ['seed: 1', 'seed: x'],
    ])
    expect(issuesOf(both).map(({ path }) => path)).toEqual(['seed', 'campaigns'])
  })

  it('of one webhook do not hide each other, even when it has no URL', () => {
    const text = sampleWithAll([
      ['url: https://api.example.com/v1?x={{lead.Email Address}}', 'url: 5'],
      ['{{lead.Email Address}}', '{{my.secret}}'],
      ['leadScore', 'shoeSize'],
    ])
    expect(issuesOf(text).map(({ code }) => code)).toEqual([
      'wrong-type',
      'unknown-token',
      'unknown-field',
    ])
  })

  it('in a block of text are placed on their lines', () => {
    const payload = `|
      { "a": {{lead.Email Address}},
        "b": {{lead.Nobody}},
        "c": {{my.secret}} }`
    const text = sampleWith(`'{ "email": {{lead.Email Address}} }'`, payload)
    expect(issuesOf(text).map(({ place }) => [place?.line, place?.column])).toEqual([
      [21, 14],
      [22, 14],
    ])
  })
})

describe('a mistake', () => {
  const secret = ['{{lead.Email Address}} }', '{{my.secret}} }'] as const
  const plan = ['{{lead.Email Address}} }', '{{lead.Plan}} }'] as const

  it.each([
    ['webhooks are misspelt', [['webhooks:', 'webhook:']], ['webhook']],
    ['services are misspelt', [['services:', 'service:']], ['service']],
    ['webhooks are a list', [['webhooks:\n  enrich:', 'webhooks:\n  - x:']], ['webhooks']],
    ['services are nothing', [['services:\n', 'services:\nx:\n']], ['services', 'x']],
    ['fields are misspelt', [['fields:', 'felds:'], plan], ['leads.felds']],
    ['leads are a text', [['leads:\n', 'leads: x\nexpects:\n'], plan], ['leads', 'expects']],
    ['a field is wrong', [['{ type: string }', '5'], plan], ['leads.fields.Plan']],
    ['tokens are misspelt', [['seed: 1', 'token: { my: { secret: 1 } }'], secret], ['token']],
    [
      'a token is wrong',
      [['seed: 1', 'tokens: { my: { secret: [1] } }'], secret],
      ['tokens.my.secret'],
    ],
    ['a scope is wrong', [['seed: 1', 'tokens: { my: secret }'], secret], ['tokens.my']],
    ['a service has a mistake', [['  https://api.example.com:\n', '  api:\n']], ['services.api']],
    ['a flow step misspells its key', [['- call:', '- cal:']], ['campaign.flow[0].cal']],
    [
      'a reply has a wrong weight',
      [['status: 200', 'weight: x']],
      ['services["https://api.example.com"].replies[0].weight'],
    ],
  ] as const)('has nothing told that follows from it: %s', (_, changes, paths) => {
    expect(issuesOf(sampleWithAll(changes)).map(({ path }) => path)).toEqual(paths)
  })

  it('in a column of a file of leads, or with a file that cannot be read, is told once', () => {
    const text = sampleWithAll([
      ['count: 10', 'from: leads.csv'],
      ['{{lead.Email Address}} }', '{{lead.Shoe Size}} }'],
    ])
    expect(
      issuesOf(text, { file: 'leads.csv', text: 'Email,Shoe Size\na@b.example,42\n' }),
    ).toEqual([])
    expect(issuesOf(text, { file: 'leads.csv', text: 'Email\na@b.example\n' })).toMatchObject([
      { code: 'unknown-token', got: '"{{lead.Shoe Size}}"' },
    ])
    expect(issuesOf(text, { file: 'leads.csv', text: '' })).toMatchObject([{ code: 'bad-csv' }])
  })

  it('in a file of leads leaves open how many there are, and whether they come too late', () => {
    const text = sampleWithAll([
      ['count: 10', 'from: leads.csv'],
      ['arrivals: all at once', 'arrivals: { waves: 1, every: 365d }'],
    ])
    expect(issuesOf(text, { file: 'leads.csv', text: '' })).toMatchObject([{ code: 'bad-csv' }])
    const many = `Email\n${'a@b.example\n'.repeat(200)}`
    expect(issuesOf(text, { file: 'leads.csv', text: many })).toMatchObject([
      { code: 'out-of-range' },
    ])
  })
})

it('a ramp that begins slowly is not refused as if it stayed slow', () => {
  const text = sampleWithAll([
    ['count: 10', 'count: 100000'],
    ['arrivals: all at once', 'arrivals: { ramp: [1/d, 1000/s], over: 1m }'],
  ])
  expect(linesOf(text)).toEqual([])
})

const CAMPAIGN = `campaign:
  trigger: requested
  arrivals: all at once
  flow:
    - call: enrich
`

/** Nearly as long as one flow may wait. */
const WAITS = Array(99).fill('{ wait: 365d }').join(', ')

describe('what cannot do what it says is told of', () => {
  const main = 'main: { flow: [{ call: enrich }] }'
  it.each([
    ['campaigns that are none', 'campaigns: {}'],
    [
      'a campaign that only a call of its own starts',
      'campaign: { trigger: { called: enrich }, flow: [{ call: enrich }] }',
    ],
    [
      'an error type that no call ends with',
      `campaigns: { ${main}, again: { trigger: { called: enrich, errorType: 999 }, flow: [{ wait: 1s }] } }`,
    ],
    [
      'waits that end after virtual time does',
      `campaign: { flow: ${[1, 2, 3].reduce((inner) => `[${WAITS}, { choose: [{ flow: ${inner} }] }]`, '[stop]')} }`,
    ],
    ['a set of nothing', 'campaign: { flow: [{ set: {} }] }'],
    ['a value that its field cannot have', 'campaign: { flow: [{ set: { Lead Score: high } }] }'],
    ['a field that only the platform writes', 'campaign: { flow: [{ set: { Created At: x } }] }'],
  ])('%s', (_, campaign) => {
    expect(issuesOf(sampleWith(CAMPAIGN, `${campaign}\n`))).not.toEqual([])
  })
})

describe('what a message offers', () => {
  const offers = Object.values(BAD_INPUTS)
    .flat()
    .flatMap(({ what, change, lines }) => {
      const [, key, meant] =
        /\.?([^.\s]+): There is no .* Did you mean (.*)\?$/.exec(lines[0] ?? '') ?? []
      return key && meant ? [{ what, text: textOf(change), key, meant }] : []
    })

  it.each(offers)('for $what mends it', ({ text, key, meant }) => {
    expect(linesOf(text.replace(`${key}:`, `${meant}:`))).toEqual([])
  })
})
