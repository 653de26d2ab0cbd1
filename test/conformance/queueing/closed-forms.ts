// What queueing theory says of a queue that has run for ever, in its closed forms. Rates are per second,
// times in seconds. Sources: Kleinrock, Queueing Systems I (1975), §3.2, §3.5, §5.6; Cooper, Introduction
// to Queueing Theory (1981), §3.3.

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

export interface Limited {
  /** The share of arrivals that find no room. */
  readonly lost: number
  /** The mean wait of the others. */
  readonly meanWait: number
}

/** M/M/c/K: `room` is how many are in it at most, served ones included. */
export function limited(
  { servers, room }: { readonly servers: number; readonly room: number },
  { arrivalRate, mean }: Demand,
): Limited {
  const weights = [1]
  for (let count = 1; count <= room; count++) {
    const before = weights[count - 1] ?? 0
    weights.push((before * arrivalRate * mean) / Math.min(count, servers))
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const lost = (weights[room] ?? 0) / total
  const waiting = weights.reduce(
    (sum, weight, count) => sum + (Math.max(0, count - servers) * weight) / total,
    0,
  )
  return { lost, meanWait: waiting / (arrivalRate * (1 - lost)) } // Little's law
}
