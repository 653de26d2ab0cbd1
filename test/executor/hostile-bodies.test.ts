// Bodies that fill the memory of careless parsers: all are unreadable here, in a process with next to none.
import { spawnSync } from 'node:child_process'
import { Matcher } from 'path-expression-matcher'
import { afterEach, expect, it, vi } from 'vitest'
import { readXml } from '../../src/executor/response-xml.ts'

afterEach(() => void vi.restoreAllMocks())

const LAUGHS = Array.from(
  { length: 30 },
  (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`,
).join('')

const BODIES: Readonly<Record<string, readonly ['JSON' | 'XML', string]>> = {
  'a billion laughs': ['XML', `<!DOCTYPE l [<!ENTITY l0 "lol">${LAUGHS}]><l>&l30;</l>`],
  'one long entity again and again': [
    'XML',
    `<!DOCTYPE l [<!ENTITY a "${'a'.repeat(100_000)}">]><l>${'&a;'.repeat(100_000)}</l>`,
  ],
  'an entity of a file': [
    'XML',
    '<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]><l>&a;</l>',
  ],
  'an entity of itself': ['XML', '<!DOCTYPE l [<!ENTITY a "&a;">]><l>&a;</l>'],
  '100,000 elements in each other': ['XML', `${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`],
  '100,000 lists in each other': ['JSON', '['.repeat(100_000) + ']'.repeat(100_000)],
  '100,000 objects in each other': ['JSON', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
}

it.each(Object.entries(BODIES))('%s is unreadable', (_, [type, body]) => {
  const code = `
    const { readBody } = await import('./src/executor/map-response.ts')
    let text = ''
    for await (const chunk of process.stdin) text += chunk
    console.log(readBody('${type}', text).kind)`
  const { stdout, status } = spawnSync(
    process.execPath,
    ['--max-old-space-size=40', '--input-type=module', '--eval', code],
    { encoding: 'utf8', input: body, timeout: 30_000 },
  )
  expect({ stdout, status }).toEqual({ stdout: 'unreadable\n', status: 0 })
})

it('no path is written out for each element of XML, which would take time by its depth', () => {
  const written = vi.spyOn(Matcher.prototype, 'toString')
  const body = `${'<a>'.repeat(900)}${'<b/>'.repeat(1_000)}${'</a>'.repeat(900)}`
  expect(readXml(body).kind).toBe('read')
  expect(written).not.toHaveBeenCalled()
})
