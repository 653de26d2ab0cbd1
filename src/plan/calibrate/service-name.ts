/** Longer ones are cut. */
const NAME_MAX = 200

/** The origin of a URL, or the name as it is; `undefined` for anything else. */
export function serviceOf(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.trim() === '') return undefined
  const text = value.trim().slice(0, NAME_MAX * 10)
  if (/^https?:\/\//i.test(text) && URL.canParse(text))
    return new URL(text).origin.slice(0, NAME_MAX)
  return text.slice(0, NAME_MAX)
}

/** Shown of those that come without one. */
export const NAMELESS = 'service'

/** As a scenario has it: an origin as it is, a name as a host that leads nowhere (RFC 2606). */
export function originFor(service: string): string {
  if (/^https?:\/\//.test(service) && URL.canParse(service)) return new URL(service).origin
  const slug = service
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '')
  return `https://${slug === '' ? NAMELESS : slug}.example`
}
