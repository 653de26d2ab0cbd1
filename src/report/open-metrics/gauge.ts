// The families that most figures are.
import { toUs } from '../milliseconds.ts'
import type { Family } from './exposition.ts'

const US_PER_SECOND = 1_000_000

/** As monitoring systems have durations. */
export function seconds(valueMs: number): number {
  return toUs(valueMs) / US_PER_SECOND
}

/** One figure. */
export function gauge(name: string, help: string, value: number): Family {
  return { name, type: 'gauge', help, samples: [{ labels: {}, value }] }
}

interface Counted {
  readonly label: string
  readonly counts: Readonly<Record<string, number>>
}

/** A figure for each key. */
export function tally(name: string, help: string, { label, counts }: Counted): Family {
  const samples = Object.entries(counts).map(([key, value]) => ({
    labels: { [label]: key },
    value,
  }))
  return { name, type: 'gauge', help, samples }
}
