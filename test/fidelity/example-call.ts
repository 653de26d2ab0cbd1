// The first call of a run, at its first instant.
import type { Call } from '../../src/fidelity/port.ts'
import { seconds, ZERO } from '../../src/time/instant.ts'

export const FIRST_CALL: Call = {
  slotIndex: 0,
  serviceIndex: 0,
  leadIndex: 0,
  stepIndex: 0,
  attempt: 0,
  dealIndex: 0,
  dealCount: 1,
  campaignIndex: 0,
  entry: 0,
  webhookIndex: 0,
  arrivedUs: ZERO,
  queuedUs: ZERO,
  startedUs: ZERO,
  giveUpUs: seconds(30),
  written: undefined,
}
