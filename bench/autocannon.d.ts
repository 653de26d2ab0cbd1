// The package has no types of its own: what is used of it.
declare module 'autocannon' {
  interface Options {
    readonly url: string
    readonly connections: number
    /** Requests, all together. */
    readonly amount: number
    readonly expectBody: string
    /** Every so many milliseconds it looks whether it is done. */
    readonly sampleInt: number
  }

  interface Result {
    readonly '2xx': number
    readonly errors: number
    readonly mismatches: number
  }

  interface Instance extends PromiseLike<Result> {
    on(
      event: 'response',
      hear: (client: unknown, statusCode: number, bytes: number, milliseconds: number) => void,
    ): this
  }

  const autocannon: (options: Options) => Instance
  export = autocannon
}
