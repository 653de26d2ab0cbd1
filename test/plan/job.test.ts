// A job comes to the same wherever it is done: also as JSON, which is how it travels.
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { loadScenario } from '../../src/disk/load-scenario.ts'
import { thisMachine } from '../../src/disk/machine.ts'
import { type Job, jobOf, runJob } from '../../src/plan/job.ts'
import { emptyFolder } from '../e2e/hookdrill.ts'

const LEADS_MAX = 500

async function expectToTravel(job: Job): Promise<void> {
  const travelled: Job = JSON.parse(JSON.stringify(job))
  const [here, there] = [await runJob(job, thisMachine()), await runJob(travelled, thisMachine())]
  expect(here?.calls).toBeGreaterThan(0)
  expect(there).toEqual(here)
}

it.each(readdirSync('scenarios').filter((name) => name.endsWith('.yaml')))(
  '%s comes to the same as JSON',
  async (name) => {
    const { leads } = await loadScenario(`scenarios/${name}`)
    const count = Math.min(leads.count, LEADS_MAX)
    const scenario = await loadScenario(`scenarios/${name}`, { leads: count, set: ['expect={}'] })
    await expectToTravel(jobOf(scenario, 7))
  },
)

it('leads and latencies out of files come to the same as JSON', async () => {
  const folder = emptyFolder()
  writeFileSync(
    join(folder, 'leads.csv'),
    'Email Address,Lead Score\nann@example.com,7\nbob,\n,0\n',
  )
  writeFileSync(join(folder, 'took.csv'), '50ms\n70ms\n2s\n')
  const file = join(folder, 'x.yaml')
  writeFileSync(
    file,
    `name: Files
leads: { from: leads.csv }
campaign: { flow: [{ call: enrich }] }
webhooks: { enrich: { url: https://api.example.com/v1 } }
services:
  https://api.example.com:
    latency: { samples: took.csv }
    workers: 1
    outages: [{ from: 1s, for: 1s }]
`,
  )
  const scenario = await loadScenario(file)
  expect(scenario.leads.kind).toBe('rows')
  expect(JSON.parse(JSON.stringify(scenario))).toStrictEqual(scenario)
  await expectToTravel(jobOf(scenario, 3))
})
