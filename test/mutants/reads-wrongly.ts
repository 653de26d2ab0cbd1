// Mutants that read a body as it is not, or find in it what a mapping does not name.
import type { Mutant } from './mutant.ts'
import { withWrites, writing, writingSkipped } from './results.ts'
import { withWebhook } from './templates.ts'

export const READS_WRONGLY: readonly Mutant[] = [
  {
    name: 'writes the first mapping only',
    check: 'several-mappings',
    call: (call) => withWebhook(call, { mappings: call.webhook.mappings.slice(0, 1) }),
  },
  {
    name: 'writes the last mapping first',
    check: 'several-mappings',
    call: (call) => withWebhook(call, { mappings: call.webhook.mappings.toReversed() }),
  },
  {
    name: 'writes all of its mappings or none',
    check: 'several-mappings',
    result: (result) =>
      result.outcome === 'mapped' && result.skipped.length > 0
        ? withWrites(result, [], result.skipped)
        : result,
  },
  {
    name: 'counts the items of JSON from 1',
    check: 'json-paths',
    call: inPaths('JSON', (path) =>
      path.replace(/(?<=[\w\]])\[(\d+)\]/g, (_, index) => `[${index - 1}]`),
    ),
  },
  {
    name: 'knows the length of a text and of an array',
    check: 'json-paths',
    result: writingSkipped(({ attribute, reason, found }) =>
      reason === 'missing-path' && attribute.endsWith('.length') && typeof found === 'number'
        ? found
        : undefined,
    ),
  },
  {
    name: 'trims keys',
    check: 'json-keys',
    call: inPaths('JSON', (path) => path.trim()),
  },
  {
    name: 'reaches keys of any characters',
    check: 'json-keys',
    result: writingSkipped(({ attribute, reason, found }) =>
      reason === 'missing-path' &&
      !attribute.includes('.') &&
      /[^\w[\]]/.test(attribute) &&
      typeof found === 'string'
        ? found
        : undefined,
    ),
  },
  {
    name: 'does not reach into an array at the root',
    check: 'root-arrays',
    call: inPaths('JSON', (path) => path.replace(/^(?:\[\d+\])+\.?/, '')),
  },
  {
    name: 'counts siblings of XML from 1',
    check: 'xml-paths',
    call: inPaths('XML', (path) => path.replace(/\[(\d+)\]/g, (_, index) => `[${index - 1}]`)),
  },
  {
    name: 'leaves out the prefixes of XML',
    check: 'xml-paths',
    call: inPaths('XML', (path) => path.replace(/\b\w+:(?=\w)/g, '')),
  },
  {
    name: 'folds the blanks of XML',
    check: 'xml-values',
    result: writing(({ value }, { webhook }) =>
      webhook.responseType === 'XML' && typeof value === 'string'
        ? value.replace(/ {2,}/g, ' ')
        : value,
    ),
  },
  {
    name: 'resolves the entities of a DTD',
    check: 'xml-entities',
    body: (body) => {
      const [, entity, text = ''] = /<!ENTITY (\w+) "([^"]*)">/.exec(body) ?? []
      return entity === undefined || entity === 'lt' ? body : body.replaceAll(`&${entity};`, text)
    },
  },
  {
    name: 'reaches what every object has',
    check: 'own-keys-only',
    result: writingSkipped(({ attribute, reason, found }) =>
      reason === 'missing-path' && attribute.startsWith('constructor') && typeof found === 'string'
        ? found
        : undefined,
    ),
  },
  {
    name: 'takes the __proto__ of a body for its prototype',
    check: 'own-keys-only',
    body: (body) => body.replace(/^\{"__proto__":\{(.*)\}\}$/, '{$1}'),
  },
  {
    name: 'stumbles over a byte order mark',
    check: 'readable-json',
    body: (body, { webhook }) =>
      webhook.responseType === 'JSON' ? body.replace(/^\uFEFF/, '?') : body,
  },
  {
    name: 'reads no JSON that is no object and no array',
    check: 'readable-json',
    body: (body, { webhook }) =>
      webhook.responseType === 'JSON' && /^["\w]/.test(body) ? '?' : body,
  },
  {
    name: 'reads commas after the last member',
    check: 'unreadable-json',
    body: (body) => body.replace(/,(?=[}\]])/g, ''),
  },
  {
    name: 'reads comments in JSON',
    check: 'unreadable-json',
    body: (body, { webhook }) =>
      webhook.responseType === 'JSON' ? body.replace(/(?<=")\/\*.*?\*\/|^#.*\n/g, '') : body,
  },
  {
    name: 'reads NaN',
    check: 'unreadable-json',
    body: (body) => body.replace(':NaN', ':null'),
  },
  {
    name: 'reads what comes before something else',
    check: 'unreadable-json',
    body: (body, { webhook }) =>
      webhook.responseType === 'JSON' ? body.replace(/^(\{"v":"x"\}).+$/s, '$1') : body,
  },
  {
    name: 'stumbles over an instruction before the root',
    check: 'readable-xml',
    body: (body) => (/^<!--|^<\?xml-/.test(body) ? '?' : body),
  },
  {
    name: 'reads XML with something after the root',
    check: 'unreadable-xml',
    body: (body, { webhook }) =>
      webhook.responseType === 'XML' ? body.replace(/(?<=<\/a>)[^<>]+$/, '') : body,
  },
  {
    name: 'closes what XML leaves open',
    check: 'unreadable-xml',
    body: (body, { webhook }) =>
      webhook.responseType === 'XML' ? body.replace(/^<a><b>x<\/b>$/, '$&</a>') : body,
  },
]

function inPaths(
  responseType: 'JSON' | 'XML',
  change: (path: string) => string,
): NonNullable<Mutant['call']> {
  return (call) => {
    if (call.webhook.responseType !== responseType) return call
    return withWebhook(call, {
      mappings: call.webhook.mappings.map(({ attribute, field }) => ({
        attribute: change(attribute),
        field,
      })),
    })
  }
}
