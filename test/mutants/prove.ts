// The proof of a mutant: the kit fails it by the check that is there to find it, and by nothing else. So
// with that check off it survives, and it is the check that caught it. Each case runs with an executor of
// its own, and bears on no other; `mutants.test.ts` runs some of them with their check off all the same.
import { expect, it } from 'vitest'
import type { CheckName } from '../../src/conform/checks.ts'
import { hookdrillExecutor } from '../../src/executor/execute.ts'
import { type CaseResult, type PlannedCase, planConformance } from '../../src/index.ts'
import { type Mutant, withDefect } from './mutant.ts'

type Failed = Pick<CaseResult, 'id' | 'check' | 'findings'>

export function proveMutants(mutants: readonly Mutant[]): void {
  const named = mutants.map((mutant) => [mutant.name, mutant.check, mutant] as const)
  it.each(named)('an executor that %s is caught by %s alone', async (_name, check, mutant) => {
    const failed = await failedCases(mutant)
    const survivors = new Set((await cases(mutant, [check])).map(({ id }) => id))
    expect(failed.filter(({ id }) => survivors.has(id))).toEqual([])
    const caught = failed.filter((each) => each.check === check)
    expect(caught.map(({ id }) => id)).not.toEqual([])
    // By what it did, and not because it fell over.
    const found = caught.flatMap(({ findings }) => findings.map(({ what }) => what))
    expect(found).not.toContain('executor')
  })
}

/** The cases that run with a mutant: those of our own executor, for that is what it claims to be. */
function cases({ fidelity }: Mutant, off: readonly CheckName[]): Promise<readonly PlannedCase[]> {
  return runnable({ settings: true, fidelity: fidelity ?? 'handlers', off })
}

async function runnable(options: Parameters<typeof planConformance>[1]) {
  const planned = await planConformance(hookdrillExecutor, options)
  return planned.filter(({ skip }) => skip === undefined)
}

async function failedCases(mutant: Mutant): Promise<readonly Failed[]> {
  const failed: Failed[] = []
  const planned = await cases(mutant, [])
  for (const { id, check, run } of planned) {
    const findings = await run(withDefect(mutant))
    if (findings.length > 0) failed.push({ id, check, findings })
  }
  return failed
}
