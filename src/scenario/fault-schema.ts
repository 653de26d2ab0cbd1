import { z } from 'zod'
import type { FaultName } from '../service/definition.ts'
import { FAULTS } from '../service/faults.ts'

const FAULT_NAMES = Object.keys(FAULTS) as FaultName[] // the keys of that very table

export const fault = z
  .enum(FAULT_NAMES)
  .meta({ title: 'fault', examples: ['hang'] })
  .describe(
    `${FAULT_NAMES.map((name) => `${name}: ${FAULTS[name].effect}`).join(' ')} Every fault but hang shows after the latency of the reply, those of the connection too.`,
  )
