// What the scenario did not say and what was taken instead, for the report. Only defaults whose basis
// is not obvious; the executor brings the rows of its own.
import { EXECUTOR_ASSUMPTIONS } from '../executor/assumptions.ts'
import { pathText } from './finding.ts'
import type { Assumption } from './model.ts'
import type { ReadScenario } from './schema.ts'

/** The executor's settings a scenario can write, and where. */
const WRITABLE: ReadonlyMap<string, keyof NonNullable<ReadScenario['instance']>> = new Map([
  ['timeout', 'timeout'],
  ['unknownToken', 'unknownToken'],
  ['backslashPreParse', 'backslashPreParse'],
  ['typing', 'typing'],
  ['tooLong', 'tooLong'],
  ['bodyMax', 'bodyMaxBytes'],
  ['timeZone', 'timeZone'],
])

export function assumptionsOf(read: ReadScenario): readonly Assumption[] {
  return [...ofTheRun(read), ...ofTheServices(read), ...ofTheExecutor(read)]
}

function ofTheRun({ instance = {}, campaign, leads = {} }: ReadScenario): readonly Assumption[] {
  const rows: readonly (Assumption & { readonly isWritten?: boolean })[] = [
    {
      setting: 'instance.concurrency',
      value: '1',
      basis: 'documented',
      source: 'decision 1',
      isWritten: instance.concurrency !== undefined,
    },
    {
      setting: 'campaign.arrivals',
      value: 'all at once',
      basis: 'chosen',
      source: 'decision 38',
      isWritten: campaign.arrivals !== undefined,
    },
    {
      setting: 'campaign.qualification',
      value: 'once',
      basis: 'documented',
      source: 'decision 40',
      isWritten: campaign.qualification !== undefined,
    },
    {
      setting: 'leads.count',
      value: '1000',
      basis: 'chosen',
      source: 'default of hookdrill',
      isWritten: leads.count !== undefined || leads.from !== undefined,
    },
    {
      setting: 'priority',
      value: 'not modelled; webhooks have low priority, so the real delay can only be longer',
      basis: 'documented',
      source: 'decision 39',
    },
  ]
  return rows.filter(({ isWritten }) => !isWritten).map(({ isWritten: _, ...row }) => row)
}

function ofTheServices({ services }: ReadScenario): readonly Assumption[] {
  const inOrder = Object.entries(services).toSorted(([one], [other]) => (one < other ? -1 : 1))
  return inOrder.flatMap(([origin, { latency, replies }]) => {
    const own = replies?.flatMap((reply) => reply.latency?.fits ?? []) ?? []
    const fits = [...latency.fits, ...own].map((value) =>
      row(pathText(['services', origin, 'latency']), value, 'fitted to the percentiles given'),
    )
    if (replies) return fits
    const value = 'status 200 with an empty JSON object'
    return [...fits, row(pathText(['services', origin, 'replies']), value, 'default of hookdrill')]
  })
}

function row(setting: string, value: string, source: string): Assumption {
  return { setting, value, basis: 'chosen', source }
}

function ofTheExecutor({ instance = {} }: ReadScenario): readonly Assumption[] {
  return EXECUTOR_ASSUMPTIONS.flatMap(
    ({ setting, value, basis, source }): readonly Assumption[] => {
      const key = WRITABLE.get(setting)
      if (key === undefined) return [{ setting, value, basis, source }]
      if (instance[key] !== undefined) return []
      const refused = key === 'unknownToken' ? 'refused before the run' : value
      return [{ setting: `instance.${key}`, value: refused, basis, source }]
    },
  )
}
