// Who is let in, of a list in which the same people come again (decision 40, marketo.md §5.8 [DOC]).
import { describe, expect, it } from 'vitest'
import type { Scenario } from '../../src/scenario/model.ts'
import type { ScenarioInput } from '../../src/scenario/schema.ts'
import { enrich, ORIGIN, scenarioOf, severalCampaigns } from '../scenario-of.ts'
import { campaignOf, eventsOf, failedChecks, watchModel } from './watch.ts'

/** Ann comes at once and after 40 and 60 minutes, Bob after 20. */
const LIST = `Email Address
ann@example.com
bob@example.com
ANN@example.com
ann@example.com
`

function fromList(input: ScenarioInput, text = LIST): Scenario {
  const leads = { from: 'leads.csv' }
  return scenarioOf({ ...input, leads }, { from: { file: 'leads.csv', text } })
}

const ARRIVALS = { rate: '3/h' } as const

const BARE: Partial<ScenarioInput> = {
  webhooks: { enrich: { url: `${ORIGIN}/v1`, payload: '{}', responseType: 'None' } },
}

describe('leads of a list that come again', () => {
  it.each([
    [undefined, [0, 1]],
    ['once', [0, 1]],
    ['every time', [0, 1, 2, 3]],
    ['once every 1h', [0, 1, 3]],
    ['once every 30m', [0, 1, 2]],
    ['once every 61m', [0, 1]],
  ])('with the rule %s rows %j run through', async (rule, rows) => {
    const qualification = rule === undefined ? {} : { qualification: rule }
    const campaign = { arrivals: ARRIVALS, flow: [{ call: 'enrich' }], ...qualification }
    const watched = await watchModel(fromList(enrich({ ...BARE, campaign })))
    expect(eventsOf(watched, 'call-ended').map(({ leadIndex }) => leadIndex)).toEqual(rows)
    expect(watched.report.leads).toMatchObject({
      offered: 4,
      qualified: rows.length,
      skipped: 4 - rows.length,
      completed: rows.length,
    })
    expect(failedChecks(watched)).toEqual([])
  })

  it('count for each campaign by itself', async () => {
    const campaigns = {
      first: { arrivals: ARRIVALS, flow: [{ call: 'enrich' }] },
      second: { arrivals: ARRIVALS, flow: [{ call: 'enrich' }], qualification: 'every time' },
    }
    const watched = await watchModel(fromList(severalCampaigns(campaigns, BARE)))
    expect(campaignOf(watched, 'first').completed).toBe(2)
    expect(campaignOf(watched, 'second').completed).toBe(4)
  })

  it('are one person where a trigger brings them too', async () => {
    const campaigns = {
      main: {
        arrivals: ARRIVALS,
        flow: [{ call: 'enrich' }],
        qualification: 'every time',
      },
      after: { trigger: { called: 'enrich' }, flow: [{ wait: '1s' }] },
    }
    const watched = await watchModel(fromList(severalCampaigns(campaigns, BARE)))
    expect(campaignOf(watched, 'after')).toMatchObject({ triggered: 4, skipped: 2, completed: 2 })
  })

  it('are dealt shares of exactly the calls that are made', async () => {
    // 30 rows of 10 people: who comes once a day gets ten calls, and two of them are answered with 503.
    const people = Array.from({ length: 30 }, (_, row) => `p${row % 10}@example.com`)
    const services = {
      [ORIGIN]: { latency: '50ms', replies: [{ share: '20%', status: 503 }, {}] },
    }
    const campaign = {
      arrivals: ARRIVALS,
      flow: [{ call: 'enrich' }],
      qualification: 'once every 1 day',
    }
    const { report } = await watchModel(
      fromList(enrich({ ...BARE, campaign, services }), `Email Address\n${people.join('\n')}\n`),
    )
    expect(report.calls.byStatus).toEqual({ 200: 8, 503: 2 })
  })
})

describe('shares among the calls of several campaigns', () => {
  it('are dealt exactly over all of them', async () => {
    const services = {
      [ORIGIN]: { latency: '50ms', replies: [{ share: '1%', fault: 'hang' as const }, {}] },
    }
    const flow = [{ call: 'enrich' }, { call: 'enrich' }]
    const { report } = await watchModel(
      scenarioOf(
        severalCampaigns(
          { a: { flow }, b: { flow: [{ call: 'enrich' }] } },
          { ...BARE, services, leads: { count: 1_000 } },
        ),
      ),
    )
    expect(report.calls.total).toBe(3_000)
    expect(report.calls.timeouts).toBe(30)
  })
})
