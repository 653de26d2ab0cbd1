import type { RulePage } from './rule.ts'

export const MAPPING_PAGES = {
  'malformed-path': {
    what: 'A response attribute breaks the grammar of paths.',
    why: 'A path is keys joined by dots, each with an optional whole number in brackets. There are no wildcards and no keys in quotes; an XML path begins with the root element.',
    source: 'marketo.md §3.3 [DOC], §3.4 [DOC]',
    fix: 'Write it like person.segments[0].name.',
    wrong: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    mappings: { 'person.segments[*].name': leadSource }
`,
    right: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    mappings: { 'person.segments[0].name': leadSource }
`,
  },
  'unmappable-key': {
    what: 'A response attribute has a key with a character that no mapping can reach.',
    why: 'Keys are made of letters, digits, hyphens, underscores, colons and white space. Whatever a service puts under @id, $ref or a/b cannot be mapped.',
    source: 'marketo.md §3.2 [DOC]',
    fix: 'Let the service answer under another name, or put a service between that does.',
    wrong: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    mappings: { person.@score: leadScore }
`,
    right: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    mappings: { person.score: leadScore }
`,
  },
  'root-array': {
    what: 'A mapping reaches into an array at the root of the response.',
    why: 'The grammar allows an index to begin a path, but all that is documented begins with a key.',
    source: 'marketo.md §3.11 [UNK], decision 30',
    fix: 'Let the service answer an object.',
    wrong: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    mappings: { '[0].score': leadScore }
services:
  https://api.example.com:
    latency: 50ms
    replies:
      - { json: [{ score: 5 }] }
`,
    right: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    mappings: { person.score: leadScore }
services:
  https://api.example.com:
    latency: 50ms
    replies:
      - { json: { person: { score: 5 } } }
`,
  },
  'nothing-mapped': {
    what: 'A webhook with the response type None has mappings.',
    why: 'The response type says how the answer is read, and with None it is not.',
    source: 'marketo.md §1.4 [DOC]',
    fix: 'Use the response type JSON or XML, or take the mappings away.',
    wrong: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    responseType: None
    mappings: { person.score: leadScore }
`,
    right: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    responseType: JSON
    mappings: { person.score: leadScore }
`,
  },
  'no-such-field': {
    what: 'A mapping names no lead field.',
    why: 'Nothing could be written. Tokens go by the display name of a field, mappings by its SOAP name.',
    source: 'marketo.md §3.6 [DOC]',
    fix: 'Write the SOAP name of a field, or add the field under leads.fields.',
    wrong: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    mappings: { person.score: Lead Score }
`,
    right: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    mappings: { person.score: LeadScore }
`,
  },
  'rest-name': {
    what: 'A mapping names its field by the REST name, and the SOAP name is another.',
    why: 'The documentation asks for the SOAP name. For nearly all fields the two are the same but for their case, and for these they are not.',
    source: 'marketo.md §3.6 [DOC], decision 33',
    fix: 'Write the SOAP name.',
    wrong: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    mappings: { person.id: jigsawContactId }
`,
    right: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    mappings: { person.id: Marketo Jigsaw Contact Id }
`,
  },
  'no-soap-name': {
    what: 'A mapping names a field that has no SOAP name.',
    why: 'A mapping goes by it, so such a field cannot be reached: createdAt, updatedAt, priority, urgency and a dozen others.',
    source: 'marketo.md §3.6 [DOC], decision 33',
    fix: 'Map the attribute to another field.',
    wrong: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    mappings: { person.score: priority }
`,
    right: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    mappings: { person.score: leadScore }
`,
  },
  'read-only-field': {
    what: 'A mapping names a field that only the platform writes.',
    why: 'Formulas are worked out from other fields, references are ids of other records, and some fields are read-only.',
    source: 'marketo.md §3.8 [DOC], §10.1 [DOC]',
    fix: 'Map the attribute to another field.',
    wrong: `
leads:
  fields:
    Grade: { type: formula }
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    mappings: { person.grade: grade }
`,
    right: `
leads:
  fields:
    Grade: { type: string }
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    mappings: { person.grade: grade }
`,
  },
  'field-mapped-twice': {
    what: 'Two mappings of a webhook write the same field.',
    why: 'Which of the two stands is not documented. hookdrill applies them in the order of the scenario, so that the later one does.',
    source: 'marketo.md §3.11 [UNK]',
    fix: 'Keep one of them, or give the other a field of its own.',
    wrong: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    mappings: { person.score: leadScore, person.rank: leadScore }
`,
    right: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    mappings: { person.score: leadScore }
`,
  },
} as const satisfies Readonly<Record<string, RulePage>>
