import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Campaign, FlowStep } from '../../src/campaign/definition.ts'
import { compileFlows, END, type Flows, type Step } from '../../src/campaign/flow.ts'
import { seconds, ZERO } from '../../src/time/instant.ts'

const names = { webhooks: ['a', 'b', 'c'], serviceOf: [0, 1, 0] }

function campaign(flow: readonly FlowStep[], rest: Partial<Campaign> = {}): Campaign {
  return {
    name: 'any',
    type: 'trigger',
    trigger: { kind: 'described', text: 'requested' },
    qualification: { kind: 'once' },
    arrivals: { kind: 'all at once' },
    startsAfterUs: ZERO,
    flow,
    ...rest,
  }
}

function compile(...flows: readonly (readonly FlowStep[])[]): Flows {
  return compileFlows(
    flows.map((flow) => campaign(flow)),
    names,
  )
}

const call = (webhook: string): FlowStep => ({ kind: 'call', webhook })
const wait: FlowStep = { kind: 'wait', spanUs: seconds(5) }
const send: FlowStep = { kind: 'send', what: 'Welcome email', spanUs: seconds(1) }
const stop: FlowStep = { kind: 'stop' }
const set: FlowStep = { kind: 'set', field: 'Plan', value: 'team' }

/** One way for each flow, and on below for who takes none. */
function choose(...flows: readonly (readonly FlowStep[])[]): FlowStep {
  const choices = flows.map((flow) => ({ when: { kind: 'share', share: 0.1 } as const, flow }))
  return { kind: 'choose', choices }
}

/** `call a → 1 → end`: what a step is and what follows it. */
function way({ steps }: Flows): readonly string[] {
  return steps.map((step) => {
    const what = step.kind === 'call' ? `call ${names.webhooks[step.webhookIndex]}` : step.kind
    const ways = step.kind === 'choose' ? step.choices.map(({ next }) => next) : []
    return [what, ...ways, step.next].join(' → ').replaceAll(`${END}`, 'end')
  })
}

describe('a compiled flow', () => {
  it('numbers the calls a lead makes to each service', () => {
    const { steps } = compile(['a', 'b', 'c', 'a'].map(call))
    expect(steps).toMatchObject([
      { webhookIndex: 0, serviceIndex: 0, callOfLead: 0, callsOfLead: 3 },
      { webhookIndex: 1, serviceIndex: 1, callOfLead: 0, callsOfLead: 1 },
      { webhookIndex: 2, serviceIndex: 0, callOfLead: 1, callsOfLead: 3 },
      { webhookIndex: 0, serviceIndex: 0, callOfLead: 2, callsOfLead: 3 },
    ])
  })

  it('has no step that calls an unknown webhook', () => {
    expect(() => compile([call('x')])).toThrow('no service')
  })

  it('goes from step to step and ends after the last', () => {
    expect(way(compile([call('a'), set, wait, send]))).toEqual([
      'call a → 1',
      'set → 2',
      'wait → 3',
      'send → end',
    ])
  })

  it('of nothing but a stop has no step, and its campaign begins at its end', () => {
    expect(compile([stop])).toEqual({ steps: [], firstOf: [END] })
  })

  it('has no step behind a stop', () => {
    expect(way(compile([call('a'), stop, call('b')]))).toEqual(['call a → end'])
  })

  it('puts the steps of choices after the choice, and each way leads on below', () => {
    expect(way(compile([choose([call('a'), wait], [call('b')]), call('c')]))).toEqual([
      'choose → 1 → 3 → 4',
      'call a → 2',
      'wait → 4',
      'call b → 4',
      'call c → end',
    ])
  })

  it('leads a way that stops to the end, whatever stands below', () => {
    expect(way(compile([choose([stop], [call('a'), stop]), call('b')]))).toEqual([
      'choose → end → 1 → 2',
      'call a → end',
      'call b → end',
    ])
  })

  it('leads a choice in front of a stop to the end', () => {
    expect(way(compile([choose([call('a')]), stop]))).toEqual(['choose → 1 → end', 'call a → end'])
  })

  it('keeps choices inside of choices apart', () => {
    const inner = choose([call('a')], [stop])
    expect(way(compile([choose([inner, wait], [set]), call('c')]))).toEqual([
      'choose → 1 → 4 → 5',
      'choose → 2 → end → 3',
      'call a → 3',
      'wait → 5',
      'set → 5',
      'call c → end',
    ])
  })

  it('numbers waits and sends of all campaigns without a gap', () => {
    const { steps } = compile([wait, send], [choose([wait])])
    const pauses = steps.flatMap((step) => ('pauseIndex' in step ? [step.pauseIndex] : []))
    expect(pauses).toEqual([0, 1, 2])
  })
})

describe('the flows of several campaigns', () => {
  it('are one list, each campaign beginning where the one before ended', () => {
    const flows = compile([call('a'), wait], [stop], [choose([call('b')]), call('c')])
    expect(flows.firstOf).toEqual([0, END, 2])
    expect(way(flows)).toEqual([
      'call a → 1',
      'wait → end',
      'choose → 3 → 4',
      'call b → 4',
      'call c → end',
    ])
    expect(flows.steps.map(({ campaignIndex }) => campaignIndex)).toEqual([0, 0, 2, 2, 2])
  })

  it('number calls to a service within each campaign', () => {
    const { steps } = compile([call('a'), call('c')], [call('a')])
    expect(steps).toMatchObject([
      { callOfLead: 0, callsOfLead: 2 },
      { callOfLead: 1, callsOfLead: 2 },
      { callOfLead: 0, callsOfLead: 1 },
    ])
  })

  // marketo.md §5.5 [DOC]
  it('call with low priority and send with high, unless their campaign says otherwise', () => {
    const flow = [call('a'), send]
    const { steps } = compileFlows([campaign(flow), campaign(flow, { priority: 'medium' })], names)
    const priorities = steps.map((step) => ('priority' in step ? step.priority : undefined))
    expect(priorities).toEqual(['low', 'high', 'medium', 'medium'])
  })
})

const leaf = fc.constantFrom<FlowStep>(call('a'), call('b'), call('c'), set, wait, send, stop)
const anyFlow: fc.Arbitrary<readonly FlowStep[]> = fc.letrec<{ flow: readonly FlowStep[] }>(
  (tie) => ({
    flow: fc.array(
      fc.oneof(
        { maxDepth: 3 },
        { weight: 4, arbitrary: leaf },
        fc.array(tie('flow'), { minLength: 1, maxLength: 3 }).map((flows) => choose(...flows)),
      ),
      { maxLength: 5 },
    ),
  }),
).flow

/** A flow that has steps: what nobody may write is not compiled. */
const writtenFlow = anyFlow.filter(({ length }) => length > 0)

/** All ways through a flow as it is written, as the kinds of steps on each. */
function writtenWays(flow: readonly FlowStep[]): readonly Way[] {
  const [step, ...rest] = flow
  if (!step) return [{ kinds: [], isOver: false }]
  if (step.kind === 'stop') return [{ kinds: [], isOver: true }]
  const own =
    step.kind === 'choose'
      ? [...step.choices.flatMap((choice) => writtenWays(choice.flow)), NO_WAY]
      : [NO_WAY]
  const begun = own.map(({ kinds, isOver }) => ({ kinds: [step.kind, ...kinds], isOver }))
  const ends = writtenWays(rest)
  return begun.flatMap((way) =>
    way.isOver
      ? [way]
      : ends.map(({ kinds, isOver }) => ({ kinds: [...way.kinds, ...kinds], isOver })),
  )
}

interface Way {
  readonly kinds: readonly string[]
  readonly isOver: boolean
}

const NO_WAY: Way = { kinds: [], isOver: false }

/** The same of a compiled flow, from a step on. */
function compiledWays(steps: readonly Step[], from: number): readonly (readonly string[])[] {
  const step = steps[from]
  if (!step) return [[]]
  const ways = step.kind === 'choose' ? step.choices.map(({ next }) => next) : []
  return [...ways, step.next].flatMap((next) => {
    expect(next === END || next > from).toBe(true)
    return compiledWays(steps, next).map((kinds) => [step.kind, ...kinds])
  })
}

it('leads every lead where the flow as written leads it, and never back', () => {
  fc.assert(
    fc.property(writtenFlow, (flow) => {
      const written = writtenWays(flow)
      fc.pre(written.length < 2_000)
      const { steps, firstOf } = compile([wait], flow)
      expect(compiledWays(steps, firstOf[1] ?? 0)).toEqual(written.map(({ kinds }) => kinds))
    }),
    { seed: 1, numRuns: 300 },
  )
})
