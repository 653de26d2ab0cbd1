// Which lines of what decides (the executor, the services, the campaigns) its own tests run: those of other
// folders do not count here, since they would run a line without looking at what it does.
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const FOLDERS = ['executor', 'service', 'campaign']

export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: FOLDERS.map((folder) => `test/${folder}/**/*.test.ts`),
    testTimeout: 60_000,
    isolate: false,
    coverage: {
      enabled: true,
      provider: 'v8',
      reporter: ['text'],
      include: FOLDERS.map((folder) => `src/${folder}/**/*.ts`),
      thresholds: Object.fromEntries(FOLDERS.map((folder) => [`src/${folder}/**`, { lines: 95 }])),
    },
  },
})
