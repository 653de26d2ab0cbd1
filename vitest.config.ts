import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** Their tests change nothing of the process, so that they can share one: most of what a file costs there
 *  is loading what all of them need. */
const PURE = [
  ...['time', 'random', 'lead', 'executor', 'service', 'timeline', 'campaign', 'measure', 'verify'],
  ...['scenario', 'report', 'disk', 'scenarios', 'house', 'kit', 'bench', 'plan'],
].map((folder) => `test/${folder}/**/*.test.ts`)

export default defineConfig({
  test: {
    testTimeout: 60_000,
    // One more than vitest takes: it waits for the processes of other tests most of the time.
    maxWorkers: availableParallelism(),
    projects: [
      { extends: true, test: { name: 'pure', include: PURE, isolate: false } },
      {
        extends: true,
        test: { name: 'own process', include: ['test/**/*.test.ts'], exclude: PURE },
      },
    ],
  },
})
