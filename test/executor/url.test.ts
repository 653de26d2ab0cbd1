import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { originOf, splitUrl } from '../../src/executor/url.ts'

const problemOf = (url: string) => {
  const split = splitUrl(url)
  return split.kind === 'problem' ? split.problem : undefined
}

describe('a URL that cannot be sent', () => {
  it.each([
    'api.example.com/v1',
    'ftp://x.example',
    'https:/x.example',
    'https://',
    'https:///v1',
    'https://x.example:99999/',
    'https://x.example:8o80/',
    'https://[::1/',
    'https://[::g]/',
    'https://x example/',
    'https://x.example\\@y.example/',
    'https://x.example\\y',
    'https://a b@x.example/',
    'https://1.2.3.4.5/',
    '//x.example/',
    '',
  ])('%j is not a whole URL', (url) => {
    expect(problemOf(url)).toEqual({
      offset: 0,
      got: url,
      rule: 'A URL begins with http:// or https:// and a host.',
      mend: 'Write it in full, like https://api.example.com/v1/enrich.',
    })
  })

  it.each([
    '{{my.Url}}',
    'https://{{my.Host}}/a',
    'https://x{{my.Host}}',
    'https://x.example:{{my.Port}}/',
    'https://{{my.User}}@x.example/',
  ])('%j has a token before its path', (url) => {
    expect(problemOf(url)).toEqual({
      offset: 0,
      got: url,
      rule: 'Tokens stand in the path or the query; scheme, host and userinfo are literal.',
      mend: 'Write the host out, and put a / before the token.',
    })
  })

  it.each([
    ['https://x.example/a b', ' ', 19, '%20'],
    ['https://x.example/{{lead.A}}/é', 'é', 29, '%C3%A9'],
    ['https://x.example/?a=😀', '😀', 21, '%F0%9F%98%80'],
    ['https://x.example/\n', '\n', 18, '%0A'],
    ['https://x.example/\ud800', '\ud800', 18, '%EF%BF%BD'],
  ])('%j holds %j', (url, got, offset, written) => {
    expect(problemOf(url)).toEqual({
      offset,
      got,
      rule: 'A URL is sent exactly as typed, so it holds visible ASCII characters only.',
      mend: `Write ${written} for this one.`,
    })
  })
})

describe('the userinfo of a URL', () => {
  const authorizationOf = (userinfo: string) => {
    const split = splitUrl(`https://${userinfo}@x.example/`)
    const { authorization = '' } = split.kind === 'url' ? split : {}
    return Buffer.from(authorization.replace('Basic ', ''), 'base64').toString()
  }

  // Decision 43.
  it.each([
    ['ann:pw', 'ann:pw'],
    ['ann', 'ann:'],
    ['ann:', 'ann:'],
    [':pw', ':pw'],
    ['', ':'],
    ['ann:p:w', 'ann:p:w'],
    ['a%40b:p%3Aw', 'a@b:p:w'],
    ['50%:pw', '50%:pw'],
  ])('%j goes out as the credentials %j', (userinfo, credentials) => {
    expect(authorizationOf(userinfo)).toBe(credentials)
  })

  it('is not there unless it is written', () => {
    expect(splitUrl('https://x.example/')).toMatchObject({ authorization: undefined })
  })
})

it.each([
  ['https://x.example', '/'],
  ['https://x.example?a=1', '/?a=1'],
  ['https://x.example#a', '/'],
  ['https://x.example/a#b', '/a'],
])('the target of %j is %j', (url, text) => {
  expect(splitUrl(url)).toMatchObject({ target: [{ kind: 'literal', text }] })
})

describe('the origin of a URL', () => {
  it.each([
    ['https://X.Example:443/a', 'https://x.example'],
    ['http://u:p@x.example:8080?a', 'http://x.example:8080'],
    ['http://[2001:DB8:0::1]/', 'http://[2001:db8::1]'],
    ['https://x.example#a', 'https://x.example'],
    ['https://{{my.Host}}/', undefined],
  ])('of %j is %j', (url, origin) => {
    expect(originOf(url)).toBe(origin)
  })
})

// marketo.md §1.10 [DOC]: as written.
it('whatever visible text stands in path and query is sent as typed, but for the fragment', () => {
  const visible = fc.string({ unit: fc.constantFrom(...'aA0/?&=%+;,.~-_!*\'()[]<>"\\^`|@:#') })
  fc.assert(
    fc.property(visible, (text) => {
      const split = splitUrl(`https://u:p@x.example/${text}`)
      const [typed] = `/${text}`.split('#')
      expect(split).toMatchObject({ kind: 'url', origin: 'https://x.example' })
      expect(split).toHaveProperty('target', [{ kind: 'literal', text: typed, offset: 21 }])
    }),
    { seed: 1 },
  )
})
