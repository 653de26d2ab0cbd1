// What the executor does where the platform's documentation is silent, disputed or incomplete: one row
// a decision of marketo.md §11. `basis` says who says so: the platform, practitioners, or only we.
// The report lists them, so that nobody takes a default of ours for a fact of the platform's.

export interface ExecutorAssumption {
  /** The row of marketo.md §11; `undefined` for a choice that has none there. */
  readonly decision: number | undefined
  /** As it is written in a scenario, where it can be: `instance.timeout`. Else the name of what is
   *  fixed. */
  readonly setting: string
  /** The default, in words. */
  readonly value: string
  readonly basis: 'documented' | 'community' | 'chosen'
  /** What another answer would change: how long it all takes, what is sent, or what is written. */
  readonly affects: 'delay' | 'request' | 'mapping'
  readonly source: string
}

type Row = readonly [
  decision: number | undefined,
  setting: string,
  value: string,
  basis: ExecutorAssumption['basis'],
  section: string,
]

const ROWS: Readonly<Record<ExecutorAssumption['affects'], readonly Row[]>> = {
  delay: [
    [undefined, 'instance.timeout', '30 s', 'documented', '§4.3'],
    [
      3,
      'instance.timeoutCovers',
      'total, from the start of the request to the last byte',
      'chosen',
      '§4.3',
    ],
    [4, 'instance.timeoutEdge', 'counts, when complete at exactly the limit', 'chosen', '§4.3'],
    [5, 'retries', 'none; none is documented, and people build their own', 'community', '§4.4'],
    [6, 'instance.redirects', 'ignore, an answer like any other; no update', 'chosen', '§4.4'],
    [9, 'failures', 'CONNECTION, DNS, TLS, REQUEST; no error type', 'chosen', '§4.4'],
  ],
  request: [
    [8, 'batchCampaign', 'error 1000 and nothing sent', 'documented', '§4.2'],
    [11, 'methods', 'GET, POST, PUT, PATCH, DELETE; no body with GET', 'documented', '§1.2'],
    [
      12,
      'instance.contentType',
      'default, with a body and no header: application/x-www-form-urlencoded for Form/Url, else text/plain',
      'chosen',
      '§1.9',
    ],
    [13, 'instance.userAgent', 'hookdrill/<version>', 'chosen', '§1.9'],
    [
      14,
      'tokensInUrl',
      'Form/Url: form-encoded; JSON: percent-encoded without quotes; None: raw, refused if illegal',
      'chosen',
      '§1.10',
    ],
    [15, 'tokensInHeaders', 'raw; a line break is refused', 'chosen', '§1.8'],
    [16, 'formEncoding', "as Java's URLEncoder does, space as +", 'community', '§2.3.3'],
    [17, 'jsonEncoding', 'text quoted, numbers and booleans bare', 'community', '§2.3.2'],
    [18, 'emptyValue', 'JSON: "" for text, null for numbers; booleans false', 'chosen', '§2.3.8'],
    [19, 'defaultUnderJson', 'always text', 'chosen', '§2.3.8'],
    [
      20,
      'instance.unknownToken',
      'refused before the run; where it is sent all the same, it is empty, so its default stands in',
      'chosen',
      '§2.3.8',
    ],
    [21, 'tokenNames', 'display names, case does not matter', 'community', '§2.1.4'],
    [22, 'myTokens', 'email-script and calendar tokens have no value', 'chosen', '§2.2'],
    [23, 'instance.backslashPreParse', 'true', 'community', '§1.13'],
    [42, 'instance.timeZone', 'UTC', 'chosen', '§2.2'],
    [43, 'urlUserinfo', 'sent as Basic authorization', 'chosen', '§1.7'],
  ],
  mapping: [
    [7, 'emptyBody', 'error 1001 for any empty 2xx, 204 included', 'documented', '§4.2'],
    [10, 'errorType', 'status as a number, and the reason phrase', 'chosen', '§4.7'],
    [24, 'missingPath', 'no write', 'chosen', '§3.11'],
    [24, 'instance.nullValue', 'skip, no write', 'chosen', '§3.11'],
    [25, 'instance.emptyString', 'clear, empties a text field and no other', 'chosen', '§3.11'],
    [26, 'instance.typing', 'strict, a text fills no number, boolean or date', 'chosen', '§3.7'],
    [27, 'datetimeInput', 'ISO 8601; without offset in the account zone', 'community', '§3.7'],
    [28, 'instance.tooLong', 'truncate, cut to the length of the field', 'chosen', '§3.11'],
    [29, 'objectOrArray', 'no write', 'chosen', '§3.11'],
    [30, 'rootArray', 'reachable with a leading index', 'chosen', '§3.3'],
    [
      31,
      'xml',
      'first of several siblings without an index; prefixes kept; no attributes, no DTD entities',
      'chosen',
      '§3.5',
    ],
    [
      undefined,
      'xmlTyping',
      'text that reads as the type of the field is written',
      'chosen',
      '§3.5',
    ],
    [
      32,
      'instance.responseContentType',
      'ignore, the response type decides, and every body is read as UTF-8',
      'chosen',
      '§3.11',
    ],
    [undefined, 'bodyWithoutMappings', 'not parsed', 'chosen', '§3.10'],
    [undefined, 'instance.bodyMaxBytes', '1 MiB, a longer body is unreadable', 'chosen', '§1.9'],
    [33, 'mappingFields', 'SOAP name, or REST name with a warning', 'documented', '§3.6'],
    [41, 'bigIntegers', 'kept exactly, up to 64 bits', 'community', '§3.8'],
  ],
}

/** By what they affect, then in the order of the table. */
export const EXECUTOR_ASSUMPTIONS: readonly ExecutorAssumption[] = [
  ...assumptions('delay'),
  ...assumptions('request'),
  ...assumptions('mapping'),
]

function assumptions(affects: ExecutorAssumption['affects']): readonly ExecutorAssumption[] {
  return ROWS[affects].map(([decision, setting, value, basis, section]) => ({
    decision,
    setting,
    value,
    basis,
    affects,
    source: `${decision === undefined ? '' : `decision ${decision}, `}marketo.md ${section}`,
  }))
}
