import type { Identity } from '../identity.ts'
import type { Sweep } from './sweep.ts'

/** As every plan has it. */
export function sweepIdentity(sweep: Sweep): Identity {
  const { points } = sweep
  return {
    ...sweep,
    fidelity: [...new Set(points.map(({ fidelity }) => fidelity))].join(' and '),
    runs: points.reduce((sum, { replications }) => sum + replications, 0),
    calls: points.reduce((sum, { calls }) => sum + calls, 0),
  }
}
