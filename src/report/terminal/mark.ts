import { type Span, span, type Tone } from './line.ts'

type MarkState = 'passed' | 'failed' | 'missed' | 'not checked'

const MARKS: Readonly<Record<MarkState, readonly [sign: string, tone: Tone]>> = {
  passed: ['✔', 'good'],
  failed: ['✘', 'bad'],
  missed: ['✘', 'bad'],
  'not checked': ['–', 'faint'],
}

/** A sign and the word for it, so that neither colour nor sign has to be understood. */
export function mark(state: MarkState): Span {
  const [sign, tone] = MARKS[state]
  return span(`${sign} ${state}`, tone)
}
