// One lead's way through the campaign as plain data: format `hookdrill-story/1`. Secrets are masked,
// and values of leads may be redacted; times are milliseconds of virtual time.

export const STORY_FORMAT = 'hookdrill-story/1'

export interface Story {
  readonly format: typeof STORY_FORMAT
  readonly scenario: { readonly name: string; readonly seed: number }
  /** Index of the lead, from 0. */
  readonly lead: number
  readonly arrivedMs: number
  readonly endedMs: number
  /** Every field that is not empty, and those that a token reads or a response writes. */
  readonly fields: readonly StoryField[]
  readonly calls: readonly StoryCall[]
}

export type StoryValue = string | number | boolean | null

export interface StoryField {
  readonly name: string
  readonly type: string
  readonly value: StoryValue
  readonly isRead: boolean
  readonly isWritten: boolean
}

export interface StoryCall {
  /** From 0, in the order of the flow. */
  readonly number: number
  readonly webhook: string
  readonly queuedMs: number
  readonly startedMs: number
  readonly endedMs: number
  readonly tokens: readonly StoryToken[]
  /** The webhook's own. */
  readonly request: StoryRequest
  /** The last. */
  readonly reply: StoryReply
  /** Every request with its reply, in order, where redirects were followed; else none. */
  readonly hops: readonly StoryHop[]
  readonly outcome: StoryOutcome
  readonly mappings: readonly StoryMapping[]
}

export interface StoryToken {
  /** `url`, `payload` or `headers.<name>`. */
  readonly part: string
  readonly text: string
  /** Where its value comes from, in words. */
  readonly from: string
  /** Before encoding. */
  readonly value: StoryValue
  readonly isDefault: boolean
  /** As it was sent. */
  readonly written: string
}

export type StoryRequest =
  | {
      readonly kind: 'sent'
      readonly method: string
      readonly url: string
      readonly headers: readonly (readonly [name: string, value: string])[]
      readonly body: string
      /** `null` where leads are redacted: it would say how long a value is. */
      readonly bodyBytes: number | null
    }
  | { readonly kind: 'not sent'; readonly why: string }

export type StoryReply =
  | {
      readonly kind: 'answer'
      /** From the request to the header. */
      readonly afterMs: number
      /** To the last byte, whether or not the call waited for it. */
      readonly endedAfterMs: number
      readonly status: number
      readonly headers: readonly (readonly [name: string, value: string])[]
      /** As far as it was sent; of a huge one the beginning. */
      readonly body: string
      /** `null` where leads are redacted. */
      readonly bodyBytes: number | null
      /** The fault that shaped it; empty when there was none. */
      readonly fault: string
      /** What that means, as a sentence; empty when there was none. */
      readonly effect: string
    }
  /** No answer in time, or none at all. */
  | { readonly kind: 'no answer'; readonly why: string }

export interface StoryHop {
  readonly request: StoryRequest
  readonly reply: StoryReply
}

export interface StoryOutcome {
  readonly name: string
  /** `null` when the platform documents none for it (decision 9). */
  readonly errorType: number | null
  readonly why: string
}

export interface StoryMapping {
  readonly attribute: string
  readonly field: string
  /** The value at the path as JSON writes it; `null` when nothing is there. */
  readonly raw: string | null
  readonly verdict: 'written' | 'skipped'
  /** What the field holds afterwards; only where it was written. */
  readonly value?: StoryValue
  readonly why: string
}
