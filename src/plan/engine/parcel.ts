// A job on its way to another thread or machine, as text. The leads travel apart from the rest: they are
// most of a scenario, a million rows at worst, and the same for all jobs of a plan, so that they are
// written, sent and read once.
import { createHash } from 'node:crypto'
import type { Scenario } from '../../scenario/model.ts'
import type { Job } from '../job.ts'

export interface Parcel extends Omit<Job, 'scenario'> {
  readonly leads: Part
  /** The scenario without its leads. */
  readonly rest: string
}

/** Parts of one id are the same. */
export interface Part {
  readonly id: string
  readonly text: string
}

const packedLeads = new WeakMap<Scenario['leads'], Part>()

export function packJob({ key, fidelity, scenario }: Job): Parcel {
  const { leads, ...rest } = scenario
  const part = packedLeads.get(leads) ?? partOf(JSON.stringify(leads))
  packedLeads.set(leads, part)
  return { key, fidelity, leads: part, rest: JSON.stringify(rest) }
}

export function partOf(text: string): Part {
  return { id: createHash('sha256').update(text).digest('hex'), text }
}

export interface Arrived extends Omit<Parcel, 'leads'> {
  readonly leadsId: string
}

/** Unpacks what `packJob` of the same version has packed. Leads that are those of the job before are not
 *  asked for, and the same object: what is compiled for them is kept by their identity. */
export function createUnpacker(): (
  arrived: Arrived,
  textOfLeads: () => string | Promise<string>,
) => Promise<Job> {
  let last: { readonly id: string; readonly leads: Scenario['leads'] } | undefined
  return async ({ key, fidelity, leadsId, rest }, textOfLeads) => {
    const found =
      last?.id === leadsId ? last : { id: leadsId, leads: JSON.parse(await textOfLeads()) }
    last = found
    return { key, fidelity, scenario: { ...JSON.parse(rest), leads: found.leads } }
  }
}
