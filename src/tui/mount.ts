// An app in a terminal: takes the terminal, shows the app, and gives the terminal back as it was,
// whichever way the app is left. What went wrong is thrown only then, to be printed on the first screen.
import type { App, Guest } from './app.ts'
import type { Shown } from './show.ts'
import { heldConsole } from './terminal/held-console.ts'
import { lend } from './terminal/lend.ts'
import { ownScreen } from './terminal/own-screen.ts'
import { stop } from './terminal/stop.ts'
import type { Terminal } from './terminal/terminal.ts'
import { waysOut } from './terminal/ways-out.ts'

const INTERRUPTED = 130
/** How long what runs may take to end when the app has failed. */
const CLOSING_MS = 1_000

/** Answers with the exit code. Rejects with what nobody caught. */
export async function mount(app: App, terminal: Terminal = process): Promise<number> {
  const { show } = await loadShow()
  const screen = ownScreen(terminal)
  let isLent = false
  let isOver = false
  const out = waysOut(process, () => isLent)
  // A terminal that has gone takes no more text, and is no reason to fail.
  terminal.stdout.on('error', ignore)
  const said = heldConsole()
  const stepAside = async <T>(meanwhile: () => Promise<T>): Promise<T> => {
    isLent = true
    screen.giveBack()
    await stopReading(terminal.stdin)
    const result = await meanwhile()
    isLent = false
    // The app may have been left meanwhile, by a signal.
    if (!isOver) screen.take()
    return result
  }
  const guestTakes = async ({ command, done }: Guest): Promise<void> =>
    done(await stepAside(() => lend(command)))
  const shellTakes = (): Promise<void> => stepAside(stop)
  let shown: Shown | undefined
  try {
    screen.take()
    shown = show(app, terminal, { guestTakes, shellTakes })
    app.onCopy((text) => void terminal.stdout.write(clipboard(text)))
    const interrupted = out.taken.then(() => INTERRUPTED)
    return await Promise.race([app.ended, interrupted, failed(shown.ended)])
  } finally {
    isOver = true
    await shown?.end()
    screen.giveBack()
    process.stderr.write(said())
    await Promise.race([app.close().catch(ignore), grace()])
    out.release()
    terminal.stdout.off('error', ignore)
  }
}

function ignore(): void {}

/** React chooses between its two builds when it is loaded, and with the one for development a frame takes
 *  about five times as long. The variable is not ours to change for what else runs here. */
async function loadShow(): Promise<typeof import('./show.ts')> {
  const { NODE_ENV } = process.env
  process.env.NODE_ENV = 'production'
  try {
    return await import('./show.ts')
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = NODE_ENV
  }
}

/** Or this process would take some of what is typed for the guest. What Ink leaves is neither flowing
 *  nor paused, and only a stream that flows is stopped by `pause`. */
async function stopReading(stdin: Terminal['stdin']): Promise<void> {
  stdin.resume()
  await new Promise((resolve) => {
    setImmediate(resolve)
  })
  stdin.pause()
}

/** Only the ways in which it rejects. */
async function failed(ended: Promise<unknown>): Promise<never> {
  await ended
  return new Promise(() => {})
}

function grace(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, CLOSING_MS).unref()
  })
}

/** OSC 52: the terminal puts it into its clipboard, also over ssh, or ignores it. */
function clipboard(text: string): string {
  return `\u001b]52;c;${Buffer.from(text).toString('base64')}\u0007`
}
