// What each fault comes to, written out, and the same at every fidelity that has virtual time: how the
// call ends, and how long it keeps its slot.
import { describe, expect, it } from 'vitest'
import { thisMachine } from '../../src/disk/machine.ts'
import type { Fidelity } from '../../src/rehearse/open-reach.ts'
import { rehearse } from '../../src/rehearse/rehearse.ts'
import type { ScenarioInput } from '../../src/scenario/schema.ts'
import type { FaultName } from '../../src/service/definition.ts'
import type { CallEnded } from '../../src/timeline/event.ts'
import { enrich, ORIGIN, scenarioOf } from '../scenario-of.ts'

type Instance = NonNullable<ScenarioInput['instance']>
type Reply = NonNullable<ScenarioInput['services'][string]['replies']>[number]

const FIDELITIES = ['model', 'handlers'] as const satisfies readonly Fidelity[]

/** One call that is answered so, after 50 ms. The judge has nothing against it. */
async function runOne(fidelity: Fidelity, reply: Reply, instance: Instance = {}) {
  const ends: CallEnded[] = []
  const input = enrich({
    leads: { count: 1 },
    instance,
    services: { [ORIGIN]: { latency: '50ms', replies: [reply] } },
  })
  const webhook = { ...input.webhooks.enrich, payload: '{ "id": {{lead.Id}} }' }
  const report = await rehearse(
    scenarioOf({ ...input, webhooks: { enrich: webhook } as ScenarioInput['webhooks'] }),
    {
      fidelity,
      listen: (event) => {
        if (event.kind === 'call-ended') ends.push({ ...event, exchanges: [...event.exchanges] })
      },
    },
    thisMachine(),
  )
  expect(report.verdict.checks.filter(({ state }) => state === 'failed')).toEqual([])
  const [end] = ends
  if (!end || ends.length > 1) throw new Error(`${ends.length} calls ended`)
  const { result, exchanges } = end
  const kind = result.outcome === 'failed' ? ` ${result.failure}` : ''
  const slotMs = (end.timeUs - end.startedUs) / 1_000
  return { how: `${result.outcome}${kind}`, slotMs, exchanges, report }
}

/** With a body that a mapping finds something in, where somebody reads it. */
const MAPPABLE = { json: { score: 7 } } as const

const TABLE: Readonly<Record<FaultName, readonly [reply: Reply, how: string, slotMs: number]>> = {
  refuse: [{}, 'failed CONNECTION', 50],
  reset: [{}, 'failed CONNECTION', 50],
  dns: [{}, 'failed DNS', 50],
  tls: [{}, 'failed TLS', 50],
  hang: [{}, 'timeout', 30_000],
  'empty reply': [{}, 'failed CONNECTION', 50],
  truncate: [MAPPABLE, 'failed CONNECTION', 50],
  malformed: [{}, 'unreadable', 50],
  drip: [MAPPABLE, 'timeout', 30_000],
  huge: [{}, 'unreadable', 50],
  'wrong type': [MAPPABLE, 'mapped', 50],
}

const READ_BY_NOBODY = ['mapped', 'unmapped', 'unreadable']

describe.each(FIDELITIES)('at %s', (fidelity) => {
  const seen = (how: string): string =>
    fidelity === 'model' && READ_BY_NOBODY.includes(how) ? 'accepted' : how

  const table = Object.entries(TABLE) as [FaultName, (typeof TABLE)[FaultName]][] // its very keys

  it.each(table)('%s: %o', async (fault, [reply, how, slotMs]) => {
    const ended = await runOne(fidelity, { ...reply, fault })
    expect(ended).toMatchObject({ how: seen(how), slotMs })
    expect(ended.report.calls.byFault).toEqual({ [fault]: 1 })
    expect(ended.report.mapping?.written ?? 0).toBe(seen(how) === 'mapped' ? 1 : 0)
  })

  it.each(table)('%s after the limit is a timeout at the limit', async (fault, [reply]) => {
    const latency = fault === 'hang' ? {} : { latency: '31s' }
    const ended = await runOne(fidelity, { ...reply, ...latency, fault })
    expect(ended).toMatchObject({ how: 'timeout', slotMs: 30_000 })
    expect(ended.report.calls.ghosts).toBe(fault === 'hang' ? 0 : 1)
  })

  it.each(['malformed', 'drip', 'huge', 'wrong type'] as const)(
    'a 503 with the fault %s is rejected or late, never mapped',
    async (fault) => {
      const [reply] = TABLE[fault]
      const { how } = await runOne(fidelity, { ...reply, fault, status: 503 })
      expect(how).toBe(fault === 'drip' ? 'timeout' : 'rejected')
    },
  )

  // The header after 50 ms, then twelve drops, one every 5 s.
  it.each<[Instance, string, number]>([
    [{}, 'timeout', 30_000],
    [{ timeout: '1m' }, 'timeout', 60_000],
    [{ timeout: '60050ms' }, 'mapped', 60_050],
    [{ timeout: '60050ms', timeoutEdge: 'times out' }, 'timeout', 60_050],
    [{ timeout: '2m', timeoutEdge: 'times out' }, 'mapped', 60_050],
    [{ timeoutCovers: 'connect' }, 'mapped', 60_050],
    [{ timeoutCovers: 'connect', timeout: '50ms' }, 'mapped', 60_050],
    [{ timeoutCovers: 'connect', timeout: '50ms', timeoutEdge: 'times out' }, 'timeout', 50],
    [{ timeoutCovers: 'connect', timeout: '49ms' }, 'timeout', 49],
    [{ timeoutCovers: 'read' }, 'mapped', 60_050],
    [{ timeoutCovers: 'read', timeout: '5s' }, 'mapped', 60_050],
    [{ timeoutCovers: 'read', timeout: '5s', timeoutEdge: 'times out' }, 'timeout', 5_050],
    [{ timeoutCovers: 'read', timeout: '4999ms' }, 'timeout', 5_049],
    [{ timeoutCovers: 'read', timeout: '49ms' }, 'timeout', 49],
  ])('drip within %o: %s after %d ms', async (instance, how, slotMs) => {
    const ended = await runOne(fidelity, { ...MAPPABLE, fault: 'drip' }, instance)
    expect(ended).toMatchObject({ how: seen(how), slotMs })
    expect(ended.report.calls.ghosts).toBe(slotMs < 60_050 ? 1 : 0)
  })

  it.each<[FaultName, string, number, number]>([
    ['truncate', 'failed CONNECTION', 50, 1],
    ['drip', 'timeout', 30_000, 1],
    ['huge', 'rejected', 300, 6],
    ['wrong type', 'rejected', 300, 6],
    ['malformed', 'rejected', 300, 6],
    ['reset', 'failed CONNECTION', 50, 1],
  ])(
    'where redirects are followed, a 302 with the fault %s: %s after %d ms and %d requests',
    async (fault, how, slotMs, requests) => {
      const redirect = { status: 302, headers: { Location: '/there' } }
      const reply = { ...(fault === 'reset' ? {} : redirect), fault }
      const ended = await runOne(fidelity, reply, { redirects: 'follow' })
      expect(ended).toMatchObject({ how, slotMs })
      expect(ended.exchanges).toHaveLength(requests)
    },
  )

  it('a 302 that drips and is followed takes its 60 s again', async () => {
    const reply = { status: 302, headers: { Location: '/there' }, fault: 'drip' } as const
    const ended = await runOne(fidelity, reply, { redirects: 'follow', timeout: '10m' })
    expect(ended).toMatchObject({ how: 'rejected', slotMs: 6 * 60_050 })
  })
})

describe('at handlers', () => {
  it.each<[Instance['responseContentType'], string]>([
    ['ignore', 'mapped'],
    ['respect', 'unreadable'],
  ])('a wrong type, where types are to %s: %s (decision 32)', async (responseContentType, how) => {
    const reply = { ...MAPPABLE, fault: 'wrong type' } as const
    expect(await runOne('handlers', reply, { responseContentType })).toMatchObject({ how })
  })

  it('a huge body that somebody is ready to read is unreadable all the same', async () => {
    const ended = await runOne('handlers', { fault: 'huge' }, { bodyMaxBytes: 32 * 1_048_576 })
    expect(ended.how).toBe('unreadable')
  })

  it('the judge is told how far a body came', async () => {
    const sentBy = async (reply: Reply) =>
      (await runOne('handlers', reply)).exchanges.map(({ sent }) => sent)
    expect(await sentBy({ ...MAPPABLE, fault: 'truncate' })).toMatchObject([{ body: '{"sco' }])
    expect(await sentBy({ ...MAPPABLE, fault: 'drip' })).toMatchObject([{ body: '{"score":7} ' }])
    expect(await sentBy({ ...MAPPABLE, fault: 'drip', latency: '31s' })).toEqual([undefined])
    expect(await sentBy({ fault: 'huge' })).toMatchObject([{ bodyBytes: 16 * 1_048_576 }])
  })
})
