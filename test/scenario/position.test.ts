import { describe, expect, it } from 'vitest'
import type { Path } from '../../src/scenario/finding.ts'
import { parsed } from './sample.ts'

const TEXT = `# a comment
name: Enrich
campaign:
  flow:
    - call: a
    - { call: b }
webhooks: { "a": { url: 'https://x', payload: "{{t}} and {{u}}" } }
block: |
  one {{t}}
  two {{u}}
base: &base { key: 1 }
copy: *base
empty:
`

function at(path: Path, side: 'key' | 'value' = 'value', text?: string, nth = 0): string {
  const place = parsed(TEXT).locate(path, side, text === undefined ? text : { text, nth })
  return `${place?.line}:${place?.column}`
}

describe('a place in the text', () => {
  it.each([
    ['of a value', ['name'], '2:7'],
    ['of a mapping', ['campaign'], '4:3'],
    ['in a list', ['campaign', 'flow', 1, 'call'], '6:15'],
    ['of a value in quotes', ['webhooks', 'a', 'url'], '7:25'],
    ['of what an alias stands for', ['copy', 'key'], '11:20'],
    ['of an alias', ['copy'], '12:7'],
    ['of nothing beside a key', ['empty'], '13:7'],
    ['of the whole', [], '2:1'],
  ] as const)('is that %s', (_, path, place) => {
    expect(at(path)).toBe(place)
  })

  it('may be that of a key', () => {
    expect(at(['campaign', 'flow', 1, 'call'], 'key')).toBe('6:9')
    expect(at(['webhooks', 'a'], 'key')).toBe('7:13')
    expect(at(['campaign', 'flow', 1], 'key')).toBe('6:7')
  })

  it('is that of the key above where there is nothing', () => {
    expect(at(['webhooks', 'a', 'method'])).toBe('7:13')
    expect(at(['campaign', 'flow', 7, 'call'])).toBe('4:3')
    expect(at(['nothing', 'at', 'all'])).toBe('2:1')
    expect(at(['name', 'inside'])).toBe('2:1')
  })

  it('may be that of a piece of a text, else it is where the text begins', () => {
    expect(at(['webhooks', 'a', 'payload'], 'value', '{{u}}')).toBe('7:58')
    expect(at(['block'], 'value', '{{u}}')).toBe('10:7')
    expect(at(['block'], 'value', 'one')).toBe('9:3')
    expect(at(['name'], 'value', '{{u}}')).toBe('2:7')
  })

  it('may be that of one of the pieces that read alike, the last when there are fewer', () => {
    expect(at(['block'], 'value', '{{', 0)).toBe('9:7')
    expect(at(['block'], 'value', '{{', 1)).toBe('10:7')
    expect(at(['block'], 'value', '{{', 2)).toBe('10:7')
  })
})
