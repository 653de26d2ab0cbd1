import { loadScenario, simulate } from 'hookdrill'
import { describeExecutor } from 'hookdrill/vitest'
import { describe, expect, it } from 'vitest'
import { executor } from './executor.ts'

const scenario = await loadScenario('scenario.yaml')
const rehearse = (leads: number) => simulate(scenario, { executor, fidelity: 'sockets', leads })

describe('the executor', async () => {
  const report = await rehearse(1_000)

  it('writes what a 2xx says, and nothing else', () => {
    expect(report).toMapOnlyOn2xx()
    expect(report.verdict.passed).toBe(true)
  })

  it('gives up after thirty seconds, and loses nobody', () => {
    expect(report).toTimeOut({ atMost: '1%' })
    expect(report).toConserveLeads()
  })

  it('keeps the limits of the scenario', () => {
    expect(report).toMeetExpectations()
    expect(report).toFinishWithin('2m')
  })

  it('does the same again', async () => {
    await expect(() => rehearse(200)).toBeReproducible()
  })
})

describe('the campaign', () => {
  it('is held up by calls that are never answered, whoever makes them', async () => {
    const planned = await simulate(scenario, { fidelity: 'model' })
    expect(planned).not.toKeepSlotTimeOfTimeoutsBelow('50%')
    expect(planned).toKeepSlotTimeOfTimeoutsBelow('80%')
  })
})

// `fetch` normalizes URLs, adds headers, and does not let its caller say the Host.
describeExecutor('the executor', () => executor, {
  off: ['unnormalized-url', 'no-extra-headers', 'own-host'],
})
