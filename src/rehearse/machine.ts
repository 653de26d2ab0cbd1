/** The machine the run happens on. Nothing of it reaches the simulation. */
export interface Machine {
  readonly startedAt: string
  readonly node: string
  /** The wall time, in milliseconds since 1970. */
  epochMs(): number
  elapsedMs(): number
  peakRssMb(): number
  /** One turn of the event loop of the process. */
  hop(): Promise<void>
}
