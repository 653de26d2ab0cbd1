// A fingerprint of the whole timeline: equal runs have equal digests, on any machine. Hot: facts are
// gathered as 64-bit floats in the order below and hashed a block at a time; texts (what was written,
// why something failed) go in between, in their place. Order and format are part of the result: they
// change only with the report's format.
import { createHash } from 'node:crypto'
import { unreachable } from '../errors.ts'
import type { CallEnded, CallEnding, Outcome, TimelineEvent } from './event.ts'
import type { Listener } from './listener.ts'

export interface Digest {
  readonly listen: Listener
  /** 64 hexadecimal digits. Called once, after the last event. */
  finish(): string
}

const BLOCK = 8_192
/** Most numbers one event adds. */
const EVENT_MAX = 12

const KINDS = {
  'run-started': 1,
  'lead-arrived': 2,
  'lead-skipped': 3,
  'call-ended': 4,
  'lead-completed': 5,
  'run-ended': 6,
} as const

const OUTCOMES: Readonly<Record<Outcome, number>> = {
  mapped: 1,
  unmapped: 2,
  rejected: 3,
  timeout: 4,
  empty: 5,
  unreadable: 6,
  failed: 7,
  refused: 8,
  // A 2xx whose body nobody read: what became of it is not the timeline's at that fidelity.
  accepted: 9,
  crashed: 10,
}

export function createDigest(): Digest {
  const hash = createHash('sha256')
  const block = new Float64Array(BLOCK)
  let used = 0

  const flush = (): void => {
    hash.update(block.subarray(0, used))
    used = 0
  }
  const add = (value: number): void => {
    block[used++] = value
  }
  const addText = (text: string): void => {
    flush()
    hash.update(`${text.length}:${text}`)
  }

  const addCall = (call: CallEnded): void => {
    const { result } = call
    add(KINDS['call-ended'])
    add(call.leadIndex)
    add(call.stepIndex)
    add(call.webhookIndex)
    add(call.queuedUs)
    add(call.startedUs)
    add(call.timeUs)
    add(OUTCOMES[result.outcome])
    add('status' in result ? result.status : 0)
    add(call.exchanges.length)
    const text = textOf(result)
    if (text !== '') addText(text)
  }

  const listen = (event: TimelineEvent): void => {
    if (used > BLOCK - EVENT_MAX) flush()
    switch (event.kind) {
      // Queued and started are told again, with their times, when the call ends.
      case 'call-queued':
      case 'call-started':
        return
      case 'call-ended':
        addCall(event)
        return
      case 'lead-arrived':
      case 'lead-skipped':
      case 'lead-completed':
        add(KINDS[event.kind])
        add(event.timeUs)
        add(event.leadIndex)
        return
      case 'run-started':
        add(KINDS[event.kind])
        add(event.offered)
        add(event.slotCount)
        add(event.timeoutUs)
        addText(JSON.stringify(event.webhooks))
        return
      case 'run-ended':
        add(KINDS[event.kind])
        add(event.timeUs)
        add(event.isComplete ? 1 : 0)
        return
      default:
        unreachable(event)
    }
  }

  return {
    listen,
    finish: () => {
      flush()
      return hash.digest('hex')
    },
  }
}

function textOf(result: CallEnding): string {
  switch (result.outcome) {
    case 'mapped':
      return JSON.stringify([result.writes, result.skipped])
    case 'unmapped':
      return result.skipped.length > 0 ? JSON.stringify(result.skipped) : ''
    case 'failed':
      return result.failure
    default:
      return ''
  }
}
