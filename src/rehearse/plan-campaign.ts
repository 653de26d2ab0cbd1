import { arrivals } from '../campaign/arrivals.ts'
import { compileFlow } from '../campaign/flow.ts'
import { qualifier } from '../campaign/qualification.ts'
import type { CampaignPlan } from '../campaign/run-loop.ts'
import { answerMaxUs } from '../executor/time-limit.ts'
import { originOf } from '../executor/url.ts'
import type { Scenario } from '../scenario/model.ts'

export interface PlanOptions {
  readonly slotCount: number
  /** This lead alone, with the luck and the deals it has in the whole run. `undefined`: everybody. */
  readonly lead: number | undefined
}

/** A scenario's campaign made ready for the run loop. */
export function planCampaign(scenario: Scenario, { slotCount, lead }: PlanOptions): CampaignPlan {
  const { campaign, leads, webhooks, services } = scenario
  const names = {
    webhooks: webhooks.map(({ name }) => name),
    serviceOf: webhooks.map(({ url }) =>
      services.findIndex(({ origin }) => origin === originOf(url)),
    ),
  }
  const everybody = { firstIndex: 0, endIndex: leads.count }
  const who = lead === undefined ? everybody : { firstIndex: lead, endIndex: lead + 1 }
  return {
    leadCount: who.endIndex - who.firstIndex,
    slotCount,
    timeoutUs: scenario.instance.timeoutUs,
    answerMaxUs: answerMaxUs(scenario.settings),
    writeDelay: scenario.instance.writeDelay,
    webhooks: names.webhooks,
    arrivals: arrivals(campaign.arrivals, who),
    qualifier: qualifier(campaign.qualification, leads),
    steps: compileFlow(campaign.flow, names),
  }
}
