// The conversation while a run is under way, on stderr. In a terminal one line that redraws itself a
// few times a second; elsewhere a plain line now and then, so that a log stays readable.
import type { WriteStream } from 'node:tty'

/** What a line may depend on besides the run itself. */
export interface LineSize {
  readonly columns: number
  readonly wallSeconds: number
}

export interface Progress {
  /** Draws the line when it is time to; `line` is called only then. */
  update(line: (size: LineSize) => string): void
  /** A line that stays, also where no progress is wanted. */
  say(line: string): void
  /** Clears the line. May be called twice. */
  end(): void
}

const REDRAW_MS = 100
const PLAIN_LINE_MS = 5_000
const COLUMNS_OF_A_LOG = 100
export const CLEAR_LINE = '\r\u001b[K'

/** `stream` is stderr. A `dumb` terminal cannot redraw, so it gets plain lines. */
export function openProgress(stream: WriteStream, isWanted: boolean): Progress {
  if (!isWanted) return { ...plainLines(stream), update() {} }
  return stream.isTTY && process.env.TERM !== 'dumb' ? liveLine(stream) : plainLines(stream)
}

function liveLine(stream: WriteStream): Progress {
  const startedMs = performance.now()
  let drawnMs = Number.NEGATIVE_INFINITY
  let isOver = false
  stream.write('loading…')
  return {
    update(line) {
      const nowMs = performance.now()
      if (isOver || nowMs - drawnMs < REDRAW_MS) return
      drawnMs = nowMs
      const size = { columns: stream.columns, wallSeconds: (nowMs - startedMs) / 1_000 }
      stream.write(CLEAR_LINE + line(size))
    },
    say: (line) => void stream.write(`${CLEAR_LINE}${line}\n`),
    end() {
      if (!isOver) stream.write(CLEAR_LINE)
      isOver = true
    },
  }
}

function plainLines(stream: WriteStream): Progress {
  const startedMs = performance.now()
  let printedMs = startedMs
  return {
    update(line) {
      const nowMs = performance.now()
      if (nowMs - printedMs < PLAIN_LINE_MS) return
      printedMs = nowMs
      const size = { columns: COLUMNS_OF_A_LOG, wallSeconds: (nowMs - startedMs) / 1_000 }
      stream.write(`${line(size)}\n`)
    },
    say: (line) => void stream.write(`${line}\n`),
    end() {},
  }
}
