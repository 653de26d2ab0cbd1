// What the scenario did not say and what was taken instead, for the report. The rows of the run are
// here, those of the executor beside the executor; a row goes when the scenario says it itself.
import { EXECUTOR_ASSUMPTIONS } from '../executor/assumptions.ts'
import type { ReadCampaign } from './campaign-schema.ts'
import { pathText } from './finding.ts'
import { loadAssumptions, loadFits } from './load-assumptions.ts'
import type { Assumption } from './model.ts'
import { presetAssumptions } from './preset-assumptions.ts'
import type { ReadScenario } from './schema.ts'

interface RunAssumption extends Assumption {
  /** Whether a scenario says it itself; never for what cannot be written. */
  readonly isWritten: (read: ReadScenario) => boolean
}

const never = (): boolean => false

/** The decisions of the run: marketo.md §11, rows 1, 2, 34 to 40 and 44. */
export const RUN_ASSUMPTIONS: readonly RunAssumption[] = [
  {
    setting: 'instance.concurrency',
    value: '1 slot, the documented arithmetic; 20 beside it in every report',
    basis: 'documented',
    affects: 'delay',
    source: 'decision 1, marketo.md §5.3',
    isWritten: ({ instance }) => instance?.concurrency !== undefined,
  },
  {
    setting: 'slots',
    value: 'one pool, shared by all webhooks',
    basis: 'community',
    affects: 'delay',
    source: 'decision 2, marketo.md §5.3',
    isWritten: never,
  },
  {
    setting: 'instance.writeDelay',
    value: 'never: later steps of the same run do not see what a response wrote',
    basis: 'community',
    affects: 'mapping',
    source: 'decision 34, marketo.md §3.9',
    isWritten: ({ instance }) => instance?.writeDelay !== undefined,
  },
  {
    setting: 'flow',
    value: 'steps run one after the other, each call with a slot and a limit of its own',
    basis: 'community',
    affects: 'delay',
    source: 'decision 35, marketo.md §5.3',
    isWritten: never,
  },
  {
    setting: 'flow.failure',
    value: 'the next step runs, whatever the one before came to',
    basis: 'community',
    affects: 'delay',
    source: 'decision 36, marketo.md §4.3',
    isWritten: never,
  },
  {
    setting: 'flow.slowLead',
    value: 'holds others up only through its slot',
    basis: 'chosen',
    affects: 'delay',
    source: 'decision 37, marketo.md §5.11',
    isWritten: never,
  },
  {
    setting: 'campaign.arrivals',
    value: 'all at once, as a bulk request does',
    basis: 'chosen',
    affects: 'delay',
    source: 'decision 38, marketo.md §5.1',
    isWritten: (read) => campaignsIn(read).every(({ arrivals }) => arrivals !== undefined),
  },
  {
    setting: 'priority',
    value:
      'calls are low and sends high, but what else the platform works on is not modelled: the real delay can only be longer',
    basis: 'documented',
    affects: 'delay',
    source: 'decision 39, marketo.md §5.5',
    isWritten: never,
  },
  {
    setting: 'instance.processing',
    value: 'no limit but the slots',
    basis: 'chosen',
    affects: 'delay',
    source: 'marketo.md §5.11',
    isWritten: ({ instance }) => instance?.processing !== undefined,
  },
  {
    setting: 'campaign.qualification',
    value: 'once: somebody who comes again is skipped',
    basis: 'documented',
    affects: 'delay',
    source: 'decision 40, marketo.md §5.8',
    isWritten: (read) =>
      campaignsIn(read).every(({ qualification }) => qualification !== undefined),
  },
  {
    setting: 'tokens.trigger',
    value: 'something of the kind that each token of the trigger holds',
    basis: 'chosen',
    affects: 'request',
    source: 'marketo.md §2.2',
    isWritten: ({ tokens }) => tokens?.scopes.trigger !== undefined,
  },
  {
    setting: 'tokens',
    value:
      'program and campaign have the name of the scenario and the id 1; the munchkin id is 123-ABC-456',
    basis: 'chosen',
    affects: 'request',
    source: 'marketo.md §2.2',
    isWritten: never,
  },
  {
    setting: 'leads.from',
    value: 'the cell null means empty',
    basis: 'documented',
    affects: 'request',
    source: 'decision 44, marketo.md §10.3',
    isWritten: ({ leads }) => leads?.from === undefined, // says nothing where no file is read
  },
  {
    setting: 'leads.count',
    value: '1000',
    basis: 'chosen',
    affects: 'delay',
    source: 'default of hookdrill',
    isWritten: ({ leads }) => leads?.count !== undefined || leads?.from !== undefined,
  },
]

function campaignsIn({ campaign, campaigns = {} }: ReadScenario): readonly ReadCampaign[] {
  return campaign ? [campaign] : Object.values(campaigns)
}

export function assumptionsOf(read: ReadScenario): readonly Assumption[] {
  return [...ofTheRun(read), ...ofTheServices(read), ...ofTheExecutor(read)]
}

function ofTheRun(read: ReadScenario): readonly Assumption[] {
  return RUN_ASSUMPTIONS.filter(({ isWritten }) => !isWritten(read)).map(
    ({ isWritten: _, ...assumption }) => assumption,
  )
}

function ofTheServices({ services }: ReadScenario): readonly Assumption[] {
  const inOrder = Object.entries(services).toSorted(([one], [other]) => (one < other ? -1 : 1))
  return inOrder.flatMap(([origin, service]) => {
    const { latency, replies } = service
    const own = replies?.flatMap((reply) => reply.latency?.fits ?? []) ?? []
    const fits = [...new Set([...latency.fits, ...own, ...loadFits(service)])].map((value) =>
      row(pathText(['services', origin, 'latency']), value, 'fitted to the percentiles given'),
    )
    const expanded = presetAssumptions(service).map(({ path, value, source }) =>
      row(pathText(['services', origin, ...path]), value, source),
    )
    const defaults = [
      ...(replies ? [] : [{ path: ['replies'], value: 'status 200 with an empty JSON object' }]),
      ...loadAssumptions(service),
    ].map(({ path, value }) =>
      row(pathText(['services', origin, ...path]), value, 'default of hookdrill'),
    )
    return [...expanded, ...fits, ...defaults]
  })
}

function row(setting: string, value: string, source: string): Assumption {
  return { setting, value, basis: 'chosen', affects: 'delay', source }
}

function ofTheExecutor({ instance = {} }: ReadScenario): readonly Assumption[] {
  const written = Object.keys(instance).map((key) => `instance.${key}`)
  return EXECUTOR_ASSUMPTIONS.filter(({ setting }) => !written.includes(setting)).map(
    ({ decision: _, ...assumption }) => assumption,
  )
}
