import type { RulePage } from './rule.ts'

export const TOKEN_PAGES = {
  'malformed-token': {
    what: 'A text looks like a token and breaks its grammar.',
    why: 'It is sent as it stands, braces and all. A published example for Slack has {{lead.Company=edit me}}, where the default needs :default=.',
    source: 'marketo.md §2.1.1 [DOC], §2.1.5 [COM]',
    fix: 'Write {{scope.Display Name}} or {{scope.Display Name:default=text}}.',
    wrong: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    headers: { Content-Type: application/json }
    payload: '{ "company": {{company.Company Name=none}} }'
`,
    right: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    headers: { Content-Type: application/json }
    payload: '{ "company": {{company.Company Name:default=none}} }'
`,
  },
  'unknown-token': {
    what: 'A token names neither a field nor a value under tokens.',
    why: 'What a webhook sends for it is not documented; e-mails leave a blank, and so does hookdrill. With instance.unknownToken empty or literal this is a warning.',
    source: 'marketo.md §2.3.8 [UNK], decision 20',
    fix: 'Write the display name of a field, or give the token a value under tokens.',
    wrong: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    headers: { Content-Type: application/json }
    payload: '{ "email": {{lead.Emial Address}} }'
`,
    right: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    headers: { Content-Type: application/json }
    payload: '{ "email": {{lead.Email Address}} }'
`,
  },
  'api-name-token': {
    what: 'A token has the API name of a field where the display name belongs.',
    why: 'Tokens go by the friendly label, mappings by the API name. Guides of vendors mix them up; such a token names nothing.',
    source: 'marketo.md §2.1.2 [DOC], §2.1.5 [COM], decision 21',
    fix: 'Write the display name.',
    wrong: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    headers: { Content-Type: application/json }
    payload: '{ "name": {{lead.FirstName}} }'
`,
    right: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    headers: { Content-Type: application/json }
    payload: '{ "name": {{lead.First Name}} }'
`,
  },
  'out-of-scope-token': {
    what: 'A token has no value where the webhook is called.',
    why: 'URL, payload and headers see what the flow step sees: trigger tokens come from the trigger, and each gives only some; member and social tokens need a member of a program.',
    source: 'marketo.md §2.1.3 [DOC], §2.2 [DOC]',
    fix: 'Use a token that the trigger gives, or give the scope its values under tokens.',
    wrong: `
campaign:
  trigger: Fills Out Form
  flow:
    - call: enrich
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    headers: { Content-Type: application/json }
    payload: '{ "subject": {{trigger.Subject}} }'
`,
    right: `
campaign:
  trigger: Opens Email
  flow:
    - call: enrich
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    headers: { Content-Type: application/json }
    payload: '{ "subject": {{trigger.Subject}} }'
`,
  },
  'email-only-token': {
    what: 'A token has a value in e-mails only.',
    why: 'So do the links to unsubscribe, to forward and to view as a web page, and my tokens of the types email script and calendar file. In a webhook nothing is known to come of them.',
    source: 'marketo.md §2.2 [DOC], decision 22',
    fix: 'Take the token out, or use a my token of the type text.',
    wrong: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    headers: { Content-Type: application/json }
    payload: '{ "link": {{system.unsubscribeLink}} }'
`,
    right: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    headers: { Content-Type: application/json }
    payload: '{ "link": {{my.Unsubscribe Page}} }'
tokens:
  my: { Unsubscribe Page: https://www.example.com/unsubscribe }
`,
  },
} as const satisfies Readonly<Record<string, RulePage>>
