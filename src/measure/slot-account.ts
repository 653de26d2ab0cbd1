// Who occupied the slots: every µs that a slot was held, by webhook, outcome and status. How many calls
// there were, and how they ended, is read off the same entries. Hot: one entry looked up a call, among
// the few there are.
import type { CallEnding, Outcome } from '../timeline/event.ts'

export interface AccountEntry {
  readonly webhook: string
  readonly outcome: Outcome
  readonly calls: number
  readonly slotUs: number
}

/** An entry for one status that the sender saw; 0 where it saw none. */
export interface StatusEntry extends AccountEntry {
  readonly status: number
}

interface OpenEntry {
  readonly outcome: Outcome
  readonly status: number
  calls: number
  slotUs: number
}

export class SlotAccount {
  readonly #byWebhook: OpenEntry[][] = []

  add(webhookIndex: number, result: CallEnding, slotUs: number): void {
    const { outcome } = result
    const status = 'status' in result ? result.status : 0
    const entries = this.#byWebhook[webhookIndex] ?? this.#open(webhookIndex)
    for (const entry of entries) {
      if (entry.outcome !== outcome || entry.status !== status) continue
      entry.calls++
      entry.slotUs += slotUs
      return
    }
    entries.push({ outcome, status, calls: 1, slotUs })
  }

  /** Calls that ended so. */
  callsThat(outcome: Outcome): number {
    const entries = this.#byWebhook.flat().filter((entry) => entry.outcome === outcome)
    return entries.reduce((sum, { calls }) => sum + calls, 0)
  }

  /** By webhook, each in the order it first came up. */
  entries(webhooks: readonly string[]): readonly StatusEntry[] {
    return webhooks.flatMap((webhook, index) =>
      (this.#byWebhook[index] ?? []).map((entry) => ({ webhook, ...entry })),
    )
  }

  #open(webhookIndex: number): OpenEntry[] {
    const entries: OpenEntry[] = []
    this.#byWebhook[webhookIndex] = entries
    return entries
  }
}

/** The entries with their statuses added together. */
export function byOutcome(entries: readonly StatusEntry[]): readonly AccountEntry[] {
  const merged: (AccountEntry & { calls: number; slotUs: number })[] = []
  for (const { webhook, outcome, calls, slotUs } of entries) {
    const same = merged.find((each) => each.webhook === webhook && each.outcome === outcome)
    if (same) {
      same.calls += calls
      same.slotUs += slotUs
    } else {
      merged.push({ webhook, outcome, calls, slotUs })
    }
  }
  return merged
}
