// Scenarios with mistakes, and what is said about each: data for `bad-input.test.ts`. Two texts are a
// change in the sample, from one to the other; one text is the whole scenario.

export interface BadInput {
  readonly what: string
  readonly change: readonly [from: string, to: string] | readonly [whole: string]
  readonly lines: readonly string[]
}

const STEP = '    - call: enrich\n'
/** How the campaign of the sample starts. */
const START = '  trigger: requested\n  arrivals: all at once\n'
const CAMPAIGN = `campaign:\n${START}  flow:\n${STEP}`

/** Two campaigns: one by itself, and one that its calls start. */
function startedBy(trigger: string, line?: string): string {
  const more = line === undefined ? '' : `    ${line}\n`
  const again = `  again:\n    trigger: ${trigger}\n${more}    flow: [{ wait: 1s }]\n`
  return `campaigns:\n  main: { flow: [{ call: enrich }] }\n${again}`
}

export const BAD_INPUTS: Readonly<Record<string, readonly BadInput[]>> = {
  'the whole text': [
    {
      what: 'an empty file',
      change: [''],
      lines: [
        'x.yaml:1:1: The scenario is empty. Start with name, campaign, webhooks and services.',
      ],
    },
    {
      what: 'only comments',
      change: ['# one\n# two\n'],
      lines: [
        'x.yaml:1:1: The scenario is empty. Start with name, campaign, webhooks and services.',
      ],
    },
    {
      what: 'an empty mapping',
      change: ['{}'],
      lines: [
        'x.yaml:1:1: The scenario is empty. Start with name, campaign, webhooks and services.',
      ],
    },
    {
      what: 'null',
      change: ['null'],
      lines: [
        'x.yaml:1:1: The scenario is empty. Start with name, campaign, webhooks and services.',
      ],
    },
    {
      what: 'a list',
      change: ['[]'],
      lines: [
        'x.yaml:1:1: [] is not a scenario, which is a mapping of keys to values. Start with name, campaign, webhooks and services.',
      ],
    },
    {
      what: 'a text',
      change: ['hello'],
      lines: [
        'x.yaml:1:1: "hello" is not a scenario, which is a mapping of keys to values. Start with name, campaign, webhooks and services.',
      ],
    },
    {
      what: 'a number',
      change: ['42'],
      lines: [
        'x.yaml:1:1: 42 is not a scenario, which is a mapping of keys to values. Start with name, campaign, webhooks and services.',
      ],
    },
  ],
  grammar: [
    {
      what: 'a bracket never closed',
      change: ['name: x\ncampaign: { flow: [a, b\nseed: 1\n'],
      lines: [
        'x.yaml:2:19: A bracket opens here and is never closed. Close it, and indent the lines inside more than the line it opens in.',
      ],
    },
    {
      what: 'a quote never closed',
      change: ['name: "x\nseed: 1\ntrigger: y\n'],
      lines: ['x.yaml:1:7: A quote opens here and is never closed. Close it.'],
    },
    {
      what: 'a tab as indentation',
      change: ['campaign:\n\tflow: []\n'],
      lines: ['x.yaml:2:1: A tab stands where the line is indented. Indent with spaces.'],
    },
    {
      what: 'keys not under each other',
      change: ['campaign:\n    type: batch\n  flow: []\n'],
      lines: [
        'x.yaml:3:1: This stands under nothing that it could belong to. Indent the keys of one mapping alike, with spaces.',
      ],
    },
    {
      what: 'a value that goes on deeper',
      change: ['name: x\n  seed: 1\n'],
      lines: [
        'x.yaml:1:7: A key, its colon and a space stand on one line. Write it like key: value, and indent the keys of one mapping alike.',
      ],
    },
    {
      what: 'a second colon',
      change: ['name: Enrich: now\n'],
      lines: [
        'x.yaml:1:7: A second colon makes this a mapping, and those begin on a line of their own. Put a text with a colon in it in quotes.',
      ],
    },
    {
      what: 'a key without a colon',
      change: ['seed: 1\nname\n'],
      lines: ['x.yaml:2:1: A key has a colon and a space after it. Write it like key: value.'],
    },
    {
      what: 'a reserved character',
      change: ['name: @home\n'],
      lines: [
        'x.yaml:1:7: Plain value cannot start with reserved character @. Put the text in quotes.',
      ],
    },
    {
      what: 'a limit without quotes',
      change: ['expect:\n  mappedShare: >= 95%\n'],
      lines: [
        'x.yaml:2:17: After > or | a text begins on the next line. Put a text that begins with > or | in quotes.',
      ],
    },
    {
      what: 'a token without quotes',
      change: ['webhooks:\n  enrich:\n    url: {{my.url}}\n'],
      lines: [
        'x.yaml:3:11: A key is a text, but { or [ begins a mapping or a list. Put texts that begin with { or [ in quotes, tokens too.',
      ],
    },
    {
      what: 'a comma missing in JSON',
      change: ['{\n  "name": "x"\n  "seed": 1\n}'],
      lines: [
        'x.yaml:3:3: A comma is missing between two members of { } or [ ]. Put one between them.',
      ],
    },
    {
      what: 'a comma missing after a number',
      change: ['{\n "seed": 1\n "name": "x"\n}'],
      lines: [
        'x.yaml:2:10: A comma is missing between two members of { } or [ ]. Put one between them.',
      ],
    },
    {
      what: 'a bracket that nobody opened',
      change: ['name: x\n]seed: 1\n'],
      lines: [
        'x.yaml:2:1: Nothing like this can stand here. Look at what stands before it: its quotes, brackets and indentation.',
      ],
    },
    {
      what: 'a star alone',
      change: ['name: *\n'],
      lines: [
        'x.yaml:1:7: Alias cannot be an empty string. Put a text that begins with * or & in quotes.',
      ],
    },
    {
      what: 'JSON never closed',
      change: ['{\n  "name": "x"\n'],
      lines: [
        'x.yaml:1:1: A bracket opens here and is never closed. Close it, and indent the lines inside more than the line it opens in.',
      ],
    },
    {
      what: 'two documents',
      change: ['name: x\n---\nname: y\n'],
      lines: [
        'x.yaml:2:1: A second document begins here. Put one scenario in a file, without lines of ---.',
      ],
    },
    {
      what: 'a tag',
      change: ['name: !mine x\n'],
      lines: ['x.yaml:1:7: Unresolved tag: !mine. Leave the tag out, or put the text in quotes.'],
    },
    {
      what: 'an unknown escape',
      change: ['name: "\\q"\n'],
      lines: [
        'x.yaml:1:8: Invalid escape sequence \\q. Write \\\\ for a backslash, or use single quotes.',
      ],
    },
    {
      what: 'text after a quote',
      change: ['name: "x" y\n'],
      lines: [
        'x.yaml:1:11: Something stands after the end of the value. Put the whole text in quotes.',
      ],
    },
    {
      what: 'a list as a key',
      change: ['? [a]\n: 1\n'],
      lines: [
        'x.yaml:1:3: A key is a text, but { or [ begins a mapping or a list. Put texts that begin with { or [ in quotes, tokens too.',
      ],
    },
    {
      what: 'an alias for nothing',
      change: ['name: &title x\nstory: *titel\n'],
      lines: [
        'x.yaml:2:8 story: "*titel" is an alias for nothing above it. Use *title, or put &titel before the value it stands for.',
      ],
    },
    {
      what: 'an alias inside itself',
      change: ['webhooks: &w { enrich: *w }\n'],
      lines: [
        'x.yaml:1:24 webhooks.enrich: An alias stands inside the value it stands for. Write the value out.',
      ],
    },
  ],
  keys: [
    {
      what: 'a misspelt key',
      change: ['encoding: JSON', 'encodng: JSON'],
      lines: ['x.yaml:18:5 webhooks.enrich.encodng: There is no such key. Did you mean encoding?'],
    },
    {
      what: 'a key of nothing',
      change: ['seed: 1', 'colour: red'],
      lines: [
        'x.yaml:2:1 colour: There is no such key. Use $schema, name, story, seed, instance, leads, campaign, campaigns, webhooks, services, handlers, tokens or expect.',
      ],
    },
    {
      what: 'a key as far from one as from another',
      change: ['latency: 50ms', 'latency: { p50: 50ms, p98: 1s }'],
      lines: [
        'x.yaml:25:27 services["https://api.example.com"].latency.p98: There is no such key. Use p50, p90, p95, p99, uniform, lognormal, normal, exponential, gamma, pareto, samples, column, mix or slowest.',
      ],
    },
    {
      what: 'a required key misspelt',
      change: ['webhooks:', 'webhook:'],
      lines: ['x.yaml:15:1 webhook: There is no such key. Did you mean webhooks?'],
    },
    {
      what: 'a key written twice',
      change: ['encoding: JSON', 'encoding: JSON\n    encoding: None'],
      lines: [
        'x.yaml:19:5 webhooks.enrich.encoding: "encoding" stands twice in this mapping. Keep one of the two.',
      ],
    },
    {
      what: '__proto__',
      change: ['json: { a: 1 }', 'json: { __proto__: { a: 1 } }'],
      lines: [
        'x.yaml:27:32 services["https://api.example.com"].replies[0].json.__proto__: The key __proto__ is refused everywhere. Give it another name.',
      ],
    },
    {
      what: 'constructor',
      change: ['seed: 1', 'constructor: 1'],
      lines: [
        'x.yaml:2:1 constructor: There is no such key. Use $schema, name, story, seed, instance, leads, campaign, campaigns, webhooks, services, handlers, tokens or expect.',
      ],
    },
    {
      what: 'keys that exclude each other',
      change: ['latency: 50ms', 'latency: { p50: 50ms, uniform: [1ms, 2ms] }'],
      lines: [
        'x.yaml:25:27 services["https://api.example.com"].latency.uniform: This does not stand beside p50. Keep one of them.',
      ],
    },
    {
      what: 'a flow step of another kind',
      change: ['- call: enrich', '- pause: 5m'],
      lines: [
        'x.yaml:14:7 campaign.flow[0].pause: There is no such key. Use call, set, wait, send, takes or choose.',
      ],
    },
  ],
  'values missing': [
    {
      what: 'no name',
      change: ['name: Enrich\n', ''],
      lines: ['x.yaml:1:1 name: This is required. Add name, like name: Enrich on sign-up.'],
    },
    {
      what: 'no flow',
      change: ['  flow:\n    - call: enrich\n', ''],
      lines: [
        'x.yaml:10:1 campaign.flow: This is required. Add flow, like flow: [{ call: enrich }].',
      ],
    },
    {
      what: 'no latency',
      change: ['    latency: 50ms\n', ''],
      lines: [
        'x.yaml:24:3 services["https://api.example.com"].latency: This is required. Add latency, like latency: 50ms.',
      ],
    },
    {
      what: 'a percentile without the median',
      change: ['latency: 50ms', 'latency: { p99: 1s }'],
      lines: [
        'x.yaml:25:5 services["https://api.example.com"].latency.p50: This is required. Add p50, like p50: 50ms.',
      ],
    },
    {
      what: 'nothing beside a key',
      change: ['count: 10', 'count:'],
      lines: [
        'x.yaml:7:9 leads.count: This is empty. Write a number of leads, like 100000, or leave the key out.',
      ],
    },
    {
      what: 'nothing beside a required key',
      change: ['latency: 50ms', 'latency:'],
      lines: [
        'x.yaml:25:13 services["https://api.example.com"].latency: This is empty. Write a latency, like 50ms.',
      ],
    },
    {
      what: 'a list item that is nothing',
      change: ['- call: enrich', '-'],
      lines: [
        'x.yaml:14:6 campaign.flow[0]: This is empty. Write a flow step, like { call: enrich }.',
      ],
    },
    {
      what: 'an empty name',
      change: ['name: Enrich', "name: ''"],
      lines: ['x.yaml:1:7 name: This is empty. Write a name.'],
    },
    {
      what: 'a field without its type',
      change: ['{ type: string }', '{ length: 5 }'],
      lines: [
        'x.yaml:9:5 leads.fields.Plan.type: A field beyond the standard ones needs a type. Add type, like type: string.',
      ],
    },
    {
      what: 'half a range',
      change: ['{ type: string }', '{ type: score, min: 1 }'],
      lines: ['x.yaml:9:5 leads.fields.Plan.max: A range has two ends. Add max.'],
    },
  ],
  numbers: [
    {
      what: 'a count of -1',
      change: ['count: 10', 'count: -1'],
      lines: ['x.yaml:7:10 leads.count: -1 is out of range. Use 1 to 100,000,000.'],
    },
    {
      what: 'a count of 0',
      change: ['count: 10', 'count: 0'],
      lines: ['x.yaml:7:10 leads.count: 0 is out of range. Use 1 to 100,000,000.'],
    },
    {
      what: 'a count of 1.5',
      change: ['count: 10', 'count: 1.5'],
      lines: ['x.yaml:7:10 leads.count: 1.5 is not a whole number. Use 1 to 100,000,000.'],
    },
    {
      what: 'a count of 1e12',
      change: ['count: 10', 'count: 1e12'],
      lines: ['x.yaml:7:10 leads.count: 1000000000000 is out of range. Use 1 to 100,000,000.'],
    },
    {
      what: 'a count of abc',
      change: ['count: 10', 'count: abc'],
      lines: ['x.yaml:7:10 leads.count: "abc" is not a number of leads. Write it like 100000.'],
    },
    {
      what: 'a count in quotes',
      change: ['count: 10', "count: '10'"],
      lines: [
        'x.yaml:7:10 leads.count: "10" is not a number of leads. Write it like 100000. As a number it has no quotes: 10.',
      ],
    },
    {
      what: 'a count with commas',
      change: ['count: 10', 'count: 100,000'],
      lines: ['x.yaml:7:10 leads.count: "100,000" is not a number of leads. Write it like 100000.'],
    },
    {
      what: 'a count that is no number',
      change: ['count: 10', 'count: .nan'],
      lines: [
        'x.yaml:7:10 leads.count: NaN is not a number that JSON could carry. Write a finite number.',
      ],
    },
    {
      what: 'a count beyond 2^53',
      change: ['count: 10', 'count: 99999999999999999999'],
      lines: [
        'x.yaml:7:10 leads.count: 99999999999999999999 is beyond 2^53 − 1 and would be rounded. Use a smaller one; as a text, in quotes, it keeps every digit.',
      ],
    },
    {
      what: 'a seed beyond 32 bits',
      change: ['seed: 1', 'seed: 4294967296'],
      lines: ['x.yaml:2:7 seed: 4294967296 is out of range. Use 0 to 4,294,967,295.'],
    },
    {
      what: 'a weight of 0',
      change: ['status: 200,', 'weight: 0, status: 200,'],
      lines: [
        'x.yaml:27:19 services["https://api.example.com"].replies[0].weight: 0 is out of range. Use more than 0 to 1,000,000,000.',
      ],
    },
    {
      what: 'a status of 99',
      change: ['status: 200', 'status: 99'],
      lines: [
        'x.yaml:27:19 services["https://api.example.com"].replies[0].status: 99 is out of range. Use 200 to 599.',
      ],
    },
  ],
  units: [
    {
      what: 'a duration without a unit',
      change: ['timeout: 30s', 'timeout: 30'],
      lines: [
        'x.yaml:5:12 instance.timeout: 30 has no unit, and a duration needs one. Write a number with µs, ms, s, m, h or d, like 50ms or 1h 30m.',
      ],
    },
    {
      what: 'a unit nobody knows',
      change: ['timeout: 30s', 'timeout: 30 sec'],
      lines: [
        'x.yaml:5:12 instance.timeout: "30 sec" is not a duration. Write a number with µs, ms, s, m, h or d, like 50ms or 1h 30m.',
      ],
    },
    {
      what: 'a share for a duration',
      change: ['latency: 50ms', 'latency: 50%'],
      lines: [
        'x.yaml:25:14 services["https://api.example.com"].latency: "50%" is not a duration. Write a number with µs, ms, s, m, h or d, like 50ms or 1h 30m.',
      ],
    },
    {
      what: 'a list for a duration',
      change: ['timeout: 30s', 'timeout: [30s]'],
      lines: [
        'x.yaml:5:12 instance.timeout: ["30s"] is not a duration. Write a number with µs, ms, s, m, h or d, like 50ms or 1h 30m.',
      ],
    },
    {
      what: 'less than a microsecond',
      change: ['latency: 50ms', 'latency: 0.0000001s'],
      lines: [
        'x.yaml:25:14 services["https://api.example.com"].latency: "0.0000001s" is not a whole number of µs, and time has no smaller parts. Write fewer decimals.',
      ],
    },
    {
      what: 'a timeout too long',
      change: ['timeout: 30s', 'timeout: 11m'],
      lines: ['x.yaml:5:12 instance.timeout: "11m" is out of range. Use 1 ms to 10 m.'],
    },
    {
      what: 'a duration beyond all numbers',
      change: ['timeout: 30s', 'timeout: 99999999999999999999 days'],
      lines: [
        'x.yaml:5:12 instance.timeout: "99999999999999999999 days" is out of range. Use 1 ms to 10 m.',
      ],
    },
    {
      what: 'a rate without a unit',
      change: ['arrivals: all at once', 'arrivals: { rate: 20 }'],
      lines: [
        'x.yaml:12:21 campaign.arrivals.rate: 20 has no unit, and a rate needs one. Write a number with /s, /m, /h or /d, like 20/s or 100/m.',
      ],
    },
    {
      what: 'a rate of nothing',
      change: ['arrivals: all at once', 'arrivals: { rate: 0/s }'],
      lines: [
        'x.yaml:12:21 campaign.arrivals.rate: "0/s" is out of range. Use more than 0/s to 1000000/s.',
      ],
    },
    {
      what: 'a share without %',
      change: ['status: 200,', 'share: 0.5, status: 200,'],
      lines: [
        'x.yaml:27:18 services["https://api.example.com"].replies[0].share: 0.5 has no unit, and a share needs one. Write a number with %, like 1% or 97.5%.',
      ],
    },
    {
      what: 'a share of more than all',
      change: ['status: 200,', 'share: 101%, status: 200,'],
      lines: [
        'x.yaml:27:18 services["https://api.example.com"].replies[0].share: "101%" is out of range. Use 0% to 100%.',
      ],
    },
  ],
  choices: [
    {
      what: 'another case',
      change: ['encoding: JSON', 'encoding: Json'],
      lines: [
        'x.yaml:18:15 webhooks.enrich.encoding: "Json" is not an encoding. Use JSON, Form/Url or None. Did you mean JSON?',
      ],
    },
    {
      what: 'something else',
      change: ['encoding: JSON', 'encoding: form'],
      lines: [
        'x.yaml:18:15 webhooks.enrich.encoding: "form" is not an encoding. Use JSON, Form/Url or None.',
      ],
    },
    {
      what: 'a fault nobody knows',
      change: ['status: 200, json: { a: 1 }', 'fault: explode'],
      lines: [
        'x.yaml:27:18 services["https://api.example.com"].replies[0].fault: "explode" is not a fault. Use refuse, reset, dns, tls, hang, empty reply, truncate, malformed, drip, huge or wrong type.',
      ],
    },
    {
      what: 'arrivals nobody knows',
      change: ['arrivals: all at once', 'arrivals: 20/s'],
      lines: [
        'x.yaml:12:13 campaign.arrivals: "20/s" is not a way to arrive. Write it like all at once or { rate: 20/s }.',
      ],
    },
    {
      what: 'a way to treat redirects nobody knows',
      change: ['timeout: 30s', 'redirects: folow'],
      lines: [
        'x.yaml:5:14 instance.redirects: "folow" is not a way to treat redirects. Use ignore or follow. Did you mean follow?',
      ],
    },
    {
      what: 'redirects within a limit that does not span them',
      change: ['timeout: 30s', 'redirects: follow\n  timeoutCovers: read'],
      lines: [
        'x.yaml:6:18 instance.timeoutCovers: Redirects are followed within one limit over the whole call. Use total, or leave redirects out.',
      ],
    },
    {
      what: 'a user agent of two lines',
      change: ['timeout: 30s', 'userAgent: "a\\nb"'],
      lines: [
        'x.yaml:5:14 instance.userAgent: "a\\nb" is not the value of a header. Write one line of printable Latin-1 characters.',
      ],
    },
    {
      what: 'a time zone misspelt',
      change: ['timeout: 30s', 'timeZone: Europe/Belrin'],
      lines: [
        'x.yaml:5:13 instance.timeZone: "Europe/Belrin" is not a time zone. Use an IANA name like UTC or America/Los_Angeles. Did you mean Europe/Berlin?',
      ],
    },
  ],
  types: [
    {
      what: 'handlers that are no file name',
      change: ['services:\n', 'handlers: [one.ts]\nservices:\n'],
      lines: [
        'x.yaml:23:11 handlers: ["one.ts"] is not a file name. Write it like my-handlers.ts.',
      ],
    },
    {
      what: 'handlers without a name',
      change: ['services:\n', "handlers: ''\nservices:\n"],
      lines: ['x.yaml:23:11 handlers: This is empty. Write a file name.'],
    },
    {
      what: 'a number as a name',
      change: ['name: Enrich', 'name: 42'],
      lines: [
        "x.yaml:1:7 name: 42 is not a name. Write it like Enrich on sign-up. As a text it has quotes: '42'.",
      ],
    },
    {
      what: 'a list as a mapping',
      change: ['headers: { Content-Type: application/json }', 'headers: [a]'],
      lines: [
        'x.yaml:20:14 webhooks.enrich.headers: ["a"] is not a mapping of headers. Write it like { Content-Type: application/json }.',
      ],
    },
    {
      what: 'a text as a list',
      change: ['\n    - call: enrich', ' enrich'],
      lines: [
        'x.yaml:13:9 campaign.flow: "enrich" is not a list of flow steps. Write it like [{ call: enrich }].',
      ],
    },
    {
      what: 'a text as a flow step',
      change: ['- call: enrich', '- enrich'],
      lines: [
        'x.yaml:14:7 campaign.flow[0]: "enrich" is not a flow step. Write it like { call: enrich }.',
      ],
    },
    {
      what: 'a mapping as a payload',
      change: ['\'{ "email": {{lead.Email Address}} }\'', '{ email: x }'],
      lines: [
        'x.yaml:19:14 webhooks.enrich.payload: {"email":"x"} is not a text. Write it like \'{ "email": {{lead.Email Address}} }\'.',
      ],
    },
    {
      what: 'yes as a boolean',
      change: ['timeout: 30s', 'backslashPreParse: yes'],
      lines: [
        'x.yaml:5:22 instance.backslashPreParse: "yes" is not a boolean. Write it like true or false.',
      ],
    },
    {
      what: 'a date as a point in time',
      change: ['timeout: 30s', 'startsAt: 2026-01-01'],
      lines: [
        'x.yaml:5:13 instance.startsAt: "2026-01-01" is not a point in time with its offset. Write it like 2026-01-01T00:00:00Z.',
      ],
    },
    {
      what: 'an empty latency',
      change: ['latency: 50ms', 'latency: {}'],
      lines: [
        'x.yaml:25:14 services["https://api.example.com"].latency: {} is not a latency. Write it like 50ms or { p50: 50ms, p99: 900ms }.',
      ],
    },
    {
      what: 'one end of a range',
      change: ['latency: 50ms', 'latency: { uniform: [5ms] }'],
      lines: [
        'x.yaml:25:25 services["https://api.example.com"].latency.uniform: A list here has exactly 2 in it. Write it like [20ms, 80ms].',
      ],
    },
    {
      what: 'no replies',
      change: ['\n      - { status: 200, json: { a: 1 } }', ' []'],
      lines: [
        'x.yaml:26:14 services["https://api.example.com"].replies: A list here has at least 1 in it. Write it like [{ status: 200 }].',
      ],
    },
    {
      what: 'a value of another type',
      change: ['{ type: string }', '{ type: string, oneOf: [a, 5] }'],
      lines: [
        'x.yaml:9:38 leads.fields.Plan.oneOf[1]: 5 is not a value of the type string. Write a text; put it in quotes if it looks like a number.',
      ],
    },
    {
      what: 'a value of another type than the standard field has',
      change: ['Plan: { type: string }', 'Lead Score: { always: high }'],
      lines: [
        'x.yaml:9:27 leads.fields.Lead Score.always: "high" is not a value of the type score. Write a whole number.',
      ],
    },
    {
      what: 'a whole number of more than 64 bits',
      change: ['{ type: string }', "{ type: integer, always: '9223372036854775808' }"],
      lines: [
        'x.yaml:9:36 leads.fields.Plan.always: "9223372036854775808" is not a value of the type integer. Write a whole number.',
      ],
    },
    {
      what: 'an end of a range with a fraction',
      change: ['{ type: string }', '{ type: score, min: 0.5, max: 9 }'],
      lines: [
        'x.yaml:9:31 leads.fields.Plan.min: 0.5 is not a value of the type score. Write a whole number.',
      ],
    },
    {
      what: 'values longer than their field',
      change: ['{ type: string }', '{ type: string, length: 4, oneOf: [free, basic, 😀😀😀😀] }'],
      lines: [
        'x.yaml:9:52 leads.fields.Plan.oneOf[1]: "basic" is longer than the field, which holds 4 characters. Shorten it, or give the field a length.',
      ],
    },
    {
      what: 'a value of more bytes than a text has',
      change: ['{ type: string }', '{ type: text, length: 3, always: éé }'],
      lines: [
        'x.yaml:9:44 leads.fields.Plan.always: "éé" is longer than the field, which holds 3 bytes. Shorten it, or give the field a length.',
      ],
    },
    {
      what: 'a share of leads without a unit',
      change: ['count: 10', 'adversarial: 5'],
      lines: [
        'x.yaml:7:16 leads.adversarial: 5 has no unit, and a share needs one. Write a number with %, like 1% or 97.5%.',
      ],
    },
    {
      what: 'a share of more leads than there are',
      change: ['count: 10', 'adversarial: 101%'],
      lines: ['x.yaml:7:16 leads.adversarial: "101%" is out of range. Use 0% to 100%.'],
    },
    {
      what: 'a scope of neither the lead nor its company',
      change: ['{ type: string }', '{ type: string, scope: program }'],
      lines: [
        'x.yaml:9:34 leads.fields.Plan.scope: "program" is not a scope. Use lead or company.',
      ],
    },
    {
      what: 'a generator with a wrong argument',
      change: ['{ a: 1 }', '{ a.b: { $int: 5 } }'],
      lines: [
        'x.yaml:27:37 services["https://api.example.com"].replies[0].json["a.b"]: 5 does not fit here. $int takes two whole numbers, the smaller first; both may come up. Write it like { $int: [0, 100] }.',
      ],
    },
    {
      what: 'a generator nobody knows',
      change: ['{ a: 1 }', '{ a: { $itn: [0, 1] } }'],
      lines: [
        'x.yaml:27:35 services["https://api.example.com"].replies[0].json.a: $itn is not a generator. Use one of $int, $number, $pick, $faker, $lead, $request, $now.',
      ],
    },
    {
      what: 'XML with two roots',
      change: ['json: { a: 1 }', 'xml: { a: 1, b: 2 }'],
      lines: [
        'x.yaml:27:29 services["https://api.example.com"].replies[0].xml: An XML body has exactly one root element. Put everything under one key: { response: { … } }.',
      ],
    },
  ],
  conflicts: [
    {
      what: 'a weight and a share',
      change: ['status: 200,', 'share: 5%, weight: 2, status: 200,'],
      lines: [
        'x.yaml:27:18 services["https://api.example.com"].replies[0].share: A reply is chosen in one way, and this one has weight already. Keep one of the two.',
      ],
    },
    {
      what: 'two bodies',
      change: ['json: { a: 1 }', 'json: { a: 1 }, text: a'],
      lines: [
        'x.yaml:27:46 services["https://api.example.com"].replies[0].text: A reply has one body, and this one has json already. Keep one of the two.',
      ],
    },
    {
      what: 'a body of a status that has none',
      change: ['status: 200', 'status: 204'],
      lines: [
        'x.yaml:27:30 services["https://api.example.com"].replies[0].json: A reply of status 204 has no body. Leave the body out.',
      ],
    },
    {
      what: 'a fault and a body that nobody sees',
      change: ['status: 200, json: { a: 1 }', 'fault: huge, json: { a: 1 }'],
      lines: [
        'x.yaml:27:30 services["https://api.example.com"].replies[0].json: With the fault huge this has no effect. Keep one of the two.',
      ],
    },
    {
      what: 'a fault of the body and a status without one',
      change: ['status: 200, json: { a: 1 }', 'status: 204, fault: truncate'],
      lines: [
        'x.yaml:27:31 services["https://api.example.com"].replies[0].fault: The fault truncate is one of the body, and a reply of status 204 has none. Take another status, or leave the fault out.',
      ],
    },
    {
      what: 'a fault of the type and a type',
      change: [
        'status: 200, json: { a: 1 }',
        'fault: wrong type, headers: { Content-Type: application/json }, json: { a: 1 }',
      ],
      lines: [
        'x.yaml:27:55 services["https://api.example.com"].replies[0].headers.Content-Type: With the fault wrong type this has no effect. Keep one of the two.',
      ],
    },
    {
      what: 'a fault and what it makes pointless',
      change: ['status: 200, json: { a: 1 }', 'fault: hang, latency: 5ms'],
      lines: [
        'x.yaml:27:33 services["https://api.example.com"].replies[0].latency: With the fault hang this has no effect. Keep one of the two.',
      ],
    },
    {
      what: 'shares that leave a rest',
      change: ['status: 200,', 'share: 10%, status: 200,'],
      lines: [
        'x.yaml:27:7 services["https://api.example.com"].replies: 10% is dealt by share, and the rest of the calls has no reply. Add a reply without a share.',
      ],
    },
    {
      what: 'shares over 100%',
      change: [
        '- { status: 200,',
        '- { share: 60%, status: 500 }\n      - { share: 60%, status: 200,',
      ],
      lines: [
        'x.yaml:27:7 services["https://api.example.com"].replies: 120% is more than all: the shares of a service add up to 100% at most. Make them smaller.',
      ],
    },
    {
      what: 'a field twice',
      change: ['{ type: string }', '{ type: string }\n    PLAN: { type: string }'],
      lines: [
        'x.yaml:10:5 leads.fields.PLAN: A field of this name stands above; case does not matter. Keep one of the two.',
      ],
    },
    {
      what: 'a name taken',
      change: ['{ type: string }', '{ type: string, restName: leadScore }'],
      lines: [
        'x.yaml:9:5 leads.fields.Plan: Its restName leadScore is that of Lead Score already. Give it another one.',
      ],
    },
    {
      what: 'two sources of a value',
      change: ['{ type: string }', '{ type: score, min: 0, max: 9, always: 5 }'],
      lines: [
        'x.yaml:9:50 leads.fields.Plan.always: A field has its values from min and max, from oneOf or from always. Keep one of them.',
      ],
    },
    {
      what: 'a range of texts',
      change: ['{ type: string }', '{ type: string, min: 0, max: 9 }'],
      lines: [
        'x.yaml:9:32 leads.fields.Plan.min: Only numbers are drawn from a range, and string holds none. Use oneOf or always, or a type of integer, score, percent, float or currency.',
      ],
    },
    {
      what: 'a range the wrong way round',
      change: ['latency: 50ms', 'latency: { uniform: [2ms, 1ms] }'],
      lines: [
        'x.yaml:25:25 services["https://api.example.com"].latency.uniform: ["2ms","1ms"] has its ends the wrong way round. Write the shorter one first.',
      ],
    },
    {
      what: 'percentiles that fall',
      change: ['latency: 50ms', 'latency: { p50: 2s, p99: 1s }'],
      lines: [
        'x.yaml:25:14 services["https://api.example.com"].latency: {"p50":"2s","p99":"1s"} has percentiles that do not grow. A higher percentile takes at least as long as a lower one: p50 ≤ p90 ≤ p95 ≤ p99.',
      ],
    },
    {
      what: 'one service twice',
      change: ['expect:', '  https://API.example.com:443: { latency: 1s }\nexpect:'],
      lines: [
        'x.yaml:28:3 services["https://API.example.com:443"]: It is the same service as https://api.example.com. Keep one of the two.',
      ],
    },
    {
      what: 'tokens of the lead',
      change: ['expect:', 'tokens: { lead: { Plan: x } }\nexpect:'],
      lines: [
        'x.yaml:28:11 tokens.lead: Tokens of the scope lead have the values of the lead. Put it under leads.fields, with always for one value.',
      ],
    },
    {
      what: 'leads too late',
      change: ['arrivals: all at once', 'arrivals: { rate: 0.000000001/d }'],
      lines: [
        'x.yaml:12:13 campaign.arrivals: In this way the last of 10 leads comes after more than 100 years. Use a higher rate or fewer leads.',
      ],
    },
  ],
  campaigns: [
    {
      what: 'no campaign',
      change: [CAMPAIGN, ''],
      lines: [
        'x.yaml:1:1 campaign: This is required. Add campaign, like campaign: { flow: [{ call: enrich }] }.',
      ],
    },
    {
      what: 'one campaign and several',
      change: ['webhooks:\n', 'campaigns: { a: { flow: [{ call: enrich }] } }\nwebhooks:\n'],
      lines: [
        'x.yaml:15:12 campaigns: A scenario has one campaign or several by name, not both. Move the one into campaigns, with a name.',
      ],
    },
    {
      what: 'campaigns without names',
      change: [CAMPAIGN, 'campaigns: [{ flow: [{ call: enrich }] }]\n'],
      lines: [
        'x.yaml:10:12 campaigns: [{"flow":[{"call":"enrich"}]}] is not a mapping of campaigns. Write it like { New leads: { flow: [{ call: enrich }] } }.',
      ],
    },
    {
      what: 'a campaign with an empty name',
      change: [CAMPAIGN, "campaigns: { '': { flow: [{ call: enrich }] } }\n"],
      lines: ['x.yaml:10:14 campaigns[""]: A name is not empty. Name it.'],
    },
    {
      what: 'one of several campaigns without a flow',
      change: [CAMPAIGN, 'campaigns: { a: { trigger: requested } }\n'],
      lines: [
        'x.yaml:10:14 campaigns.a.flow: This is required. Add flow, like flow: [{ call: enrich }].',
      ],
    },
    {
      what: 'a webhook misspelt in one of several campaigns',
      change: [CAMPAIGN, 'campaigns: { a: { flow: [{ call: enrch }] } }\n'],
      lines: [
        'x.yaml:10:34 campaigns.a.flow[0].call: "enrch" is not a webhook of this scenario. Did you mean enrich?',
      ],
    },
    {
      what: 'nobody who makes the first call',
      change: [START, '  trigger: { called: enrich }\n'],
      lines: [
        'x.yaml:11:12 campaign.trigger: Every campaign waits for a call to end, and none makes the first. Add a campaign whose trigger is described in words: its leads come by themselves.',
      ],
    },
    {
      what: 'a trigger that names no webhook',
      change: [CAMPAIGN, startedBy('{ called: enrch }')],
      lines: [
        'x.yaml:13:24 campaigns.again.trigger.called: "enrch" is not a webhook of this scenario. Did you mean enrich?',
      ],
    },
    {
      what: 'a trigger that does not say which webhook',
      change: [START, '  trigger: { errorType: 503 }\n'],
      lines: [
        'x.yaml:11:3 campaign.trigger.called: This is required. Add called, like called: enrich.',
      ],
    },
    {
      what: 'a trigger with another key',
      change: [START, '  trigger: { webhook: enrich }\n'],
      lines: [
        'x.yaml:11:14 campaign.trigger.webhook: There is no such key. Use called, errorType or response.',
      ],
    },
    {
      what: 'an error type that is no status',
      change: [CAMPAIGN, startedBy('{ called: enrich, errorType: 99 }')],
      lines: [
        'x.yaml:13:43 campaigns.again.trigger.errorType: 99 is out of range. Use 200 to 599, 1000, 1001, TIMEOUT, CONNECTION, DNS or TLS.',
      ],
    },
    {
      what: 'an error type beyond the platform’s own',
      change: [CAMPAIGN, startedBy('{ called: enrich, errorType: 1002 }')],
      lines: [
        'x.yaml:13:43 campaigns.again.trigger.errorType: 1002 is out of range. Use 200 to 599, 1000, 1001, TIMEOUT, CONNECTION, DNS or TLS.',
      ],
    },
    {
      what: 'an error type in other letters',
      change: [CAMPAIGN, startedBy('{ called: enrich, errorType: timeout }')],
      lines: [
        'x.yaml:13:43 campaigns.again.trigger.errorType: "timeout" is not an error type or list of them. Write it like 503 or [503, TIMEOUT]. Did you mean TIMEOUT?',
      ],
    },
    {
      what: 'one of several error types out of range',
      change: [CAMPAIGN, startedBy('{ called: enrich, errorType: [503, 5] }')],
      lines: [
        'x.yaml:13:49 campaigns.again.trigger.errorType[1]: 5 is out of range. Use 200 to 599, 1000, 1001, TIMEOUT, CONNECTION, DNS or TLS.',
      ],
    },
    {
      what: 'arrivals for a campaign that calls start',
      change: [CAMPAIGN, startedBy('{ called: enrich }', 'arrivals: all at once')],
      lines: [
        'x.yaml:14:15 campaigns.again.arrivals: Leads come to this campaign when a call ends, and not by themselves. Leave it out, or describe the trigger in words.',
      ],
    },
    {
      what: 'a start for a campaign that calls start',
      change: [CAMPAIGN, startedBy('{ called: enrich }', 'startsAfter: 5m')],
      lines: [
        'x.yaml:14:18 campaigns.again.startsAfter: Leads come to this campaign when a call ends, and not by themselves. Leave it out, or describe the trigger in words.',
      ],
    },
    {
      what: 'a rule of qualification that is none',
      change: [START, '  qualification: twice\n'],
      lines: [
        'x.yaml:11:18 campaign.qualification: "twice" is not a qualification rule. Use once, every time or once every 7 days.',
      ],
    },
    {
      what: 'a period of qualification without a unit',
      change: [START, '  qualification: once every 7\n'],
      lines: [
        'x.yaml:11:18 campaign.qualification: "once every 7" is not a qualification rule. Use once, every time or once every 7 days.',
      ],
    },
    {
      what: 'a period of no time',
      change: [START, '  qualification: once every 0 days\n'],
      lines: [
        'x.yaml:11:18 campaign.qualification: "once every 0 days" is not a qualification rule. Use once, every time or once every 7 days.',
      ],
    },
    {
      what: 'a priority that is none',
      change: [START, '  priority: urgent\n'],
      lines: [
        'x.yaml:11:13 campaign.priority: "urgent" is not a priority. Use high, medium or low.',
      ],
    },
    {
      what: 'a start without a unit',
      change: [START, '  startsAfter: 10\n'],
      lines: [
        'x.yaml:11:16 campaign.startsAfter: 10 has no unit, and a duration needs one. Write a number with µs, ms, s, m, h or d, like 50ms or 1h 30m.',
      ],
    },
    {
      what: 'a start after more than a year',
      change: [START, '  startsAfter: 400d\n'],
      lines: ['x.yaml:11:16 campaign.startsAfter: "400d" is out of range. Use 0 s to 365 d.'],
    },
    {
      what: 'random arrivals without a unit',
      change: [START, '  arrivals: { poisson: 20 }\n'],
      lines: [
        'x.yaml:11:24 campaign.arrivals.poisson: 20 has no unit, and a rate needs one. Write a number with /s, /m, /h or /d, like 20/s or 100/m.',
      ],
    },
    {
      what: 'random arrivals that never come',
      change: [START, '  arrivals: { poisson: 0/s }\n'],
      lines: [
        'x.yaml:11:24 campaign.arrivals.poisson: "0/s" is out of range. Use more than 0/s to 1000000/s.',
      ],
    },
    {
      what: 'a ramp that ends nowhere',
      change: [START, '  arrivals: { ramp: [1/s], over: 10m }\n'],
      lines: [
        'x.yaml:11:21 campaign.arrivals.ramp: A list here has exactly 2 in it. Write it like [1/s, 50/s].',
      ],
    },
    {
      what: 'a ramp that does not say how long',
      change: [START, '  arrivals: { ramp: [1/s, 2/s] }\n'],
      lines: ['x.yaml:11:3 campaign.arrivals.over: This is required. Add over, like over: 10m.'],
    },
    {
      what: 'a ramp without units',
      change: [START, '  arrivals: { ramp: [1, 2], over: 10m }\n'],
      lines: [
        'x.yaml:11:22 campaign.arrivals.ramp[0]: 1 has no unit, and a rate needs one. Write a number with /s, /m, /h or /d, like 20/s or 100/m.',
        'x.yaml:11:25 campaign.arrivals.ramp[1]: 2 has no unit, and a rate needs one. Write a number with /s, /m, /h or /d, like 20/s or 100/m.',
      ],
    },
    {
      what: 'a ramp from nothing',
      change: [START, '  arrivals: { ramp: [0/s, 2/s], over: 10m }\n'],
      lines: [
        'x.yaml:11:22 campaign.arrivals.ramp[0]: "0/s" is out of range. Use more than 0/s to 1000000/s.',
      ],
    },
    {
      what: 'a ramp of no time',
      change: [START, '  arrivals: { ramp: [1/s, 2/s], over: 0s }\n'],
      lines: ['x.yaml:11:39 campaign.arrivals.over: "0s" is out of range. Use 1 µs to 365 d.'],
    },
    {
      what: 'waves of nobody',
      change: [START, '  arrivals: { waves: 0, every: 1h }\n'],
      lines: ['x.yaml:11:22 campaign.arrivals.waves: 0 is out of range. Use 1 to 100,000,000.'],
    },
    {
      what: 'waves that do not say how often',
      change: [START, '  arrivals: { waves: 5 }\n'],
      lines: ['x.yaml:11:3 campaign.arrivals.every: This is required. Add every, like every: 1h.'],
    },
    {
      what: 'waves without a unit',
      change: [START, '  arrivals: { waves: 5, every: 1 }\n'],
      lines: [
        'x.yaml:11:32 campaign.arrivals.every: 1 has no unit, and a duration needs one. Write a number with µs, ms, s, m, h or d, like 50ms or 1h 30m.',
      ],
    },
    {
      what: 'fewer recorded times than leads',
      change: [START, '  arrivals: { from: [0s, 1s] }\n'],
      lines: [
        'x.yaml:11:21 campaign.arrivals.from: There are 2 times for 10 leads. Set leads.count to 2 or less.',
      ],
    },
    {
      what: 'a recorded time without a unit',
      change: [START, '  arrivals: { from: [5, 1s] }\n'],
      lines: [
        'x.yaml:11:22 campaign.arrivals.from[0]: 5 has no unit, and a duration needs one. Write a number with µs, ms, s, m, h or d, like 50ms or 1h 30m.',
      ],
    },
    {
      what: 'two ways to arrive',
      change: [START, '  arrivals: { rate: 5/s, poisson: 5/s }\n'],
      lines: [
        'x.yaml:11:26 campaign.arrivals.poisson: This does not stand beside rate. Keep one of them.',
      ],
    },
  ],
  flows: [
    {
      what: 'a webhook misspelt inside of a choice',
      change: [STEP, '    - choose:\n        - { share: 10%, flow: [{ call: enrch }] }\n'],
      lines: [
        'x.yaml:15:40 campaign.flow[0].choose[0].flow[0].call: "enrch" is not a webhook of this scenario. Did you mean enrich?',
      ],
    },
    {
      what: 'a field misspelt that is set',
      change: [STEP, '    - set: { Plann: team }\n'],
      lines: [
        'x.yaml:14:14 campaign.flow[0].set.Plann: "Plann" is not the display name of a lead field. Add it under leads.fields. Did you mean Plan?',
      ],
    },
    {
      what: 'a field of nothing that is set',
      change: [STEP, '    - set: { Shoe Size: 42 }\n'],
      lines: [
        'x.yaml:14:14 campaign.flow[0].set.Shoe Size: "Shoe Size" is not the display name of a lead field. Add it under leads.fields.',
      ],
    },
    {
      what: 'the API name of a field that is set',
      change: [STEP, '    - set: { leadScore: 42 }\n'],
      lines: [
        'x.yaml:14:14 campaign.flow[0].set.leadScore: "leadScore" is not the display name of a lead field. Add it under leads.fields. Did you mean Lead Score?',
      ],
    },
    {
      what: 'a list that is set',
      change: [STEP, '    - set: { Plan: [a] }\n'],
      lines: [
        'x.yaml:14:20 campaign.flow[0].set.Plan: ["a"] is not a field value. Write it like Contacted or 5.',
      ],
    },
    {
      what: 'a field misspelt in a condition',
      change: [
        STEP,
        '    - choose:\n        - { when: { lead: Plann, is: team }, flow: [stop] }\n',
      ],
      lines: [
        'x.yaml:15:27 campaign.flow[0].choose[0].when.lead: "Plann" is not the display name of a lead field. Add it under leads.fields. Did you mean Plan?',
      ],
    },
    {
      what: 'a condition that asks nothing',
      change: [STEP, '    - choose:\n        - { when: { lead: Plan }, flow: [stop] }\n'],
      lines: [
        'x.yaml:15:19 campaign.flow[0].choose[0].when: Nothing is asked here. Add a test, like is: enterprise.',
      ],
    },
    {
      what: 'a condition and a share',
      change: [
        STEP,
        '    - choose:\n        - { share: 60%, when: { lead: Plan, is: a }, flow: [stop] }\n',
      ],
      lines: [
        'x.yaml:15:20 campaign.flow[0].choose[0].share: A choice has a condition or a share, not both. Keep one of the two.',
      ],
    },
    {
      what: 'a choice for everybody before another',
      change: [
        STEP,
        '    - choose:\n        - { flow: [stop] }\n        - { share: 10%, flow: [stop] }\n',
      ],
      lines: [
        'x.yaml:16:11 campaign.flow[0].choose[1]: This choice is never taken: the one before it is for everybody. Put the one without a condition last.',
      ],
    },
    {
      what: 'shares of more than everybody',
      change: [
        STEP,
        '    - choose:\n        - { share: 60%, flow: [stop] }\n        - { share: 60%, flow: [stop] }\n',
      ],
      lines: [
        'x.yaml:15:9 campaign.flow[0].choose: The shares add up to more than 100%. Make them 100% or less.',
      ],
    },
    {
      what: 'one share of more than everybody',
      change: [STEP, '    - choose:\n        - { share: 160%, flow: [stop] }\n'],
      lines: [
        'x.yaml:15:20 campaign.flow[0].choose[0].share: "160%" is out of range. Use 0% to 100%.',
      ],
    },
    {
      what: 'a share without a unit',
      change: [STEP, '    - choose:\n        - { share: 0.3, flow: [stop] }\n'],
      lines: [
        'x.yaml:15:20 campaign.flow[0].choose[0].share: 0.3 has no unit, and a share needs one. Write a number with %, like 1% or 97.5%.',
      ],
    },
    {
      what: 'a choice of nothing',
      change: [STEP, '    - choose: []\n'],
      lines: [
        'x.yaml:14:15 campaign.flow[0].choose: A list here has 1 to 100 in it. Write it like [{ share: 30%, flow: [stop] }].',
      ],
    },
    {
      what: 'a choice without a flow',
      change: [STEP, '    - choose:\n        - { share: 60% }\n'],
      lines: [
        'x.yaml:15:11 campaign.flow[0].choose[0].flow: This is required. Add flow, like flow: [{ call: enrich }].',
      ],
    },
    {
      what: 'a step behind a stop',
      change: [STEP, '    - stop\n    - call: enrich\n'],
      lines: [
        'x.yaml:15:7 campaign.flow[1]: This step is never reached: the flow stops before it. Take it away, or the stop.',
      ],
    },
    {
      what: 'a step behind a stop inside of a choice',
      change: [STEP, '    - choose:\n        - { share: 10%, flow: [stop, { call: enrich }] }\n'],
      lines: [
        'x.yaml:15:38 campaign.flow[0].choose[0].flow[1]: This step is never reached: the flow stops before it. Take it away, or the stop.',
      ],
    },
    {
      what: 'a stop misspelt',
      change: [STEP, '    - stopp\n'],
      lines: [
        'x.yaml:14:7 campaign.flow[0]: "stopp" is not a flow step. Write it like { call: enrich }. Did you mean stop?',
      ],
    },
    {
      what: 'two steps in one',
      change: [STEP, '    - { call: enrich, wait: 5m }\n'],
      lines: [
        'x.yaml:14:23 campaign.flow[0].wait: This does not stand beside call. Keep one of them.',
      ],
    },
    {
      what: 'a wait of no time',
      change: [STEP, '    - wait: 0s\n'],
      lines: ['x.yaml:14:13 campaign.flow[0].wait: "0s" is out of range. Use 1 µs to 365 d.'],
    },
    {
      what: 'a wait without a unit',
      change: [STEP, '    - wait: 5\n'],
      lines: [
        'x.yaml:14:13 campaign.flow[0].wait: 5 has no unit, and a duration needs one. Write a number with µs, ms, s, m, h or d, like 50ms or 1h 30m.',
      ],
    },
    {
      what: 'a wait of more than a year',
      change: [STEP, '    - wait: 366d\n'],
      lines: ['x.yaml:14:13 campaign.flow[0].wait: "366d" is out of range. Use 1 µs to 365 d.'],
    },
    {
      what: 'a send that takes a rate',
      change: [STEP, '    - { send: Hello, takes: 5/s }\n'],
      lines: [
        'x.yaml:14:29 campaign.flow[0].takes: "5/s" is not a duration. Write a number with µs, ms, s, m, h or d, like 50ms or 1h 30m.',
      ],
    },
    {
      what: 'a send that takes no unit',
      change: [STEP, '    - { send: Hello, takes: 5 }\n'],
      lines: [
        'x.yaml:14:29 campaign.flow[0].takes: 5 has no unit, and a duration needs one. Write a number with µs, ms, s, m, h or d, like 50ms or 1h 30m.',
      ],
    },
    {
      what: 'a time for nothing sent',
      change: [STEP, '    - { takes: 5m }\n'],
      lines: [
        'x.yaml:14:7 campaign.flow[0].send: This is required. Add send, like send: Welcome email.',
      ],
    },
    {
      what: 'a send of nothing',
      change: [STEP, "    - { send: '' }\n"],
      lines: ['x.yaml:14:15 campaign.flow[0].send: This is empty. Write a text.'],
    },
    {
      what: 'no step worked on at once',
      change: ['concurrency: 2', 'processing: 0'],
      lines: ['x.yaml:4:15 instance.processing: 0 is out of range. Use 1 to 10,000.'],
    },
  ],
  names: [
    {
      what: 'a webhook misspelt',
      change: ['call: enrich', 'call: enrch'],
      lines: [
        'x.yaml:14:13 campaign.flow[0].call: "enrch" is not a webhook of this scenario. Did you mean enrich?',
      ],
    },
    {
      what: 'no webhook of that name',
      change: ['call: enrich', 'call: toString'],
      lines: [
        'x.yaml:14:13 campaign.flow[0].call: "toString" is not a webhook of this scenario. Use enrich.',
      ],
    },
    {
      what: 'a URL without a service',
      change: ['https://api.example.com/v1?x={{lead.Email Address}}', 'http://api.example.com/v1'],
      lines: [
        'x.yaml:17:10 webhooks.enrich.url: "http://api.example.com" has no service. Add it under services. The services are https://api.example.com. Did you mean https://api.example.com?',
      ],
    },
    {
      what: 'a service with a path',
      change: ['  https://api.example.com:\n', '  https://api.example.com/v1:\n'],
      lines: [
        'x.yaml:24:3 services["https://api.example.com/v1"]: A service is named by its origin: scheme, host, and port if there is one; no path. Write it like https://api.example.com.',
      ],
    },
    {
      what: 'a field misspelt',
      change: ['person.score: leadScore', 'person.score: ledScore'],
      lines: [
        'x.yaml:22:21 webhooks.enrich.mappings["person.score"]: "ledScore" names no field. A mapping names a lead field by its SOAP name. Did you mean LeadScore?',
      ],
    },
    {
      what: 'a field by its display name',
      change: ['person.score: leadScore', 'person.score: Lead Score'],
      lines: [
        'x.yaml:22:21 webhooks.enrich.mappings["person.score"]: "Lead Score" names no field. A mapping names a lead field by its SOAP name. Did you mean LeadScore?',
      ],
    },
    {
      what: 'a field that does not exist',
      change: ['person.score: leadScore', 'person.score: shoeSize'],
      lines: [
        'x.yaml:22:21 webhooks.enrich.mappings["person.score"]: "shoeSize" names no field. A mapping names a lead field by its SOAP name. Add the field to leads.fields.',
      ],
    },
    {
      what: 'a field that is never written',
      change: ['person.score: leadScore', 'person.score: acquisitionProgramId'],
      lines: [
        'x.yaml:22:21 webhooks.enrich.mappings["person.score"]: "acquisitionProgramId" cannot be mapped to. A reference field is never written. Map the attribute to another field.',
      ],
    },
    {
      what: 'a field without a SOAP name',
      change: ['person.score: leadScore', 'person.score: priority'],
      lines: [
        'x.yaml:22:21 webhooks.enrich.mappings["person.score"]: "priority" cannot be mapped to. A field without a SOAP name cannot be mapped. Map the attribute to another field.',
      ],
    },
  ],
  templates: [
    {
      what: 'a token misspelt',
      change: ['{ "email": {{lead.Email Address}} }', '{ "email": {{lead.Emial Address}} }'],
      lines: [
        'x.yaml:19:26 webhooks.enrich.payload: "{{lead.Emial Address}}" names nothing. A token names a field by its display name, or a value given under tokens; this one would be sent empty. Did you mean {{lead.Email Address}}?',
      ],
    },
    {
      what: 'a token by its API name',
      change: ['{ "email": {{lead.Email Address}} }', '{ "email": {{lead.leadScore}} }'],
      lines: [
        'x.yaml:19:26 webhooks.enrich.payload: "{{lead.leadScore}}" names nothing. A token names a field by its display name, and this is its API name; this one would be sent empty. Did you mean {{lead.Lead Score}}?',
      ],
    },
    {
      what: 'a token of nothing',
      change: ['{ "email": {{lead.Email Address}} }', '{ "email": {{my.secret}} }'],
      lines: [
        'x.yaml:19:26 webhooks.enrich.payload: "{{my.secret}}" names nothing. A token names a field by its display name, or a value given under tokens; this one would be sent empty. Add the field, or give the token a value.',
      ],
    },
    {
      what: 'a token never closed',
      change: ['{ "email": {{lead.Email Address}} }', '{ "email": {{lead.Email Address }'],
      lines: [
        'x.yaml:19:26 webhooks.enrich.payload: "{{lead.Email Address }" is not a token. A token that is opened with {{ is closed with }}. Close it, or put a space between the two braces if this is no token.',
      ],
    },
    {
      what: 'a default without its word',
      change: ['{ "email": {{lead.Email Address}} }', '{ "email": {{lead.Email Address=x}} }'],
      lines: [
        'x.yaml:19:26 webhooks.enrich.payload: "{{lead.Email Address=x}}" is not a token. A token is {{scope.Display Name}} or {{scope.Display Name:default=text}}. Write {{lead.Email Address:default=x}} for a default.',
      ],
    },
    {
      what: 'a backslash of no escape',
      change: ['{ "email": {{lead.Email Address}} }', '{ "path": "C:\\dir" }'],
      lines: [
        'x.yaml:19:28 webhooks.enrich.payload: "\\\\d" cannot stand in a payload. In a payload a backslash begins one of \\b \\t \\n \\f \\r \\\\ \\" \\\'. Write \\\\d to send \\d.',
      ],
    },
    {
      what: 'a URL without scheme',
      change: ['https://api.example.com/v1?x={{lead.Email Address}}', '/v1'],
      lines: [
        'x.yaml:17:10 webhooks.enrich.url: "/v1" is not a URL. A URL begins with http:// or https:// and a host. Write it in full, like https://api.example.com/v1/enrich.',
      ],
    },
    {
      what: 'a space in a URL',
      change: ['v1?x=', 'v1?x y='],
      lines: [
        'x.yaml:17:38 webhooks.enrich.url: " " cannot stand in a URL. A URL is sent exactly as typed, so it holds visible ASCII characters only. Write %20 for this one.',
      ],
    },
    {
      what: 'a token in the host',
      change: [
        'https://api.example.com/v1?x={{lead.Email Address}}',
        'https://{{lead.Plan}}.example.com/',
      ],
      lines: [
        'x.yaml:17:10 webhooks.enrich.url: "https://{{lead.Plan}}.example.com/" is not a URL. Tokens stand in the path or the query; scheme, host and userinfo are literal. Write the host out, and put a / before the token.',
      ],
    },
    {
      what: 'a path with a wildcard',
      change: ['person.score: leadScore', 'person[*]: leadScore'],
      lines: [
        'x.yaml:22:7 webhooks.enrich.mappings["person[*]"]: "person[*]" is not a response attribute. A response attribute is keys joined by dots, each with an optional [index]; a key is made of letters, digits, - _ : and spaces. Write a whole number in the brackets: [0].',
      ],
    },
    {
      what: 'a path with an empty key',
      change: ['person.score: leadScore', 'a..b: leadScore'],
      lines: [
        'x.yaml:22:7 webhooks.enrich.mappings["a..b"]: "a..b" is not a response attribute. A response attribute is keys joined by dots, each with an optional [index]; a key is made of letters, digits, - _ : and spaces. Write a key between the dots.',
      ],
    },
    {
      what: 'a header of the connection',
      change: ['Content-Type: application/json', 'Content-Length: 5'],
      lines: [
        'x.yaml:20:16 webhooks.enrich.headers.Content-Length: "Content-Length" cannot be sent. A header name is letters, digits and hyphens, and not one that belongs to the connection, like Content-Length. Rename the header, or take it away.',
      ],
    },
    {
      what: 'a header on two lines',
      change: ['Content-Type: application/json', 'Accept: "a\\nb"'],
      lines: [
        'x.yaml:20:24 webhooks.enrich.headers.Accept: "a\\nb" cannot be sent. A header value is one line of printable Latin-1 characters. Take line breaks and other characters out.',
      ],
    },
    {
      what: 'a header twice',
      change: ['Content-Type: application/json', 'Accept: a, accept: b'],
      lines: [
        'x.yaml:20:27 webhooks.enrich.headers.accept: "accept" cannot be sent. A header is given once; its case does not matter. Take one of the two away.',
      ],
    },
    {
      what: 'a field name with braces',
      change: ['Plan: {', '"Pl{an": {'],
      lines: [
        'x.yaml:9:5 leads.fields.Pl{an: A display name is what tokens use, so it has no braces, quotes, = or line breaks. Rename the field.',
      ],
    },
  ],
  limits: [
    {
      what: 'a metric misspelt',
      change: ['timeouts:', 'timeuots:'],
      lines: ['x.yaml:29:3 expect.timeuots: There is no such key. Did you mean timeouts?'],
    },
    {
      what: 'no operator',
      change: ["'== 0'", '0'],
      lines: [
        "x.yaml:29:13 expect.timeouts: 0 has no operator. Write an operator (==, <=, >=, < or >) and a whole number, like '== 0'.",
      ],
    },
    {
      what: 'another unit',
      change: ["'== 0'", "'== 0%'"],
      lines: [
        'x.yaml:29:13 expect.timeouts: "== 0%" has no whole number to compare with. Write an operator (==, <=, >=, < or >) and a whole number, like \'== 0\'.',
      ],
    },
    {
      what: 'a duration without a unit',
      change: ["timeouts: '== 0'", "totalDelay: '<= 12'"],
      lines: [
        'x.yaml:29:15 expect.totalDelay: "<= 12" has no duration to compare with. Write an operator (==, <=, >=, < or >) and a duration with a unit, like \'<= 12h\'.',
      ],
    },
  ],
  latencies: [
    {
      what: 'a normal of no spread',
      change: ['latency: 50ms', 'latency: { normal: { mean: 80ms, sd: 0s } }'],
      lines: [
        'x.yaml:25:42 services["https://api.example.com"].latency.normal.sd: "0s" is out of range. Use 1 µs to 30 d.',
      ],
    },
    {
      what: 'a normal of negative spread',
      change: ['latency: 50ms', 'latency: { normal: { mean: 80ms, sd: -2ms } }'],
      lines: [
        'x.yaml:25:42 services["https://api.example.com"].latency.normal.sd: "-2ms" is not a duration. Write a number with µs, ms, s, m, h or d, like 50ms or 1h 30m.',
      ],
    },
    {
      what: 'a normal without its deviation',
      change: ['latency: 50ms', 'latency: { normal: { mean: 80ms } }'],
      lines: [
        'x.yaml:25:16 services["https://api.example.com"].latency.normal.sd: This is required. Add sd, like sd: 20ms.',
      ],
    },
    {
      what: 'an exponential without its key',
      change: ['latency: 50ms', 'latency: { exponential: 50ms }'],
      lines: [
        'x.yaml:25:29 services["https://api.example.com"].latency.exponential: "50ms" is not a mapping. Write it like { mean: 50ms }.',
      ],
    },
    {
      what: 'an exponential of nothing',
      change: ['latency: 50ms', 'latency: { exponential: { mean: 0s } }'],
      lines: [
        'x.yaml:25:37 services["https://api.example.com"].latency.exponential.mean: "0s" is out of range. Use 1 µs to 30 d.',
      ],
    },
    {
      what: 'a gamma of no shape',
      change: ['latency: 50ms', 'latency: { gamma: { mean: 50ms, shape: 0 } }'],
      lines: [
        'x.yaml:25:44 services["https://api.example.com"].latency.gamma.shape: 0 is out of range. Use 0.1 to 1,000.',
      ],
    },
    {
      what: 'a gamma of negative shape',
      change: ['latency: 50ms', 'latency: { gamma: { mean: 50ms, shape: -1 } }'],
      lines: [
        'x.yaml:25:44 services["https://api.example.com"].latency.gamma.shape: -1 is out of range. Use 0.1 to 1,000.',
      ],
    },
    {
      what: 'a Pareto that begins at 0',
      change: ['latency: 50ms', 'latency: { pareto: { min: 0s, alpha: 1 } }'],
      lines: [
        'x.yaml:25:31 services["https://api.example.com"].latency.pareto.min: "0s" is out of range. Use 1 µs to 30 d.',
      ],
    },
    {
      what: 'a Pareto without a tail',
      change: ['latency: 50ms', 'latency: { pareto: { min: 20ms, alpha: 0 } }'],
      lines: [
        'x.yaml:25:44 services["https://api.example.com"].latency.pareto.alpha: 0 is out of range. Use more than 0 to 1,000.',
      ],
    },
    {
      what: 'no samples',
      change: ['latency: 50ms', 'latency: { samples: [] }'],
      lines: [
        'x.yaml:25:25 services["https://api.example.com"].latency.samples: A list here has at least 1 in it. Write it like latencies.csv or [50ms, 2s].',
      ],
    },
    {
      what: 'a sample without a unit',
      change: ['latency: 50ms', 'latency: { samples: [50ms, 70] }'],
      lines: [
        'x.yaml:25:32 services["https://api.example.com"].latency.samples[1]: 70 has no unit, and a duration needs one. Write a number with µs, ms, s, m, h or d, like 50ms or 1h 30m.',
      ],
    },
    {
      what: 'samples that are a number',
      change: ['latency: 50ms', 'latency: { samples: 5 }'],
      lines: [
        'x.yaml:25:25 services["https://api.example.com"].latency.samples: 5 is not a file or list of durations. Write it like latencies.csv or [50ms, 2s]. As a text it has quotes: \'5\'.',
      ],
    },
    {
      what: 'a file of samples without a name',
      change: ['latency: 50ms', "latency: { samples: '' }"],
      lines: [
        'x.yaml:25:25 services["https://api.example.com"].latency.samples: This is empty. Write a file or list of durations.',
      ],
    },
    {
      what: 'a file of samples that nobody read',
      change: ['latency: 50ms', 'latency: { samples: took.csv }'],
      lines: [
        'x.yaml:25:25 services["https://api.example.com"].latency.samples: "took.csv" names a file of samples that was not read. Load the scenario from its file, or write the samples in a list.',
      ],
    },
    {
      what: 'a column of a list',
      change: ['latency: 50ms', 'latency: { samples: [50ms], column: took }'],
      lines: [
        'x.yaml:25:41 services["https://api.example.com"].latency.column: The samples are in a list, which has no columns. Keep one of the two.',
      ],
    },
    {
      what: 'a column of no file',
      change: ['latency: 50ms', 'latency: { column: took }'],
      lines: [
        'x.yaml:25:5 services["https://api.example.com"].latency.samples: This is required. Add samples, like samples: latencies.csv.',
      ],
    },
    {
      what: 'two families at once',
      change: ['latency: 50ms', 'latency: { exponential: { mean: 1s }, samples: [1s] }'],
      lines: [
        'x.yaml:25:43 services["https://api.example.com"].latency.samples: This does not stand beside exponential. Keep one of them.',
      ],
    },
    {
      what: 'a family in a mix',
      change: [
        'latency: 50ms',
        'latency: { mix: [{ weight: 1, latency: { gamma: { mean: 5, shape: 1 } } }] }',
      ],
      lines: [
        'x.yaml:25:61 services["https://api.example.com"].latency.mix[0].latency.gamma.mean: 5 has no unit, and a duration needs one. Write a number with µs, ms, s, m, h or d, like 50ms or 1h 30m.',
      ],
    },
  ],
}
