// The system's Chromium, as a test may need it. It is no package of ours: where it is missing the test
// says so in its name and is skipped, but in CI, where it is installed, it fails.
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, it, onTestFinished } from 'vitest'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome']
const FOLDERS = (process.env.PATH ?? '').split(delimiter)
const found = NAMES.flatMap((name) => FOLDERS.map((folder) => join(folder, name))).find(isProgram)
const isCi = process.env.HOOKDRILL_CI !== undefined

/** Like `it`, for a test that needs a browser. */
export function itInChromium(name: string, test: () => Promise<void>): void {
  // Of each file that asks: files share a process, and so this module.
  afterAll(closeBrowser)
  if (found !== undefined || isCi) it(name, test)
  else it.skip(`${name} (skipped: chromium is not installed)`, test)
}

export interface Opened {
  readonly page: Page
  /** What the console said, and what scripts threw. */
  readonly complaints: readonly string[]
  /** Every URL that was asked for, the page's own among them. */
  readonly requests: readonly string[]
}

let browser: Promise<Browser> | undefined

/** A page of a context of its own, which is gone after the test. */
export async function openPage(url: string, options: BrowserContextOptions = {}): Promise<Opened> {
  browser ??= chromium.launch({ executablePath: found ?? 'chromium', args: ['--no-sandbox'] })
  const context = await (await browser).newContext(options)
  onTestFinished(() => context.close())
  const page = await context.newPage()
  const complaints: string[] = []
  const requests: string[] = []
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', ({ message }) => complaints.push(message))
  page.on('request', (request) => requests.push(request.url()))
  await page.goto(url)
  return { page, complaints, requests }
}

async function closeBrowser(): Promise<void> {
  const open = browser
  browser = undefined
  await (await open)?.close()
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
