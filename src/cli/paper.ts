const NARROWEST = 40
const WIDEST = 120
const WIDTH_OF_A_FILE = 100

export interface Paper {
  readonly columns: number
  readonly hasColor: boolean
}

/** What a report is printed on. */
export function paper(stream: NodeJS.WriteStream): Paper {
  if (!stream.isTTY) return { columns: WIDTH_OF_A_FILE, hasColor: false }
  const columns = Math.min(WIDEST, Math.max(NARROWEST, stream.columns ?? WIDTH_OF_A_FILE))
  return { columns, hasColor: stream.hasColors() }
}
