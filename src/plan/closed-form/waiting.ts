// How long one waits in a queue that has run for ever, in closed form. Rates are per second, times in
// seconds. Sources: Kleinrock, Queueing Systems I (1975), §3.5, §5.6; Cooper, Introduction to Queueing
// Theory (1981), §3.3.

/** Poisson arrivals, and how long a service takes by its first two moments. */
export interface Demand {
  readonly arrivalRate: number
  readonly mean: number
  readonly meanSquare: number
}

/** Erlang's B: the share of arrivals that find all of `servers` busy and are lost. `load` is λ × E[S]. */
export function erlangB(servers: number, load: number): number {
  let blocked = 1
  for (let count = 1; count <= servers; count++) {
    blocked = (load * blocked) / (count + load * blocked)
  }
  return blocked
}

/** Erlang's C: the share of arrivals that have to wait, where everybody may. */
export function erlangC(servers: number, load: number): number {
  const blocked = erlangB(servers, load)
  const utilisation = load / servers
  return blocked / (1 - utilisation * (1 - blocked))
}

/** M/M/c: the mean wait. M/M/1 is that of one server. */
export function meanWaitOfMany(servers: number, { arrivalRate, mean }: Demand): number {
  return erlangC(servers, arrivalRate * mean) / (servers / mean - arrivalRate)
}

/** M/G/1, by Pollaczek and Khinchine: the mean wait, whatever the distribution. */
export function meanWaitOfOne({ arrivalRate, mean, meanSquare }: Demand): number {
  return (arrivalRate * meanSquare) / (2 * (1 - arrivalRate * mean))
}

/** Standard deviations that are left to luck: means of waits are skewed, and four are not enough. */
const LUCK = 5

/** How far the mean wait of so many arrivals may be off, when the queue begins empty: five standard
 *  deviations of the average of a reflected Brownian motion with the drift and the spread of the queue, and
 *  what the empty beginning costs. Whitt (1989), Planning queueing simulations: exact in heavy traffic, and
 *  too wide below it. */
export function waitTolerance(
  servers: number,
  { arrivalRate, mean, meanSquare }: Demand,
  arrivals: number,
): number {
  const drift = 1 - (arrivalRate * mean) / servers
  const spread = meanSquare / mean / servers
  const time = (arrivals * mean) / servers
  const deviation = Math.sqrt(spread ** 3 / (2 * drift ** 4 * time))
  return LUCK * deviation + spread ** 2 / (4 * drift ** 3 * time)
}
