// A file that is a result comes about in one way, `disk/whole-file.ts`, so that nobody ever finds a half.
import { expect, it } from 'vitest'
import { readSource } from './source.ts'

/** What is taken from Node's files, and what of that makes or moves some. */
const TAKEN = /import (?:type )?\{([^}]*)\} from 'node:fs(?:\/promises)?'/g
const WRITES =
  /\b(?:writeFile|appendFile|copyFile|cp|rename|link|truncate|createWriteStream|openSync|writeSync)(?:Sync)?\b/

/** Files that grow in place, by whole lines: `docs/files.md` says why. */
const GROWING = ['append-step-summary', 'journal', 'line-file'].map((name) => `src/disk/${name}.ts`)

it('nothing is written but whole, or by whole lines', () => {
  const writers = readSource('src')
    .filter(({ text }) =>
      Array.from(text.matchAll(TAKEN)).some(([, names = '']) => WRITES.test(names)),
    )
    .map(({ path }) => path)
    .filter((path) => !GROWING.includes(path))
  expect(writers).toEqual(['src/disk/whole-file.ts'])
})
