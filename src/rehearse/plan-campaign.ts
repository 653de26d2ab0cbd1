import { arrivals, timeTable } from '../campaign/arrivals.ts'
import { compileDeals } from '../campaign/deals.ts'
import { compileFlows } from '../campaign/flow.ts'
import { everybody, qualifier, returningQualifier, rollOf } from '../campaign/qualification.ts'
import type { CampaignPlan } from '../campaign/run-loop.ts'
import { compileTriggers } from '../campaign/trigger.ts'
import { answerMaxUs } from '../executor/time-limit.ts'
import { createLuck, type Luck } from '../random/luck.ts'
import type { Scenario } from '../scenario/model.ts'
import { allSteps } from '../scenario/written-flow.ts'
import { namesOf } from './names-of.ts'
import { fieldsAsked } from './why-not-model.ts'

/** A scenario's campaigns made ready for the run loop. */
export async function planCampaign(scenario: Scenario, slotCount: number): Promise<CampaignPlan> {
  const { campaigns, leads, instance } = scenario
  const names = namesOf(scenario)
  const luck = createLuck(scenario.seed)
  const { steps, firstOf } = compileFlows(campaigns, names)
  const arriving = campaigns.flatMap((campaign, campaignIndex) => {
    if (campaign.trigger.kind === 'webhook is called') return []
    const { startsAfterUs } = campaign
    // Where there is one campaign its name is the scenario's, which bears on nothing.
    const name = campaigns.length === 1 ? '' : campaign.name
    const plan = { arrivals: campaign.arrivals, startsAfterUs, name }
    return [{ ...plan, campaignIndex, leadCount: leads.count }]
  })
  const rolls = campaigns.map(({ qualification }, index) => {
    const plan = arriving.find(({ campaignIndex }) => campaignIndex === index)
    if (!plan) return everybody(leads.count) // triggers bring anybody
    return rollOf(qualification, leads, timeTable(plan, luck))
  })
  return {
    leadCount: leads.count,
    arrivalCount: arriving.length * leads.count,
    slotCount,
    processing: instance.processing,
    timeoutUs: instance.timeoutUs,
    answerMaxUs: answerMaxUs(scenario.settings),
    timeoutCovers: scenario.settings.timeoutCovers,
    writeDelay: instance.writeDelay,
    webhooks: names.webhooks,
    arrivals: arrivals(arriving, luck),
    campaigns: campaigns.map(({ name, qualification, trigger }, index) => ({
      name,
      firstStep: firstOf[index] ?? 0,
      qualifier:
        trigger.kind === 'webhook is called'
          ? returningQualifier(qualification, leads)
          : qualifier(qualification, leads),
    })),
    steps,
    deals: compileDeals(steps, rolls),
    triggers: compileTriggers(campaigns, names.webhooks),
    luck,
    leadValue: await leadValueOf(scenario, luck),
  }
}

/** Makes nothing of a lead, and loads nothing, where no choice asks for it. */
async function leadValueOf(scenario: Scenario, luck: Luck): Promise<CampaignPlan['leadValue']> {
  const asked = fieldsAsked(scenario.campaigns.flatMap(({ flow }) => allSteps(flow)))
  if (asked.length === 0) return () => null
  const { leadValues } = await import('./lead-values.ts')
  return leadValues(scenario, luck, asked)
}
