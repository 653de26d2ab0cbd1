// Several services, one port: which of them a request is for. In this order:
//   the host it names       Host: api.example.com, or GET http://api.example.com/v1 as proxies are asked
//   the path's first part   /api.example.com/v1, which the service sees as /v1
//   the only service        everything, whatever host and path
// Pure.

export interface Route {
  readonly serviceIndex: number
  /** Path and query as the service sees them. */
  readonly path: string
}

export interface Routes {
  /** For each service, in their order, what stands before its paths: `/api.example.com`, or nothing. */
  readonly prefixes: readonly string[]
  /** The service whose host is named, and nothing else. */
  byHost(host: string, target: string): Route | undefined
  byPath(target: string): Route | undefined
}

const DEFAULT_PORTS: Readonly<Record<string, string>> = { 'http:': ':80', 'https:': ':443' }

/** `origins`: as services have them, at least one. */
export function compileRoutes(origins: readonly string[]): Routes {
  const urls = origins.map((origin) => new URL(origin))
  const isAlone = urls.length === 1
  const prefixes = isAlone ? [''] : urls.map((url) => `/${partOf(url, urls)}`)
  return {
    prefixes,
    byHost(host, target) {
      const [, scheme, authority, rest] = ABSOLUTE.exec(target) ?? []
      const wanted = (authority ?? host).toLowerCase()
      const isNamed = (url: URL): boolean =>
        url.host === wanted || url.host + DEFAULT_PORTS[url.protocol] === wanted
      const exact = urls.findIndex((url) => url.protocol === scheme?.toLowerCase() && isNamed(url))
      const serviceIndex = exact < 0 ? urls.findIndex(isNamed) : exact
      return serviceIndex < 0 ? undefined : { serviceIndex, path: asPath(rest ?? target) }
    },
    byPath(target) {
      const path = asPath(ABSOLUTE.exec(target)?.[3] ?? target)
      if (isAlone) return { serviceIndex: 0, path }
      const part = /^[^?]*/.exec(path)?.[0].split('/', 2).join('/').toLowerCase() ?? ''
      const serviceIndex = prefixes.indexOf(part)
      return serviceIndex < 0 ? undefined : { serviceIndex, path: asPath(path.slice(part.length)) }
    },
  }
}

/** The target of a request to a proxy. */
const ABSOLUTE = /^(https?:)\/\/([^/?#]*)(.*)$/i

/** The host; with its scheme where another service has the same. */
function partOf(url: URL, urls: readonly URL[]): string {
  const namesakes = urls.filter(({ host }) => host === url.host)
  return namesakes.length === 1 ? url.host : url.protocol + url.host
}

function asPath(rest: string): string {
  return rest.startsWith('/') ? rest : `/${rest}`
}
