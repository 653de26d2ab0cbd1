// MSW clones every request before a handler sees it, and a native clone tees the body's stream, which
// is most of what a handler costs. This one is rebuilt from the text it was made of.

export interface LightRequestParts {
  readonly url: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
}

/** A `Request` with a cheap `clone()`. */
export class LightRequest extends Request {
  readonly #parts: LightRequestParts

  constructor(parts: LightRequestParts) {
    super(parts.url, {
      method: parts.method,
      headers: parts.headers,
      ...(parts.body !== undefined && { body: parts.body }),
    })
    this.#parts = parts
  }

  override readonly clone = (): LightRequest => new LightRequest(this.#parts)
}
