// A harness as a user would write it today: MSW's server, `fetch`, fake timers, `delay(50)`. Run with a
// number of leads; prints what it did as JSON.
import { createHash } from 'node:crypto'
import { mock } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { delay, HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'

const leads = Number(process.argv[2])

const server = setupServer(
  http.post('https://api.example.com/v1/enrich', async () => {
    await delay(50)
    return HttpResponse.json({ person: { score: 7, segments: [{ name: 'team' }] } })
  }),
)
server.listen()
mock.timers.enable({ apis: ['setTimeout'] })

const startedMs = performance.now()
const written: unknown[] = []
for (let lead = 0; lead < leads; lead++) {
  let isDone = false
  const call = enrich(lead).then((fields) => {
    written.push(fields)
    isDone = true
  })
  while (!isDone) {
    await setImmediate()
    mock.timers.tick(50)
  }
  await call
}
const seconds = (performance.now() - startedMs) / 1_000
const digest = createHash('sha256').update(JSON.stringify(written)).digest('hex').slice(0, 32)
console.log(JSON.stringify({ calls: written.length, seconds, digest }))
process.exit()

interface Enriched {
  readonly person: {
    readonly score: number
    readonly segments: readonly { readonly name: string }[]
  }
}

async function enrich(lead: number): Promise<unknown> {
  const response = await fetch('https://api.example.com/v1/enrich', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email: `lead${lead}@example.com`, company: 'Acme', score: 7 }),
  })
  if (!response.ok) return undefined
  const body = (await response.json()) as Enriched // as a user would
  return { leadScore: body.person.score, plan: body.person.segments[0]?.name }
}
