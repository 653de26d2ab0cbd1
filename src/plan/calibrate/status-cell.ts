/** 200 to 599, or 0 for no answer, as a number or a text; `undefined` for anything else. */
export function statusOf(value: unknown): number | undefined {
  const isWhole = typeof value === 'string' && /^\s*\d{1,3}\s*$/.test(value)
  const status = isWhole ? Number(value) : value
  const isStatus =
    typeof status === 'number' &&
    Number.isInteger(status) &&
    (status === 0 || (status >= 200 && status <= 599))
  return isStatus ? status : undefined
}

/** What a cell for the status says, where there may be words instead: JMeter has the exception there. */
export function endingOf(value: unknown): { readonly status?: number; readonly isTimeout?: true } {
  const status = statusOf(value)
  if (status !== undefined) return { status }
  if (saysTimeout(value)) return { isTimeout: true }
  return typeof value === 'string' && FAILED.test(value.slice(0, TEXT_MAX)) ? { status: 0 } : {}
}

const FAILED = /exception|error|fail|refused|reset/i

/** What the tools call it when they gave up. */
const GAVE_UP = /time[\s_-]?d?[\s_-]?out|deadline exceeded/i
/** Longer texts are not read for it. */
const TEXT_MAX = 1_000

/** Whether the words for what went wrong say that somebody gave up. */
export function saysTimeout(value: unknown): boolean {
  if (value === true) return true
  return typeof value === 'string' && GAVE_UP.test(value.slice(0, TEXT_MAX))
}
