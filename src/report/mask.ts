// What comes from outside and must not leave as it came: secrets, and characters that drive a
// terminal or hide what a reader believes to see. Secrets are known by the name they travel under;
// one inside a path or a body cannot be known, so those are the user's to keep out of a report.

export const MASK = '***'

const SECRET_NAME =
  /^(?:proxy-)?authorization$|^(?:set-)?cookie$|(?:^|[-_. ])(?:api|access|auth|private|subscription)?key$|(?:^|[-_. ])(?:auth|sig|pwd|pass)$|token|secret|passw|signature|credential/i
/** `subscriptionKey`, and no `monkey`. */
const CAMEL_KEY = /[a-z]Key$/

// Controls, format characters (bidirectional overrides among them), line separators, lone
// surrogates. The two joiners stay: emoji and several scripts are spelled with them.
const UNPRINTABLE = /[[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]--[\u200c\u200d]]/gv

/** `text` on one line, every unprintable character in sight: `\u{1b}[31m`. */
export function plainText(text: string): string {
  return text.replace(UNPRINTABLE, (character) => {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
  })
}

/** Where it stands in the log of a CI job, GitHub Actions obeys what comes after it. */
const COMMAND = '##['

/** A line that the log of a CI job does not take for a command of the job, as GitHub Actions does whatever
 *  begins with `::`, and what comes after `##[`. */
export function noCommand(line: string): string {
  return line.replace(/^(\s*):(?=:)/, '$1\\u{3a}').replaceAll(COMMAND, '#\\u{23}[')
}

/** The same for text inside JSON: escapes that JSON reads back as the character they stand for. */
export function plainJson(json: string): string {
  const shown = json.replace(UNPRINTABLE, (character) => {
    if (character === '\n') return character
    return Array.from({ length: character.length }, (_, index) => {
      return `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`
    }).join('')
  })
  return shown.replaceAll(COMMAND, '#\\u0023[')
}

/** Headers with the values of those that carry secrets masked: by name, without regard to case. */
export function maskHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, maskedHeader(name, value)]),
  )
}

export function maskedHeader(name: string, value: string): string {
  return isSecretName(name) ? MASK : value
}

const USERINFO = /([a-z][a-z0-9+.-]*:\/\/)[^\s/?#]*@/gi
const HEADER = /^([\w-]+): .*$/
const PARAMETER = /([?&])([^=&#]+)=([^&#]*)/g

/** A text that may hold URLs, or be one header line: without what `maskUrl` and `maskHeaders` take. */
export function maskText(text: string): string {
  const header = HEADER.exec(text)?.[1]
  if (header !== undefined && isSecretName(header)) return `${header}: ${MASK}`
  return maskUrl(text).replace(OVERRIDE, (whole, path: string) => {
    const key = path.split(/[.["\]]+/).findLast((step) => step !== '') ?? ''
    return isSecretName(key) ? `${path}=${MASK}` : whole
  })
}

/** `--set webhooks.enrich.headers.X-Api-Key=abc`, up to what is said of it. */
const OVERRIDE = /(?<=--(?:[ab]-)?set "?)([^=\s]+)=.*?(?=: |"|$)/g

/** Whether what has this name is a secret: `Authorization`, `api_key`, `my.Token`. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name) || CAMEL_KEY.test(name)
}

/** A URL without its credentials: userinfo (decision 43), and parameters named like a secret. */
export function maskUrl(url: string): string {
  return url
    .replace(USERINFO, `$1${MASK}@`)
    .replace(PARAMETER, (whole, mark: string, name: string) => {
      return isSecretName(decoded(name)) ? `${mark}${name}=${MASK}` : whole
    })
}

/** `api%5Fkey` is `api_key`. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
