// One step of expectation and maximisation for two log-normals and a share that never comes. Hot: some
// hundreds of steps over some thousands of bins for each fit.
import { standardNormalHazard, standardNormalTail } from '../../../random/normal-tail.ts'
import type { Observed } from '../observed.ts'

export interface Part {
  /** Of all calls. */
  readonly share: number
  readonly mu: number
  readonly sigma: number
}

/** The three shares add up to 1. */
export interface Pair {
  readonly quick: Part
  readonly slow: Part
  readonly hangShare: number
}

/** A narrower part would be one value, endlessly likely. */
const SIGMA_MIN = 0.005
const LOG_ROOT_TAU = Math.log(2 * Math.PI) / 2
const TINY = 1e-300

/** The pair after the step, and the log-likelihood before it. */
export function expectAndMaximise(
  observed: Observed,
  pair: Pair,
): { readonly next: Pair; readonly logLikelihood: number } {
  const quick = new Gathering(pair.quick)
  const slow = new Gathering(pair.slow)
  const ofAnswers = takeAnswers(observed, quick, slow)
  const { ofGivenUp, hanging } = takeGivenUp(observed, pair, { quick, slow })
  return {
    next: {
      quick: quick.part(observed),
      slow: slow.part(observed),
      hangShare: hanging / observed.count,
    },
    logLikelihood: ofAnswers + ofGivenUp,
  }
}

/** What one part gets, about its mean before the step. */
class Gathering {
  readonly from: Part
  #count = 0
  #sum = 0
  #squares = 0

  constructor(from: Part) {
    this.from = from
  }

  add(count: number, distance: number, square: number): void {
    this.#count += count
    this.#sum += count * distance
    this.#squares += count * square
  }

  part({ count, resolutionUs }: Observed): Part {
    if (this.#count === 0) return { ...this.from, share: 0 }
    const shift = this.#sum / this.#count
    const mu = this.from.mu + shift
    // Nor narrower than it could be measured.
    const least = Math.max(SIGMA_MIN, (0.3 * resolutionUs) / Math.exp(mu))
    const sigma = Math.sqrt(Math.max(0, this.#squares / this.#count - shift * shift))
    return { share: this.#count / count, mu, sigma: Math.max(sigma, least) }
  }
}

function takeAnswers({ bins, sums }: Observed, quick: Gathering, slow: Gathering): number {
  const [one, other] = [quick.from, slow.from]
  const heightOne = Math.log(Math.max(one.share, TINY) / one.sigma)
  const heightOther = Math.log(Math.max(other.share, TINY) / other.sigma)
  let logLikelihood = -sums.log - sums.count * LOG_ROOT_TAU
  for (const { log, count } of bins) {
    const toOne = log - one.mu
    const toOther = log - other.mu
    const gap =
      heightOther - 0.5 * (toOther / other.sigma) ** 2 - heightOne + 0.5 * (toOne / one.sigma) ** 2
    const ratio = Math.exp(-Math.abs(gap))
    const ofOther = gap > 0 ? 1 / (1 + ratio) : ratio / (1 + ratio)
    quick.add(count * (1 - ofOther), toOne, toOne * toOne)
    slow.add(count * ofOther, toOther, toOther * toOther)
    const ofNearer = heightOne - 0.5 * (toOne / one.sigma) ** 2 + Math.max(0, gap)
    logLikelihood += count * (ofNearer + Math.log1p(ratio))
  }
  return logLikelihood
}

function takeGivenUp(
  { censored }: Observed,
  { hangShare }: Pair,
  { quick, slow }: { quick: Gathering; slow: Gathering },
): { readonly ofGivenUp: number; readonly hanging: number } {
  let ofGivenUp = 0
  let hanging = 0
  for (const { atUs, count } of censored) {
    const chances = [quick, slow].map(({ from }) => {
      const z = (Math.log(atUs) - from.mu) / from.sigma
      return { z, chance: from.share * standardNormalTail(z) }
    })
    const all = Math.max(
      chances.reduce((sum, { chance }) => sum + chance, hangShare),
      TINY,
    )
    for (const [index, { z, chance }] of chances.entries()) {
      const part = index === 0 ? quick : slow
      const { sigma } = part.from
      const hazard = chance === 0 ? 0 : standardNormalHazard(z)
      part.add((count * chance) / all, sigma * hazard, sigma * sigma * (1 + z * hazard))
    }
    hanging += (count * hangShare) / all
    ofGivenUp += count * Math.log(all)
  }
  return { ofGivenUp, hanging }
}
