// What the bench runs, and what comes of a run.

export interface Done {
  readonly calls: number
  /** Measured inside, without the start of a process or a server. */
  readonly seconds: number
  /** Of what was done: a workload that did something else is not the same workload. */
  readonly digest: string
  /** What a reader should know of this run: a latency, say. */
  readonly note?: string
  /** How much was held on the way, in its order. */
  readonly marks?: readonly Mark[]
  /** The campaign's total execution delay in virtual time, where there is one. */
  readonly delaySeconds?: number
}

/** What the process held at one moment. */
export interface Mark {
  /** How far the run was: `10%`. */
  readonly at: string
  /** As the system counts it, with what the next collection would give back. */
  readonly rssMib: number
  /** Of the heap, what is left after a collection. */
  readonly heapMib: number
  /** Of memory outside the heap, the same: buffers, for the most part. */
  readonly buffersMib: number
  /** Timers, sockets, servers and whatever else keeps the process alive. */
  readonly resources: number
  /** Listeners on the process itself. */
  readonly listeners: number
}

/** What must hold in a soak. */
export interface Bounds {
  readonly peakRssMib: number
  /** Most that may be retained at the end beyond what was retained at the first mark. */
  readonly growthMib: number
}

export interface Workload {
  readonly name: string
  /** Calls, leads, slots or runs: what `run` is told. Several: how cost grows from one to the next. */
  readonly size: number | readonly number[]
  /** The size inside `npm test`. */
  readonly smoke: number
  readonly run: (size: number) => Promise<Done>
  /** Names of the workloads of the same family that it is measured against. */
  readonly against?: readonly string[]
  /** What has to be installed for it, where it is not. */
  readonly missing?: () => string | undefined
  readonly bounds?: Bounds
}

/** Workloads that are measured together. */
export interface Family {
  readonly name: string
  /** One line for `--help`. */
  readonly about: string
  /** Whether the bench runs it when nothing is asked for by name. */
  readonly isCanonical: boolean
  /** How fast beside each other, how cost grows from size to size, or whether memory stays flat. */
  readonly question: 'race' | 'growth' | 'soak'
  readonly workloads: readonly Workload[]
}
