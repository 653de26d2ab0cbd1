// "Did you mean": the candidate that is the same but for spaces, punctuation and case, else one that
// is two typing mistakes away at most. More distant guesses mislead.

const MISTAKES_MAX = 2

export function nearestName(name: string, candidates: readonly string[]): string | undefined {
  const wanted = bare(name)
  let best: string | undefined
  let bestDistance = Math.min(MISTAKES_MAX, Math.floor(wanted.length / 3)) + 1
  for (const candidate of candidates) {
    const other = bare(candidate)
    if (Math.abs(other.length - wanted.length) >= bestDistance) continue
    const distance = editDistance(wanted, other)
    if (distance < bestDistance) {
      best = candidate
      bestDistance = distance
    }
  }
  return best
}

function bare(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

/** Levenshtein's distance, with two neighbours swapped as one mistake (optimal string alignment). */
function editDistance(from: string, to: string): number {
  let before: number[] = []
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= to.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1)
      const isSwapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]
      const swapped = isSwapped ? (before[j - 2] ?? 0) + 1 : replaced
      next.push(Math.min(replaced, swapped, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    before = row
    row = next
  }
  return row[to.length] ?? 0
}
