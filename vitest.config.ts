import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

const of = (folder: string): string => `test/${folder}/**/*.test.ts`

/** What `npm run test:slow` runs; `npm test` runs all others. These start a process or a thread for nearly
 *  everything that they look at, or look at one thing in hundreds of ways. */
const SLOW = ['e2e/clients', 'conform', 'live', 'tui'].map(of)
const SLOW_SHARED = ['e2e', 'docs', 'fuzz', 'mutants', 'plan'].map(of)

/** Their tests change nothing of the process, so that they can share one, as those of `SLOW_SHARED` do: most of
 *  what a file costs there is loading what all of them need. */
const PURE = [
  ...['time', 'random', 'lead', 'executor', 'service', 'timeline', 'campaign', 'measure', 'verify'],
  ...['scenario', 'report', 'disk', 'scenarios', 'house', 'kit', 'bench'],
].map(of)

/** Whole runs, which leave nothing of themselves in the process. One weighs its memory, and has its own. */
const RUNS = [
  ...['conformance', 'contract', 'golden'].map(of),
  'test/rehearse/**/!(memory).test.ts',
]

/** What `.ci/run` leaves out on other Nodes than ours: statistics over millions of calls. Costly properties have fewer
 *  examples there (`test/runs.ts`). */
const isOtherNode = process.env.HOOKDRILL_OTHER_NODE !== undefined
const LEFT_OUT = isOtherNode ? ['conformance/queueing'].map(of) : []

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    // One more than there are cores: tests wait for processes and networks, and leave theirs to others.
    maxWorkers: availableParallelism() + 1,
    // What every process that a test starts would compile again.
    env: { NODE_COMPILE_CACHE: resolve('node_modules/.cache/compiled') },
    projects: [
      { extends: true, test: { name: 'pure', include: PURE, isolate: false } },
      {
        extends: true,
        test: { name: 'runs', include: RUNS, exclude: LEFT_OUT, isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'own process',
          include: ['test/**/*.test.ts'],
          exclude: [...PURE, ...RUNS, ...SLOW, ...SLOW_SHARED],
        },
      },
      { extends: true, test: { name: 'slow, own process', include: SLOW } },
      {
        extends: true,
        test: { name: 'slow', include: SLOW_SHARED, exclude: SLOW, isolate: false },
      },
    ],
  },
})
