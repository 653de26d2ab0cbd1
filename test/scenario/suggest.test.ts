import { describe, expect, it } from 'vitest'
import { didYouMean, suggest } from '../../src/scenario/suggest.ts'

describe('a suggestion', () => {
  it.each([
    ['timout', ['timeout', 'timeZone'], 'timeout'],
    ['JSON', ['Json', 'XML'], 'Json'],
    ['response type', ['responseType'], 'responseType'],
    ['webhook', ['webhooks', 'services'], 'webhooks'],
  ])('for %s of %j is %s', (name, candidates, meant) => {
    expect(suggest(name, candidates)).toBe(meant)
  })

  it.each([
    ['far from all', 'colour', ['count', 'from']],
    ['as near to one as to another', 'p98', ['p50', 'p90', 'p95', 'p99']],
    ['as near to one as to another', 'callTimeP90', ['callTimeP50', 'callTimeP99']],
    ['short', 'ab', ['cd']],
    ['empty', '', ['a']],
    ['very long', 'x'.repeat(101), ['x'.repeat(101)]],
  ])('is not made for a name that is %s', (_, name, candidates) => {
    expect(suggest(name, candidates)).toBeUndefined()
  })

  it('ends a sentence, or is nothing', () => {
    expect(didYouMean('Json', ['JSON'])).toBe(' Did you mean JSON?')
    expect(didYouMean('Yaml', ['JSON'])).toBe('')
  })
})
