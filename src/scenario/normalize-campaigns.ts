// What leads go through, with its defaults filled in.
import type { Campaign, Choice, ChoiceTest, FlowStep, Trigger } from '../campaign/definition.ts'
import { unreachable } from '../errors.ts'
import { ZERO } from '../time/instant.ts'
import type { ReadCampaign } from './campaign-schema.ts'
import { testsOf } from './condition-schema.ts'
import { type ReadStep, takesOf } from './flow-schema.ts'
import type { ReadScenario } from './schema.ts'

export const TRIGGER_DEFAULT = 'requested'

/** What the platform calls the trigger that listens to webhooks. */
const WEBHOOK_IS_CALLED = 'Webhook is Called'

/** By the code units of their names; one that has no name has that of the scenario. */
export function campaignsOf(
  read: Pick<ReadScenario, 'name' | 'campaign' | 'campaigns'>,
): readonly Campaign[] {
  if (read.campaign) return [campaignOf([read.name, read.campaign])]
  const entries = Object.entries(read.campaigns ?? {})
  return entries.toSorted(([one], [other]) => (one < other ? -1 : 1)).map(campaignOf)
}

function campaignOf([name, read]: readonly [string, ReadCampaign]): Campaign {
  const { type = 'trigger', trigger = TRIGGER_DEFAULT, priority } = read
  return {
    name,
    type,
    trigger: triggerOf(trigger),
    ...(priority && { priority }),
    qualification: read.qualification ?? { kind: 'once' }, // decision 40
    arrivals: read.arrivals ?? { kind: 'all at once' }, // decision 38
    startsAfterUs: read.startsAfter ?? ZERO,
    flow: read.flow.flatMap(stepsOf),
  }
}

/** In words, as trigger tokens are looked up by. */
export function triggerText(trigger: Trigger): string {
  return trigger.kind === 'described' ? trigger.text : WEBHOOK_IS_CALLED
}

export function triggerOf(read: NonNullable<ReadCampaign['trigger']>): Trigger {
  if (typeof read === 'string') return { kind: 'described', text: read }
  const { called, errorType, response } = read
  return {
    kind: 'webhook is called',
    ...(called !== ANY && { webhook: called }),
    ...(errorType !== undefined && { errorTypes: [errorType].flat() }),
    ...(response !== undefined && { response }),
  }
}

/** Any webhook. */
export const ANY = '*'

function stepsOf(read: ReadStep): readonly FlowStep[] {
  if (read === 'stop') return [{ kind: 'stop' }]
  if ('call' in read) return [{ kind: 'call', webhook: read.call }]
  if ('wait' in read) return [{ kind: 'wait', spanUs: read.wait }]
  if ('send' in read) return [{ kind: 'send', what: read.send, spanUs: takesOf(read) }]
  if ('choose' in read) return [{ kind: 'choose', choices: read.choose.map(choiceOf) }]
  if ('set' in read) {
    return Object.entries(read.set).map(([field, value]) => ({ kind: 'set', field, value }))
  }
  return unreachable(read)
}

type ReadChoice = Extract<ReadStep, { readonly choose: unknown }>['choose'][number]

function choiceOf({ when, share, flow }: ReadChoice): Choice {
  return { when: testOf(when, share), flow: flow.flatMap(stepsOf) }
}

function testOf(when: ReadChoice['when'], share: number | undefined): ChoiceTest {
  if (when) return { kind: 'field', field: when.lead, tests: testsOf(when) }
  return share === undefined ? { kind: 'otherwise' } : { kind: 'share', share }
}
