import { UsageError } from '../errors.ts'

/** A duration as an option has it, in milliseconds. */
export async function spanMs(option: string, text: string): Promise<number> {
  const { durationOf } = await import('../index.ts')
  const spanUs = durationOf(text)
  if (spanUs !== undefined) return spanUs / 1_000
  throw new UsageError(`${option} "${text}": write a duration with a unit, like 10ms or 1h.`)
}
