import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

/** Their tests change nothing of the process, so that they can share one: most of what a file costs there
 *  is loading what all of them need. */
const PURE = [
  ...['time', 'random', 'lead', 'executor', 'service', 'timeline', 'campaign', 'measure', 'verify'],
  ...['scenario', 'report', 'disk', 'scenarios', 'house', 'kit', 'bench', 'plan'],
].map((folder) => `test/${folder}/**/*.test.ts`)

/** The folders of `npm run test:slow`; `npm test` is all others. Theirs start a process for nearly everything
 *  that they look at, or look at one thing in hundreds of ways. */
const SLOW = ['e2e', 'docs', 'mutants', 'fuzz', 'conform'].map(
  (folder) => `test/${folder}/**/*.test.ts`,
)

export default defineConfig({
  test: {
    testTimeout: 60_000,
    // One more than vitest takes: it waits for the processes of other tests most of the time.
    maxWorkers: availableParallelism(),
    // What every process that a test starts would compile again.
    env: { NODE_COMPILE_CACHE: resolve('node_modules/.cache/compiled') },
    projects: [
      { extends: true, test: { name: 'pure', include: PURE, isolate: false } },
      {
        extends: true,
        test: { name: 'own process', include: ['test/**/*.test.ts'], exclude: [...PURE, ...SLOW] },
      },
      { extends: true, test: { name: 'slow', include: SLOW } },
    ],
  },
})
