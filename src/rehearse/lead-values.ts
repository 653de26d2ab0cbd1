// The values of leads that conditions and choices ask for; nothing else of a lead is made.
import { compileLeads } from '../lead/synthesize.ts'
import type { Luck } from '../random/luck.ts'
import type { Scenario } from '../scenario/model.ts'

/** Luck has to be that of the run, so that a lead has the same values here as everywhere. */
export function leadValues({ leads }: Scenario, luck: Luck, fields: readonly string[]) {
  const leadOf = compileLeads(leads, luck, fields)
  let last = leadOf(0)
  const names = Object.keys(last.values)
  const nameOf = new Map(
    fields.map((field) => [field, names.find((name) => isSame(name, field)) ?? field]),
  )
  return (leadIndex: number, field: string) => {
    if (last.index !== leadIndex) last = leadOf(leadIndex)
    return last.values[nameOf.get(field) ?? field] ?? null
  }
}

/** Decision 21: names are matched without regard to case. */
function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}
