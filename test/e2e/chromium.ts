// The system's Chromium, as a test may need it. It is no package of ours: where it is missing the test
// says so in its name and is skipped, but in CI, where it is installed, it fails.
import { execFileSync } from 'node:child_process'
import { it } from 'vitest'
import { type Ended, emptyFolder, run } from './hookdrill.ts'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome']
const found = NAMES.find(isInstalled)
const isCi = process.env.HOOKDRILL_CI !== undefined

/** Like `it`, for a test that needs a browser. */
export function itInChromium(name: string, test: () => Promise<void>): void {
  if (found !== undefined || isCi) it(name, test)
  else it.skip(`${name} (skipped: chromium is not installed)`, test)
}

/** The document at `url` as it stands once loaded, on stdout; what the console said, on stderr. */
export async function dumpDom(url: string): Promise<Ended> {
  const profile = `--user-data-dir=${emptyFolder()}`
  const quiet = ['--headless', '--no-sandbox', '--disable-gpu', profile]
  return run(found ?? 'chromium', [...quiet, '--enable-logging=stderr', '--dump-dom', url])
}

function isInstalled(name: string): boolean {
  try {
    execFileSync(name, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
