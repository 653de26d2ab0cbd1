import type { JsonValue } from '../../service/definition.ts'

/** One of several webhooks that become one, and its service. */
export interface AggregatedPart {
  readonly webhook: string
  /** Where its answer stands in the answer of all. */
  readonly member: string
  readonly definition: JsonValue
  /** The key of its service. */
  readonly origin: string
  /** With all that its preset stands for. */
  readonly service: JsonValue
}
