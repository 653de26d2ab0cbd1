// Memory does not grow with the number of leads, however long each of them is on its way.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { thisMachine } from '../../src/disk/machine.ts'
import { rehearse } from '../../src/rehearse/rehearse.ts'
import { enrich, ORIGIN, scenarioOf, severalCampaigns } from '../scenario-of.ts'

/** Collects all garbage. */
function collector(): () => void {
  setFlagsFromString('--expose-gc')
  const found: unknown = runInNewContext('gc')
  if (typeof found !== 'function') throw new Error('this Node has no garbage to collect')
  return () => {
    found()
  }
}

const LEADS = 200_000

it(`${LEADS} leads that wait, choose and are set in two campaigns are no objects, only a few bytes each`, async () => {
  const collect = collector()
  const scenario = scenarioOf(
    severalCampaigns(
      {
        main: {
          arrivals: { rate: '100/s' },
          flow: [
            { set: { Plan: 'team' } },
            { call: 'enrich' },
            { wait: '1h' },
            { choose: [{ share: '50%', flow: [{ wait: '1h' }] }] },
            { call: 'enrich' },
          ],
        },
        after: {
          trigger: { called: 'enrich' },
          flow: [{ wait: '2h' }, { send: 'Hello' }],
        },
      },
      {
        instance: { concurrency: 20 },
        leads: { count: LEADS, fields: { Plan: { type: 'string' } } },
        webhooks: { enrich: { url: `${ORIGIN}/v1`, payload: '{}', responseType: 'None' } },
        services: enrich().services,
      },
    ),
  )
  collect()
  const before = process.memoryUsage()
  let breaths = 0
  let heap = 0
  let arrays = 0
  const onProgress = (): void => {
    if (breaths++ % 10 > 0) return
    collect()
    const { heapUsed, arrayBuffers } = process.memoryUsage()
    heap = Math.max(heap, heapUsed - before.heapUsed)
    arrays = Math.max(arrays, arrayBuffers - before.arrayBuffers)
  }
  const report = await rehearse(scenario, { fidelity: 'model', onProgress }, thisMachine())
  expect(report.leads.completed).toBe(2 * LEADS)
  expect(breaths).toBeGreaterThan(100)
  // An object of two fields alone would be 28 bytes and a place in a list.
  expect(heap / LEADS).toBeLessThan(20)
  // Each of the places where a lead of an instant of its own waits takes 48 bytes while it is there.
  expect(arrays / LEADS).toBeLessThan(4 * 48)
})
