// Bodies that come over time, on their way to a client piece by piece. MSW sends a header with the first
// piece of its body, so an empty one goes ahead: the header does not wait for the body.

type Pieces = ReadableStreamDefaultController<Uint8Array>

const NOTHING = new Uint8Array()

export class Pouring {
  /** Bodies that are not at their end, and whose client still reads. */
  readonly #open = new Set<Pieces>()

  /** The same answer, its header first. `heard` is told of every piece. */
  headFirst({ status, statusText, headers, body }: Response, heard: () => void): Response {
    return new Response(body && this.#pour(body, heard), { status, statusText, headers })
  }

  /** Breaks off what is left, as a server does that goes away. */
  breakOff(): void {
    for (const pieces of this.#open) pieces.error(new Error('The run is over.'))
    this.#open.clear()
  }

  #pour(body: ReadableStream<Uint8Array>, heard: () => void): ReadableStream<Uint8Array> {
    const reader = body.getReader()
    return new ReadableStream({
      start: (pieces) => {
        const end = (): void => void this.#open.delete(pieces)
        reader.closed.then(end, end)
        this.#open.add(pieces)
        pieces.enqueue(NOTHING)
      },
      async pull(pieces) {
        const { done, value } = await reader.read()
        if (done) return pieces.close()
        heard()
        pieces.enqueue(value)
      },
      cancel(reason) {
        // Not waited for: what the body waits for may never come any more.
        reader.cancel(reason).catch(() => {})
      },
    })
  }
}
