// The secrets that a scenario holds, so that they can be found again wherever they turn up: echoed by a
// service, in an error, in another encoding. A secret is what a my token marked `secret: true` stands for,
// a password in a URL, and the value of a header, a parameter or a token that is named like a secret; and
// a token is one by its use, when it stands in such a place. It is read off the tree of a scenario, as
// written or as checked: whatever of a broken one can be read is masked, too.
import { decoded, isSecretName } from './mask.ts'

/** Shorter ones would mask half of any text. */
export const SECRET_MIN = 4
/** What stands beside a token or in a cookie may be a word of no meaning, like `Bearer` or `dark`. */
const PIECE_MIN = 8

/** As it is written, and in a scenario that was checked. */
const MARKS = ['secret', 'isSecret'] as const

/** Parts of a scenario that hold what services say, or what is no text: no name there means anything. */
const PASSED_OVER: ReadonlySet<string> = new Set([
  'json',
  'xml',
  'body',
  'mappings',
  'latency',
  'load',
  'choice',
  'when',
])

/** Where secrets may stand; tokens last, because some are known by their use alone. */
const PARTS = ['webhooks', 'services', 'tokens'] as const

/** Each once, none shorter than four characters. `scenario`: checked, or as written, mistakes and all. */
export function secretValues(scenario: unknown): readonly string[] {
  const found = new Found()
  for (const part of PARTS) found.walk(Reflect.get(Object(scenario), part), '')
  return [...found.values]
}

class Found {
  readonly values = new Set<string>()
  /** Addresses of tokens that stand where secrets stand. */
  readonly #tokens = new Set<string>()

  /** `name`: what the value travels under. */
  walk(value: unknown, name: string): void {
    if (typeof value === 'string') this.#text(value, name)
    else if (typeof value === 'number' && this.#isSecret(name)) this.#add(String(value))
    else if (Array.isArray(value)) for (const member of value) this.walk(member, name)
    else if (typeof value === 'object' && value !== null) this.#mapping(value, name)
  }

  #mapping(mapping: object, name: string): void {
    if ('value' in mapping) this.#valued(mapping, name)
    else {
      for (const [key, member] of Object.entries(mapping)) {
        this.#text(key, '')
        if (!PASSED_OVER.has(key)) this.walk(member, key)
      }
    }
  }

  /** A header, or a my token of which more is said. */
  #valued(valued: { readonly value: unknown }, name: string): void {
    const isMarked = MARKS.some((mark) => Reflect.get(valued, mark) === true)
    if (isMarked) this.#add(String(valued.value ?? ''))
    this.walk(valued.value, 'name' in valued ? String(valued.name) : name)
  }

  #text(text: string, name: string): void {
    if (this.#isSecret(name)) this.#secret(text, name)
    for (const [, userinfo = ''] of text.matchAll(USERINFO)) this.#userinfo(userinfo)
    if (name === 'url')
      for (const [, userinfo = ''] of text.matchAll(NO_URL)) this.#userinfo(userinfo)
    for (const [, parameter = '', value = ''] of text.matchAll(PARAMETER)) {
      if (isSecretName(decoded(parameter))) this.#template(value)
    }
    for (const [token] of text.matchAll(TOKENS)) {
      if (isSecretName(addressOf(token).replace(/^.*?\./, ''))) this.#token(token)
    }
  }

  #isSecret(name: string): boolean {
    return (isSecretName(name) && !NO_SECRET.test(name)) || this.#tokens.has(name.toLowerCase())
  }

  #secret(text: string, name: string): void {
    if (COOKIE.test(name)) {
      for (const [, value = ''] of text.matchAll(COOKIE_VALUE)) this.#template(value, PIECE_MIN)
      return
    }
    const bare = text.replace(SCHEME, '')
    this.#template(bare)
    if (/^Basic /i.test(text)) this.#userinfo(fromBase64(bare), bare)
  }

  /** `user:password`, as typed or as sent. Of one without a colon all is secret. */
  #userinfo(userinfo: string, typed = userinfo): void {
    const colon = userinfo.indexOf(':')
    this.#template(userinfo.slice(colon + 1))
    if (colon >= 0 && !TOKEN.test(userinfo)) this.#add(decoded(userinfo))
    if (typed !== userinfo) this.#add(typed)
  }

  /** The literal parts of a template, and its tokens by their use. */
  #template(text: string, least = SECRET_MIN): void {
    const pieces = text.split(TOKEN)
    const shortest = pieces.length === 1 ? least : PIECE_MIN
    for (const piece of pieces) if (piece.length >= shortest) this.#add(piece)
    for (const [token] of text.matchAll(TOKENS)) this.#token(token)
  }

  /** By its name alone: that of a field is no token of a scenario. */
  #token(token: string): void {
    const address = addressOf(token)
    const fallback = token.slice(2 + address.length + DEFAULT_MARK.length, -2)
    if (!/^\s*(?:lead|company)\s*\./i.test(address)) {
      this.#tokens.add(
        address
          .replace(/^.*?\./, '')
          .trim()
          .toLowerCase(),
      )
    }
    if (fallback.length >= PIECE_MIN) this.#add(fallback)
  }

  #add(value: string): void {
    if (value.length >= SECRET_MIN) this.values.add(value)
  }
}

const USERINFO = /[a-z][a-z0-9+.-]*:\/\/((?:\{\{.*?\}\}|[^\s/?#"'<>])*)@/gi
/** Of what was meant as a URL. */
const NO_URL = /^(?!.*:\/\/)[^\s?#@]*?([^\s/?#@]+:[^\s/?#]*)@/g
const PARAMETER = /[?&]([^=&#\s]+)=([^&#\s"'<>]*)/g
const TOKEN = /\{\{[^{}]*\}\}/
const TOKENS = /\{\{[^{}]*\}\}/g
const DEFAULT_MARK = ':default='
const SCHEME = /^[A-Za-z][\w-]{0,30} +(?=\S)/
const COOKIE = /cookie$/i
const COOKIE_VALUE = /[^=;\s]+=([^;]*)/g
/** It is shown as one by its name, but other texts may well hold its value. */
const NO_SECRET = /^idempotency-key$/i

function fromBase64(text: string): string {
  try {
    return atob(text)
  } catch {
    return ''
  }
}

/** `my.API Key` of `{{my.API Key:default=abc}}`. */
function addressOf(token: string): string {
  return token.slice(2, -2).split(DEFAULT_MARK)[0] ?? ''
}
