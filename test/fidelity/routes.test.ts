import { describe, expect, it } from 'vitest'
import { compileRoutes } from '../../src/fidelity/routes.ts'

const ORIGINS = [
  'https://api.example.com',
  'http://other.example.com:8080',
  'http://api.example.org',
]
const routes = compileRoutes(ORIGINS)

describe('by host', () => {
  it.each([
    ['api.example.com', '/v1?a=b', 0, '/v1?a=b'],
    ['API.Example.com', '/v1', 0, '/v1'],
    ['api.example.com:443', '/v1', 0, '/v1'],
    ['other.example.com:8080', '/', 1, '/'],
    ['api.example.org:80', '/', 2, '/'],
    ['127.0.0.1:4010', 'http://api.example.org/v1?x', 2, '/v1?x'],
    ['127.0.0.1:4010', 'http://api.example.org', 2, '/'],
    ['127.0.0.1:4010', 'HTTPS://api.example.com?x=1', 0, '/?x=1'],
  ])('%s and %s is service %d at %s', (host, target, serviceIndex, path) => {
    expect(routes.byHost(host, target)).toEqual({ serviceIndex, path })
  })

  it.each(['127.0.0.1:4010', 'api.example.com:80', 'other.example.com', 'xapi.example.com', ''])(
    '%s is none',
    (host) => {
      expect(routes.byHost(host, '/v1')).toBeUndefined()
    },
  )
})

describe('by path', () => {
  it('each service has a prefix with its host', () => {
    expect(routes.prefixes).toEqual([
      '/api.example.com',
      '/other.example.com:8080',
      '/api.example.org',
    ])
  })

  it.each([
    ['/api.example.com/v1/enrich?a=/b', 0, '/v1/enrich?a=/b'],
    ['/API.example.com', 0, '/'],
    ['/api.example.com?a=b', 0, '/?a=b'],
    ['/other.example.com:8080//twice', 1, '//twice'],
    ['http://127.0.0.1:4010/api.example.org/x', 2, '/x'],
  ])('%s is service %d at %s', (target, serviceIndex, path) => {
    expect(routes.byPath(target)).toEqual({ serviceIndex, path })
  })

  it.each(['/', '/v1', '/api.example.community/v1', '*', '?/api.example.com'])(
    '%s is none',
    (target) => {
      expect(routes.byPath(target)).toBeUndefined()
    },
  )

  it('two services of one host are told apart by their scheme', () => {
    const twins = compileRoutes(['https://api.example.com', 'http://api.example.com'])
    expect(twins.prefixes).toEqual(['/https:api.example.com', '/http:api.example.com'])
    expect(twins.byPath('/http:api.example.com/v1')).toEqual({ serviceIndex: 1, path: '/v1' })
    expect(twins.byHost('', 'http://api.example.com/v1')).toEqual({ serviceIndex: 1, path: '/v1' })
  })
})

it('a service alone gets everything, as it is', () => {
  const alone = compileRoutes(['https://api.example.com'])
  expect(alone.prefixes).toEqual([''])
  for (const target of ['/', '/v1?a', '/api.example.com/v1']) {
    expect(alone.byPath(target)).toEqual({ serviceIndex: 0, path: target })
  }
})
