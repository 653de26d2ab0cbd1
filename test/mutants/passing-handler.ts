// Hands on all it hears of an exchange: what is heard wrong overrides one of these.
import type { Dispatcher } from 'undici'

type Handler = Required<Dispatcher.DispatchHandler>

export class PassingHandler implements Dispatcher.DispatchHandler {
  readonly #handler: Dispatcher.DispatchHandler

  constructor(handler: Dispatcher.DispatchHandler) {
    this.#handler = handler
  }

  onRequestStart(...told: Parameters<Handler['onRequestStart']>): void {
    this.#handler.onRequestStart?.(...told)
  }

  onResponseStart(...told: Parameters<Handler['onResponseStart']>): void {
    this.#handler.onResponseStart?.(...told)
  }

  onResponseData(...told: Parameters<Handler['onResponseData']>): void {
    this.#handler.onResponseData?.(...told)
  }

  onResponseEnd(...told: Parameters<Handler['onResponseEnd']>): void {
    this.#handler.onResponseEnd?.(...told)
  }

  onResponseError(...told: Parameters<Handler['onResponseError']>): void {
    this.#handler.onResponseError?.(...told)
  }
}
