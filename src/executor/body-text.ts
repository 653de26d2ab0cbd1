const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** Bytes of a body as text: UTF-8, whatever charset is announced (decision 32); never throws. A byte order
 *  mark that begins them stays: whoever reads the text decides about it. */
export function bodyText(bytes: Uint8Array | ArrayBuffer): string {
  return decoder.decode(bytes)
}
