// Senders: with any number of slots, and with any settings.
import fc from 'fast-check'
import type { ScenarioInput } from '../scenario/schema.ts'
import { sometimes } from './sometimes.ts'

/** `undefined` for the default. */
type Instance = {
  readonly [Key in keyof NonNullable<ScenarioInput['instance']>]:
    | NonNullable<ScenarioInput['instance']>[Key]
    | undefined
}

/** How many calls and steps go at once: what no executor may depend on. */
export const anySlots: fc.Arbitrary<Instance> = fc.record({
  concurrency: sometimes(2, fc.constantFrom(2, 3, 20)),
  processing: sometimes(3, fc.constantFrom(1, 4)),
})

const limits = sometimes(
  2,
  fc.constantFrom<Instance>(
    { redirects: 'follow' },
    { redirects: 'follow' },
    { timeoutCovers: 'connect' },
    { timeoutCovers: 'read' },
  ),
)

const settings: fc.Arbitrary<Instance> = fc.record({
  timeout: sometimes(2, fc.constantFrom('1s', '50ms', '5s', '70s')),
  timeoutEdge: sometimes(2, fc.constant('times out' as const)),
  responseContentType: sometimes(3, fc.constant('respect' as const)),
  contentType: sometimes(4, fc.constant('strict' as const)),
  userAgent: sometimes(4, fc.constant('any/1.0')),
  timeZone: sometimes(4, fc.constantFrom('America/Los_Angeles', 'Asia/Kolkata')),
  backslashPreParse: sometimes(4, fc.constant(false)),
  typing: sometimes(4, fc.constant('lenient' as const)),
  nullValue: sometimes(4, fc.constant('clear' as const)),
  emptyString: sometimes(4, fc.constant('skip' as const)),
  tooLong: sometimes(4, fc.constant('reject' as const)),
  bodyMaxBytes: sometimes(8, fc.constant(100)),
})

/** An executor may have to obey any of the settings. */
export const anyInstance: fc.Arbitrary<Instance> = fc
  .tuple(anySlots, limits, settings)
  .map(([slots, limit, others]) => ({ ...slots, ...limit, ...others }))
