// A job on its way to another thread or machine, as text. The leads travel apart from the rest: they are
// most of a scenario, a million rows at worst, and the same for all jobs of a plan, so that they are
// written, sent and read once.
import { createHash } from 'node:crypto'
import type { Scenario } from '../../scenario/model.ts'
import type { Job } from '../job.ts'

/** What says which job it is, and nothing that is secret. */
export interface Label extends Omit<Job, 'scenario'> {
  readonly seed: number
}

export interface Parcel {
  readonly label: Label
  readonly leads: Part
  /** The scenario without its leads and its seed: of all replications of a point the same. */
  readonly rest: Part
}

/** Parts of one id are the same. */
export interface Part {
  readonly id: string
  readonly text: string
}

const packedLeads = new WeakMap<Scenario['leads'], Part>()

export function packJob({ key, fidelity, scenario }: Job): Parcel {
  const { leads, seed, ...rest } = scenario
  const part = packedLeads.get(leads) ?? partOf(JSON.stringify(leads))
  packedLeads.set(leads, part)
  return { label: { key, fidelity, seed }, leads: part, rest: partOf(JSON.stringify(rest)) }
}

export function partOf(text: string): Part {
  return { id: createHash('sha256').update(text).digest('hex'), text }
}

export interface Arrived {
  readonly label: Label
  readonly leadsId: string
  textOfLeads(): string | Promise<string>
  readonly rest: string
}

/** Unpacks what `packJob` of the same version has packed. Leads that are those of the job before are not
 *  asked for, and the same object: what is compiled for them is kept by their identity. */
export function createUnpacker(): (arrived: Arrived) => Promise<Job> {
  let last: { readonly id: string; readonly leads: Scenario['leads'] } | undefined
  return async ({ label, leadsId, textOfLeads, rest }) => {
    const found =
      last?.id === leadsId ? last : { id: leadsId, leads: JSON.parse(await textOfLeads()) }
    last = found
    const { seed, ...job } = label
    return { ...job, scenario: { ...JSON.parse(rest), seed, leads: found.leads } }
  }
}
