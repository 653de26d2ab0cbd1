// A text → the samples in it, by the format that was named or the one it looks like.
import { UsageError } from '../../errors.ts'
import { count, quantity } from '../../report/format.ts'
import { plainText } from '../../report/mask.ts'
import type { SampleSource } from './calibrate.ts'
import { SAMPLE_FORMATS } from './formats/formats.ts'
import type { ReadingOptions, SampleFormat, Samples, Unreadable } from './read-samples.ts'

export interface SourceOptions extends ReadingOptions {
  /** Left out, what the text looks like. */
  readonly format?: string
}

/** Enough to tell a format by. */
const HEAD_LENGTH = 65_536

/** Throws `UsageError` where nothing in it can be read. */
export function sourceOf(
  { name, text }: { readonly name: string; readonly text: string },
  { format: wanted, ...options }: SourceOptions,
): SampleSource {
  const format = wanted === undefined ? formatOf(text) : formatNamed(wanted)
  const read = attempt(name, () => format.read(text, options))
  const { samples, itemCount, unreadable, notes } = read
  if (samples.length === 0) throw nothingIn({ name, text }, format, read)
  const { name: formatName, item } = format
  return { name, format: formatName, item, itemCount, unreadable, notes, samples }
}

function formatOf(text: string): SampleFormat {
  const head = text.slice(0, HEAD_LENGTH)
  const found = SAMPLE_FORMATS.find((format) => format.detects(head))
  if (found) return found
  throw new UsageError(`It looks like none of ${names()}.`)
}

function formatNamed(wanted: string): SampleFormat {
  const found = SAMPLE_FORMATS.find(({ name }) => name === wanted)
  if (found) return found
  throw new UsageError(`--format "${plainText(wanted)}": there is no such format. Use ${names()}.`)
}

function names(): string {
  return SAMPLE_FORMATS.map(({ name }) => name).join(', ')
}

/** What is wrong with a file begins with its name. */
function attempt(name: string, read: () => Samples): Samples {
  try {
    return read()
  } catch (error) {
    if (error instanceof UsageError) throw new UsageError(`"${plainText(name)}": ${error.message}`)
    throw error
  }
}

function nothingIn(
  { name, text }: { readonly name: string; readonly text: string },
  { title, item }: SampleFormat,
  { unreadable }: Samples,
): UsageError {
  const file = `"${plainText(name)}"`
  if (text.trim() === '')
    return new UsageError(`${file}: it is empty. Name a file with calls in it.`)
  const why = unreadable.first
    ? ` ${unreadableText({ item, itemCount: unreadable.count, unreadable })}`
    : ''
  return new UsageError(
    `${file}: no call was found in it, read as ${title}.${why} Say what it is with --format: ${names()}.`,
  )
}

/** `12 of 10,000 lines could not be read; the first is line 17: it has no duration.` */
export function unreadableText({
  item,
  itemCount,
  unreadable,
}: {
  readonly item: string
  readonly itemCount: number
  readonly unreadable: Unreadable
}): string {
  const { count: bad, first } = unreadable
  const told = first ? `; the first is ${first.place}: ${plainText(first.why)}` : ''
  return `${count(bad)} of ${quantity(itemCount, item)} could not be read${told}.`
}
