import { describe, expect, it } from 'vitest'
import { compileFlow } from '../../src/campaign/flow.ts'

const names = { webhooks: ['a', 'b', 'c'], serviceOf: [0, 1, 0] }

describe('a compiled flow', () => {
  it('numbers the calls a lead makes to each service', () => {
    const flow = ['a', 'b', 'c', 'a'].map((webhook) => ({ kind: 'call', webhook }) as const)
    expect(compileFlow(flow, names)).toEqual([
      { webhookIndex: 0, serviceIndex: 0, callOfLead: 0, callsOfLead: 3 },
      { webhookIndex: 1, serviceIndex: 1, callOfLead: 0, callsOfLead: 1 },
      { webhookIndex: 2, serviceIndex: 0, callOfLead: 1, callsOfLead: 3 },
      { webhookIndex: 0, serviceIndex: 0, callOfLead: 2, callsOfLead: 3 },
    ])
  })

  it('has no step that calls an unknown webhook', () => {
    expect(() => compileFlow([{ kind: 'call', webhook: 'x' }], names)).toThrow('no service')
  })
})
