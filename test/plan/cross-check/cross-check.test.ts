import { describe, expect, it } from 'vitest'
import { loadScenario } from '../../../src/disk/load-scenario.ts'
import { thisMachine } from '../../../src/disk/machine.ts'
import { takeScenario } from '../../../src/disk/take-scenario.ts'
import { crossCheck } from '../../../src/door/cross-check.ts'
import { closedForms } from '../../../src/plan/closed-form/closed-form.ts'
import { compare, type Side } from '../../../src/plan/cross-check/compare.ts'
import { rehearse } from '../../../src/rehearse/rehearse.ts'
import { asTerminal } from '../../../src/report/as-terminal.ts'
import type { Report } from '../../../src/report/report.ts'
import { reportAsSuite } from '../../../src/report/report-as-suite.ts'
import type { Scenario } from '../../../src/scenario/model.ts'
import type { ScenarioInput } from '../../../src/scenario/schema.ts'
import { enrich, ORIGIN } from '../../scenario-of.ts'

const machine = thisMachine()
const NOT_RUN = { notRun: 'left out' }

async function checked(scenario: Scenario): Promise<Report> {
  return crossCheck(scenario, await rehearse(scenario, { fidelity: 'model' }, machine))
}

function of(changes: Partial<ScenarioInput>): Promise<Scenario> {
  return takeScenario(enrich({ leads: { count: 30 }, ...changes }))
}

/** All but how long real calls took, which depends on who else is at work on this machine. */
function disagreements({ crossCheck: found }: Report) {
  return found?.comparisons.filter(
    ({ what, passed }) => passed === false && !what.startsWith('call time p50'),
  )
}

describe('what ships agrees with itself', () => {
  it.each(['documented-sum', 'one-percent-timeouts'])('%s', { timeout: 60_000 }, async (name) => {
    const report = await checked(await loadScenario(`scenarios/${name}.yaml`, { leads: 2_000 }))
    expect(disagreements(report)).toEqual([])
    expect(report.crossCheck?.closedForms).toMatchObject([{ metric: 'totalDelay', kind: 'exact' }])
    expect(report.crossCheck?.runs.map(({ fidelity, notRun }) => [fidelity, notRun])).toEqual([
      ['model', null],
      ['handlers', null],
      ['wire', null],
    ])
    expect(report.crossCheck?.comparisons.map(({ what }) => what)).toEqual([
      'total delay at model, closed form',
      'total delay at handlers, closed form',
      'total delay at handlers, model',
      'calls and timeouts at handlers, model',
      'statuses at handlers, model',
      'slot time at handlers, model',
      'backlog at handlers, model',
      'outcomes at wire, handlers',
      'call time p50 at wire, handlers',
      'verdict at wire',
    ])
    const text = asTerminal(report, { columns: 100, hasColor: false })
    expect(text).toContain('\nCross-check\n')
    expect(text).toContain('✔ passed       total delay at handlers, model: ')
  })
})

describe('what cannot be run says why', () => {
  it('at the wire, where one lead takes too long', { timeout: 60_000 }, async () => {
    const report = await checked(await of({ services: { [ORIGIN]: { latency: '10s' } } }))
    expect(report.crossCheck?.runs[2]).toMatchObject({
      fidelity: 'wire',
      notRun: 'one lead alone takes 10 s of real time',
      totalMs: null,
    })
    expect(disagreements(report)).toEqual([])
    expect(asTerminal(report, { columns: 100, hasColor: false })).toContain(
      'wire: not run: one lead alone takes 10 s of real time.',
    )
  })

  it('at model, where a reply depends on the request', { timeout: 60_000 }, async () => {
    const when = { request: '$.score', atLeast: 0 }
    const scenario = await of({
      services: { [ORIGIN]: { latency: '5ms', replies: [{ when, json: {} }, { json: {} }] } },
    })
    const report = await crossCheck(scenario, await rehearse(scenario, {}, machine))
    expect(report.crossCheck?.runs[0]?.notRun).toMatch(/^a reply of .* depends on/)
    expect(disagreements(report)).toEqual([])
  })

  it('a report of another fidelity is refused', async () => {
    const scenario = await of({})
    const report = await rehearse(scenario, { fidelity: 'model' }, machine)
    const other = { ...report, scenario: { ...report.scenario, fidelity: 'wire' } }
    await expect(crossCheck(scenario, other)).rejects.toThrow(/^crossCheck "wire":/)
  })

  it('a run that was stopped has no cross-check', async () => {
    const scenario = await of({})
    const report = await rehearse(scenario, { fidelity: 'model' }, machine)
    const stopped = await crossCheck(scenario, report, { signal: AbortSignal.abort() })
    expect(stopped).toMatchObject({ partial: true })
    expect(stopped.crossCheck).toBeUndefined()
  })
})

describe('a disagreement is flagged', () => {
  async function sides(): Promise<Side & { readonly report: Report }> {
    const scenario = await of({})
    const report = await rehearse(scenario, { fidelity: 'model' }, machine)
    const ran = { report }
    const forms = closedForms(scenario)
    return { report, forms, model: ran, handlers: ran, wire: NOT_RUN, isTimed: false }
  }

  function flagged(side: Side) {
    const { passed, comparisons } = compare(side)
    return { passed, what: comparisons.filter((each) => !each.passed).map(({ what }) => what) }
  }

  it('and nothing else is', async () => {
    expect(flagged(await sides())).toEqual({ passed: true, what: [] })
  })

  it('where the formula says a microsecond more', async () => {
    const { forms, ...side } = await sides()
    const wrong = forms.map((form) =>
      form.kind === 'exact' ? { ...form, valueUs: form.valueUs + 1 } : form,
    )
    expect(flagged({ ...side, forms: wrong })).toEqual({
      passed: false,
      what: ['total delay at model, closed form', 'total delay at handlers, closed form'],
    })
  })

  it('where handlers ran another scenario', async () => {
    const side = await sides()
    const other = await of({
      services: { [ORIGIN]: { latency: '51ms', replies: [{ status: 500 }] } },
    })
    const handlers = { report: await rehearse(other, { fidelity: 'model' }, machine) }
    expect(flagged({ ...side, handlers })).toEqual({
      passed: false,
      what: [
        'total delay at handlers, closed form',
        'total delay at handlers, model',
        'statuses at handlers, model',
        'slot time at handlers, model',
      ],
    })
  })

  const agreement = {
    with: 'handlers',
    leads: 30,
    differences: 1,
    examples: [{ lead: 7, expected: 'mapped 200', actual: 'timeout' }],
    callTimeP50: { expectedMs: 50, actualMs: 80, isNear: false },
  }

  it('where the wire ended a lead otherwise, and took longer', async () => {
    const side = await sides()
    const wire = { report: { ...side.report, agreement } }
    expect(flagged({ ...side, wire }).what).toEqual([
      'outcomes at wire, handlers',
      'call time p50 at wire, handlers',
    ])
    expect(compare({ ...side, wire }).comparisons.at(-3)?.got).toBe(
      '1 differs, lead 7: timeout for mapped 200',
    )
  })

  it('and CI sees it, too', async () => {
    const side = await sides()
    const wire = { report: { ...side.report, agreement } }
    const report = { ...side.report, crossCheck: compare({ ...side, wire, isTimed: true }) }
    const cases = reportAsSuite(report, 'x.yaml').cases.filter(
      ({ group }) => group === 'cross-check',
    )
    expect(cases.map(({ state }) => state)).toEqual([
      ...Array.from({ length: 7 }, () => 'passed'),
      'skipped',
      'failed',
      'passed',
    ])
  })

  it('but not where real time decides, or the machine was busy', async () => {
    const side = await sides()
    const wire = { report: { ...side.report, agreement, warnings: ['The machine was too busy.'] } }
    const { passed, comparisons } = compare({ ...side, wire, isTimed: true })
    expect(passed).toBe(true)
    expect(comparisons.filter((each) => each.passed === null)).toHaveLength(2)
  })
})
