// The report's edge: µs inside, milliseconds in the report. Dividing by 1,000 and multiplying again
// gives back the very same whole µs, so nothing is lost on the way to the words.

export function toMs(valueUs: number): number {
  return valueUs / 1_000
}

export function toUs(valueMs: number): number {
  return Math.round(valueMs * 1_000)
}
