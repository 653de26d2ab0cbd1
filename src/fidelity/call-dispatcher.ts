import { Dispatcher } from 'undici'

type Carry = (options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler) => boolean

/** The dispatcher of one call, over connections that belong to somebody else: closing it closes none. */
export class CallDispatcher extends Dispatcher {
  readonly #carry: Carry

  constructor(carry: Carry) {
    super()
    this.#carry = carry
  }

  override dispatch(
    options: Dispatcher.DispatchOptions,
    handler: Dispatcher.DispatchHandler,
  ): boolean {
    return this.#carry(options, handler)
  }

  override async close(): Promise<void> {}

  override async destroy(): Promise<void> {}
}
