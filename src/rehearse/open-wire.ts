// A run on the wire: against a mock of ours that it starts, or against a service of the user's own.
import { answerMaxUs } from '../executor/time-limit.ts'
import { originOf } from '../executor/url.ts'
import { type MockCarrierSetup, openMockCarrier } from '../fidelity/mock-carrier.ts'
import type { OpenedReach } from '../fidelity/port.ts'
import { openTargetCarrier } from '../fidelity/target-carrier.ts'
import { openWire, type WireSetup } from '../fidelity/wire.ts'
import { ServedCount } from '../measure/served-count.ts'
import { shortDuration } from '../report/format.ts'
import { unhurriedClock } from '../time/real-clock.ts'

export interface WireOptions {
  /** Scheme, host and port of the service that gets every request, in place of a mock of ours. This
   *  machine, unless `allowHosts` names it. */
  readonly target?: string
  /** Hosts besides this machine that requests may go to. */
  readonly allowHosts?: readonly string[]
  /** Longest the run may take by its estimate, in milliseconds of real time. Default 10 minutes. */
  readonly realTimeMaxMs?: number
}

type Parts = Omit<WireSetup, 'clock' | 'carrier'> &
  Pick<MockCarrierSetup, 'services' | 'decide' | 'luck' | 'leadOf'>

/** Time begins with the first call: opening takes some. */
export async function openOnWire(
  parts: Parts,
  { target, allowHosts: allowedHosts = [] }: WireOptions,
): Promise<OpenedReach> {
  const { settings, webhooks } = parts
  const clock = unhurriedClock()
  const common = { clock, answerMaxUs: answerMaxUs(settings) }
  if (target !== undefined) {
    const origins = webhooks.map(({ url }) => originOf(url) ?? '')
    const { bodyMaxBytes } = settings
    const carrier = await openTargetCarrier({
      target,
      allowedHosts,
      origins,
      bodyMaxBytes,
      ...common,
    })
    return openWire({ ...parts, clock, carrier })
  }
  const counted = new ServedCount()
  const served = (request: Parameters<typeof counted.ended>[0]): void => counted.ended(request)
  const carrier = await openMockCarrier({ ...parts, ...common, served })
  const opened = openWire({ ...parts, clock, carrier })
  return {
    ...opened,
    close: async () => [...(await opened.close()), ...lateness(counted)],
  }
}

/** Most the mock may add at p99 before the report warns of it. */
const OVERHEAD_MAX_US = 10_000

function lateness(counted: ServedCount): string[] {
  const { overhead } = counted.measures()
  if (!overhead || overhead.p99Us <= OVERHEAD_MAX_US) return []
  const [p50, p99] = [shortDuration(overhead.p50Us), shortDuration(overhead.p99Us)]
  return [
    `The machine was too busy to keep time: the mock's replies were ${p50} late at p50 and ${p99} at p99, and call times have that in them.`,
  ]
}
