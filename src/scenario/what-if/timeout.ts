import { withValueAt } from '../tree.ts'
import type { WhatIf } from './change.ts'

const PATH = ['instance', 'timeout']

/** Another time limit for every call. */
export const timeout: WhatIf = {
  name: 'timeout',
  example: 'timeout=10s',
  meaning: 'a call takes at most so long',
  arguments: { min: 1, max: 1 },
  apply: (input, { args: [text = ''] }) => ({
    input: withValueAt(input, PATH, text),
    paths: [PATH],
    assumes: `a call takes at most ${text}`,
  }),
}
