import type { RulePage } from './rule.ts'

export const URL_PAGES = {
  'illegal-url': {
    what: 'The URL cannot be sent.',
    why: 'A URL goes out exactly as typed, so it needs a scheme and a host, holds visible ASCII only, and has its tokens in the path or the query.',
    source: 'marketo.md §1.10 [DOC]',
    fix: 'Write it in full, with other characters percent-encoded.',
    wrong: `
webhooks:
  enrich: { url: 'https://api.example.com/v1/first call' }
`,
    right: `
webhooks:
  enrich: { url: 'https://api.example.com/v1/first%20call' }
`,
  },
  'json-token-in-url': {
    what: 'A webhook with the encoding JSON has a token in its URL.',
    why: 'Whether the encoding holds for the URL too is not documented. With quotes around it the value would be another one; hookdrill percent-encodes it without.',
    source: 'marketo.md §1.10 [UNK], decision 14',
    fix: 'Move the token into the payload, or use the encoding Form/Url.',
    wrong: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich?email={{lead.Email Address}}
    method: GET
`,
    right: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich?email={{lead.Email Address}}
    method: GET
    encoding: Form/Url
`,
  },
  'raw-token-in-url': {
    what: 'A webhook with the encoding None has a token in its URL that may hold more than letters and digits.',
    why: 'The value goes in as it is. A space makes the URL illegal, and nothing is sent; an & as in Jack & Jill begins another parameter.',
    source: 'marketo.md §2.3.4 [COM], decision 14',
    fix: 'Use the encoding Form/Url.',
    wrong: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich?company={{company.Company Name}}
    method: GET
    encoding: None
`,
    right: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich?company={{company.Company Name}}
    method: GET
    encoding: Form/Url
`,
  },
  'secret-in-url': {
    what: 'A password, key or token of the service is typed into the URL.',
    why: 'URLs are written to access logs, error reports and the history of every proxy on the way; headers mostly are not. hookdrill masks what it knows as a secret, and cannot know one inside a path.',
    source: 'marketo.md §1.7 [DOC]',
    fix: 'Send it in a header, and keep its value in a my token.',
    wrong: `
webhooks:
  enrich: { url: 'https://api.example.com/v1/enrich?api_key=4eC39HqLyjWD' }
`,
    right: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    headers: { X-Api-Key: '{{my.api key}}' }
tokens:
  my: { api key: for the rehearsal any text will do }
`,
  },
} as const satisfies Readonly<Record<string, RulePage>>
