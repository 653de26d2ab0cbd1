/** The machine the run happens on. Nothing of it reaches the simulation. */
export interface Machine {
  readonly startedAt: string
  readonly node: string
  /** The wall time, in milliseconds since 1970. */
  epochMs(): number
  elapsedMs(): number
  peakRssMb(): number
  /** What a module of the user's exports; `what` it is, for messages. Throws `UsageError` when it cannot
   *  be loaded. The module is fresh: what it counts begins anew. */
  importModule(module: { readonly file: string; readonly what: string }): Promise<object>
  /** One turn of the event loop of the process. */
  hop(): Promise<void>
}
