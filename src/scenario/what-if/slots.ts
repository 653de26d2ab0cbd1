import { withValueAt } from '../tree.ts'
import type { WhatIf } from './change.ts'

const PATH = ['instance', 'concurrency']

/** More slots, or fewer. */
export const slots: WhatIf = {
  name: 'slots',
  example: 'slots=20',
  meaning: 'the instance has so many slots',
  arguments: { min: 1, max: 1 },
  apply: (input, { args: [text = ''] }) => ({
    input: withValueAt(input, PATH, /^\d+$/.test(text) ? Number(text) : text),
    paths: [PATH],
    assumes: `the instance has ${text} ${text === '1' ? 'slot' : 'slots'}`,
  }),
}
