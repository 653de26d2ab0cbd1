// How a lead came into a flow, as one number: 0 by arriving; brought by a trigger, how many triggers
// brought it here one after the other, and a fingerprint of which. The fingerprint is the lead's luck in
// this round: a retry must not meet the very reply that it is the retry of.

/** Rounds of a lead that triggers bring about, after which it is a loop that never ends (H11): more
 *  than any retry somebody builds by hand, and few enough to be reported at once. */
export const ROUNDS_MAX = 100

/** Times that triggers bring one lead into flows, after which they multiply without end (H11): campaigns
 *  that start each other two at a time have a million after twenty rounds. */
export const BROUGHT_MAX = 1_000

const FINGERPRINT_BITS = 26
const FINGERPRINT_RANGE = 2 ** FINGERPRINT_BITS
/** Attempts of one call below a fingerprint: the 32 bits of luck's attempt are used up. */
const ATTEMPTS_PER_CALL = 64

export const BY_ARRIVAL = 0

/** Of a lead that a call at `stepIndex` brings into another flow. */
export function entryAfter(entry: number, stepIndex: number): number {
  const mixed = Math.imul(fingerprintOf(entry) ^ (stepIndex + 1), 0x9e3779b1)
  const fingerprint = (mixed ^ (mixed >>> 15)) & (FINGERPRINT_RANGE - 1)
  return (roundOf(entry) + 1) * FINGERPRINT_RANGE + fingerprint
}

/** 0 for who arrived. */
export function roundOf(entry: number): number {
  return Math.floor(entry / FINGERPRINT_RANGE)
}

/** The first attempt of luck for calls of this entry. */
export function attemptOf(entry: number): number {
  return fingerprintOf(entry) * ATTEMPTS_PER_CALL
}

/** What tells this round of a lead from its others. */
export function fingerprintOf(entry: number): number {
  return entry % FINGERPRINT_RANGE
}
