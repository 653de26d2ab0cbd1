// What harnesses written by hand have in common: the request for a lead, the reply, and what they take
// from it. Two attributes, as the `handlers` workload maps them.

export const ORIGIN = 'https://api.example.com'
export const PATH = '/v1/enrich'
export const HEADERS = { 'Content-Type': 'application/json' }
export const REPLY = { person: { score: 7, segments: [{ name: 'team' }] } }

export function payloadOf(lead: number): string {
  return JSON.stringify({ email: `lead${lead}@example.com`, company: 'Acme', score: 7 })
}

export function mapped(body: unknown): unknown {
  const { person } = body as typeof REPLY // as a user would
  return { leadScore: person.score, plan: person.segments[0]?.name }
}
