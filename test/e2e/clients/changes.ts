// What clients change of a request whatever they are told, as far as we found out by trying. The first
// table of docs/clients.md is this list.
import type { ScenarioInput } from '../../../src/scenario/schema.ts'
import type { SeenRequest } from '../../../src/timeline/event.ts'
import { ORIGIN } from '../../scenario-of.ts'

export interface Change {
  readonly clients: readonly string[]
  readonly what: string
  /** The check that says so; none where it is about headers of the client's own, which are its affair. */
  readonly caughtBy?: string
  readonly webhook: NonNullable<ScenarioInput['webhooks']>[string]
  readonly instance?: ScenarioInput['instance']
  /** What to look at, of every request that came: as written it is one. */
  readonly look: (request: SeenRequest) => unknown
  readonly written: readonly unknown[]
  readonly changed: readonly unknown[]
}

const URL_CLIENTS = ['fetch', 'ky', 'axios', 'got']
const get = (path: string, headers: Readonly<Record<string, string>> = {}) => ({
  url: ORIGIN + path,
  method: 'GET' as const,
  headers,
})

const target = ({ url }: SeenRequest): string => url.slice(ORIGIN.length)

const header =
  (name: string) =>
  ({ headers }: SeenRequest): unknown =>
    headers[name]

export const CHANGES: readonly Change[] = [
  {
    clients: URL_CLIENTS,
    what: 'resolve dots in the path: `/./a/%2e%2e/b` goes out as `/b`',
    caughtBy: 'request-as-written',
    webhook: get('/./a/%2e%2e/b'),
    look: target,
    written: ['/./a/%2e%2e/b'],
    changed: ['/b'],
  },
  {
    clients: URL_CLIENTS,
    what: 'encode `"`, `<`, `>`, `^`, `` ` ``, `{` and `}` in the path, and turn `\\` into `/`',
    caughtBy: 'request-as-written',
    webhook: get('/"<>^`{}\\'),
    look: target,
    written: ['/"<>^`{}\\'],
    changed: ['/%22%3C%3E%5E%60%7B%7D/'],
  },
  {
    clients: URL_CLIENTS,
    what: 'encode `"`, `\'`, `<` and `>` in the query',
    caughtBy: 'request-as-written',
    webhook: get('/v1?"\'<>^`{}\\'),
    look: target,
    written: ['/v1?"\'<>^`{}\\'],
    changed: ['/v1?%22%27%3C%3E^`{}\\'],
  },
  {
    clients: ['axios', 'got'],
    what: 'leave out a `?` with nothing behind it',
    caughtBy: 'request-as-written',
    webhook: get('/v1?'),
    look: target,
    written: ['/v1?'],
    changed: ['/v1'],
  },
  {
    clients: ['fetch', 'ky'],
    what: 'send a `Host` of their own, not the webhook’s',
    caughtBy: 'request-as-written',
    webhook: get('/v1', { Host: 'tenant.example.com' }),
    look: header('host'),
    written: ['tenant.example.com'],
    changed: ['api.example.com'],
  },
  {
    clients: ['fetch', 'ky'],
    what: 'send nothing to ports that browsers block, like 10080',
    caughtBy: 'one-request-per-call',
    webhook: { url: `${ORIGIN}:10080/v1`, method: 'GET' },
    look: ({ url }) => url,
    written: [`${ORIGIN}:10080/v1`],
    changed: [],
  },
  {
    clients: ['axios'],
    what: 'leaves out a header that is called `Constructor`',
    caughtBy: 'request-as-written',
    webhook: get('/v1', { Constructor: 'x' }),
    look: ({ headers }) => Object.hasOwn(headers, 'constructor'),
    written: [true],
    changed: [false],
  },
  {
    clients: ['fetch', 'ky'],
    what: 'add `Content-Type: text/plain;charset=UTF-8` to a body without (`contentType: strict`)',
    webhook: { url: `${ORIGIN}/v1`, encoding: 'None', payload: 'a' },
    instance: { contentType: 'strict' },
    look: header('content-type'),
    written: [undefined],
    changed: ['text/plain;charset=UTF-8'],
  },
  {
    clients: ['fetch', 'ky'],
    what: 'add `Accept`, `Accept-Language`, `Accept-Encoding` and `Sec-Fetch-Mode`',
    webhook: get('/v1'),
    look: ({ headers }) => Object.keys(headers).filter((name) => /^(?:accept|sec-)/.test(name)),
    written: [[]],
    changed: [['accept', 'accept-language', 'sec-fetch-mode', 'accept-encoding']],
  },
  {
    clients: ['ky'],
    what: 'puts headers in alphabetical order',
    webhook: get('/v1', { 'X-B': '1', 'X-A': '2' }),
    look: ({ headers }) => Object.keys(headers).filter((name) => name.startsWith('x-')),
    written: [['x-b', 'x-a']],
    changed: [['x-a', 'x-b']],
  },
]
