// A fingerprint of the whole timeline: equal runs have equal digests, on any machine. Hot: facts are
// gathered as 64-bit floats in the order below and hashed a block at a time; texts (what was written,
// why something failed) go in between, in their place. What follows from the rest is left out: a call
// is queued when its lead arrives or its call before ends, and its step names its webhook. Order and
// format are part of the result: they change only with the report's format.
import { createHash } from 'node:crypto'
import { unreachable } from '../errors.ts'
import type { CallEnded, CallEnding, Outcome } from './event.ts'
import { type Audience, audience } from './listener.ts'

export interface Digest {
  readonly audience: Audience
  /** 64 hexadecimal digits, of what was heard so far: asking changes nothing. */
  finish(): string
}

const BLOCK = 8_192
/** Most numbers one event adds. */
const EVENT_MAX = 8

/** What begins the rows of other events. Those of calls begin with a number from 0 up. */
const ROWS = {
  'run-started': -1,
  'lead-skipped': -2,
  'run-ended': -3,
  exchanges: -4,
  triggered: -5,
  loop: -6,
  'send-ended': -7,
} as const

export function createDigest(): Digest {
  const hash = createHash('sha256')
  const block = new Float64Array(BLOCK)
  let used = 0

  const flush = (): void => {
    hash.update(block.subarray(0, used))
    used = 0
  }
  const makeRoom = (): void => {
    if (used > BLOCK - EVENT_MAX) flush()
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
    makeRoom()
    // A lead's index has 27 bits, a step's 12, an outcome 4 and an HTTP status 10: together 53, exact.
    const who = call.leadIndex * 4_096 + call.stepIndex
    add((who * 16 + codeOf(result.outcome)) * 1_024 + statusOf(result))
    add(call.startedUs)
    add(call.timeUs)
    if (call.exchanges.length !== 1) {
      add(ROWS.exchanges)
      add(call.exchanges.length)
    }
    const text = textOf(result)
    if (text !== '') addText(text)
  }

  return {
    audience: audience({
      'run-started': (event) => {
        add(ROWS[event.kind])
        add(event.offered)
        add(event.slotCount)
        add(event.timeoutUs)
        addText(JSON.stringify(event.webhooks))
      },
      'lead-arrived': (event) => {
        if (!event.isTriggered) return
        makeRoom()
        add(ROWS.triggered)
        add(event.campaignIndex)
        add(event.leadIndex)
      },
      'send-ended': (event) => {
        makeRoom()
        add(ROWS[event.kind])
        add(event.timeUs)
        add(event.leadIndex)
        add(event.stepIndex)
      },
      'lead-skipped': (event) => {
        makeRoom()
        add(event.reason === 'endless loop' ? ROWS.loop : ROWS[event.kind])
        add(event.timeUs)
        add(event.campaignIndex)
        add(event.leadIndex)
      },
      'call-ended': addCall,
      'run-ended': (event) => {
        makeRoom()
        add(ROWS[event.kind])
        add(event.timeUs)
        add(event.isComplete ? 1 : 0)
      },
    }),
    finish: () => {
      flush()
      return hash.copy().digest('hex')
    },
  }
}

function codeOf(outcome: Outcome): number {
  switch (outcome) {
    case 'mapped':
      return 1
    case 'unmapped':
      return 2
    case 'rejected':
      return 3
    case 'timeout':
      return 4
    case 'empty':
      return 5
    case 'unreadable':
      return 6
    case 'failed':
      return 7
    case 'refused':
      return 8
    // A 2xx whose body nobody read: what became of it is not the timeline's at that fidelity.
    case 'accepted':
      return 9
    case 'crashed':
      return 10
    default:
      return unreachable(outcome)
  }
}

function statusOf(result: CallEnding): number {
  return 'status' in result ? result.status : 0
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
