// Who occupied the slots: every µs that a slot was held, by webhook and outcome. Hot: one entry looked
// up a call.
import type { Outcome } from '../timeline/event.ts'

export interface AccountEntry {
  readonly webhook: string
  readonly outcome: Outcome
  readonly calls: number
  readonly slotUs: number
}

type OpenEntry = { readonly outcome: Outcome; calls: number; slotUs: number }

export class SlotAccount {
  readonly #byWebhook: OpenEntry[][] = []

  add(webhookIndex: number, outcome: Outcome, slotUs: number): void {
    let entries = this.#byWebhook[webhookIndex]
    if (entries === undefined) {
      entries = []
      this.#byWebhook[webhookIndex] = entries
    }
    for (const entry of entries) {
      if (entry.outcome !== outcome) continue
      entry.calls++
      entry.slotUs += slotUs
      return
    }
    entries.push({ outcome, calls: 1, slotUs })
  }

  /** By webhook, then outcome, each in the order it first came up. */
  finish(webhooks: readonly string[]): readonly AccountEntry[] {
    return webhooks.flatMap((webhook, index) =>
      (this.#byWebhook[index] ?? []).map((entry) => ({ webhook, ...entry })),
    )
  }
}
