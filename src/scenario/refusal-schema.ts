// How it is written what a service answers instead of a reply of its own.
import { z } from 'zod'
import { FAULTS } from '../service/faults.ts'
import { fault } from './fault-schema.ts'
import { latency } from './latency-schema.ts'
import { type CheckOf, report } from './unit-schema.ts'

const status = (example: number) =>
  z
    .int()
    .min(200)
    .max(599)
    .meta({ title: 'final HTTP status', examples: [example] })
    .describe(`What is answered, with no body: 200 to 599. Default ${example}.`)

export const refusalFields = (statusDefault: number) => ({
  status: status(statusDefault).optional(),
  fault: fault.optional().describe('A fault instead of a status: one of those a reply may have.'),
  latency: latency.optional().describe('How long the refusal takes. Default 10 ms.'),
})

/** A refusal as read; what is not said follows from who refuses. */
export interface ReadRefusal {
  readonly status?: number | undefined
  readonly fault?: z.output<typeof fault> | undefined
  readonly latency?: z.output<typeof latency> | undefined
}

/** A fault that leaves no room for an answer makes pointless what is said of the answer. */
export function checkRefusal(context: CheckOf<ReadRefusal>): void {
  const { status: own, fault: name, latency: time } = context.value
  if (name === undefined) return
  const { moment } = FAULTS[name]
  const idle: readonly (string | false)[] = [
    own !== undefined && moment !== 'after the header' && 'status',
    time !== undefined && moment === 'never answers' && 'latency',
  ]
  const rule = `With the fault ${name} this has no effect.`
  for (const key of idle)
    if (key) report(context, { code: 'conflict', rule, mend: 'Keep one of the two.' }, [key])
}

export const whenFull = z
  .union([
    status(503),
    z
      .strictObject(refusalFields(503))
      .meta({ title: 'refusal', examples: [{ fault: 'reset' }] })
      .describe('A status or a fault, and how long it takes.')
      .check(checkRefusal),
  ])
  .meta({ title: 'refusal', examples: [503, { fault: 'reset' }] })
  .describe('What those get who find the queue full. Default 503.')
