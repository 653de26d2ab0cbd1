// What a terminal is told, without one; `test/e2e/tui.test.ts` looks at a real one.
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { mount } from '../../src/tui/mount.ts'
import { type CountingApp, countingApp } from './counting-app.ts'
import { type FakeTerminal, fakeTerminal } from './fake-terminal.ts'

const TAKEN = '\u001b[?1049h\u001b[2J\u001b[H\u001b[?25l'
const PATIENCE_MS = 15_000
const GIVEN_BACK = '\u001b[0m\u001b[?2026l\u001b[?2004l\u001b[?1049l\u001b[?25h'

describe('frames', () => {
  it('the second screen is taken first, and the frame begins at its top', async () => {
    const { terminal } = await mounted()
    expect(terminal.written().startsWith(TAKEN)).toBe(true)
    expect(terminal.isRaw()).toBe(true)
  })

  it('a frame has a line less than the terminal, so that it never scrolls', async () => {
    const { terminal } = await mounted()
    expect(terminal.written()).toContain('row 20')
    expect(terminal.written()).not.toContain('row 21')
    expect(terminal.written().match(/\n/g)).toHaveLength(23)
  })

  it('colours are those of reports, and none where there are none', async () => {
    expect((await mounted()).terminal.written()).toContain('\u001b[1m80×24 pressed')
    const { terminal } = await mounted(fakeTerminal(1))
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one.
    expect(terminal.written()).not.toMatch(/\u001b\[[\d;]*m/)
  })

  it('only what has changed is written', async () => {
    const { app, terminal } = await mounted()
    const before = terminal.writes.length
    app.press('a')
    await seen(terminal, 'a')
    const after = terminal.writes.slice(before).join('')
    expect(after).not.toContain('row')
    expect(after).not.toContain('\u001b[2J')
  })

  it('another size is drawn on an empty screen', async () => {
    const { terminal } = await mounted()
    terminal.resize(100, 30)
    await seen(terminal, '100×30')
    expect(terminal.written()).toContain('row 26')
    expect(terminal.written()).toContain('\u001b[H\u001b[J')
  })

  it('a terminal that is too small says so, takes no keys but Ctrl-C, and works when enlarged', async () => {
    const { app, terminal } = await mounted()
    terminal.resize(59, 24)
    await seen(terminal, 'Too small: 59×24, needs 60×16. Ctrl-C quits.')
    terminal.type('ab')
    await tick()
    terminal.resize(60, 16)
    await seen(terminal, '60×16 pressed 0:')
    terminal.type('c')
    await vi.waitFor(() => expect(app.pressed).toEqual(['c']), PATIENCE_MS)
  })
})

describe('keys', () => {
  it.each([
    ['a', ['a']],
    ['A', ['A']],
    [' ', [' ']],
    ['é', ['é']],
    ['😀', ['😀']],
    ['\r', ['enter']],
    ['\n', ['enter']],
    ['\t', ['tab']],
    ['\u007f', ['backspace']],
    ['\b', ['backspace']],
    ['\u001b', ['escape']],
    ['\u001b[A', ['up']],
    ['\u001bOB', ['down']],
    ['\u001b[C', ['right']],
    ['\u001b[D', ['left']],
    ['\u001b[5~', ['page up']],
    ['\u001b[6~', ['page down']],
    ['\u001b[H', ['home']],
    ['\u001b[4~', ['end']],
    ['typed fast\r', [...'typed fast', 'enter']],
    ['\u001b[200~two\r\nlines\u001b[31m\u001b[201~', [...'two lines[31m']],
    ['\u001bx', ['escape', 'x']],
  ])('%j is %j', async (typed, keys) => {
    const { app, terminal } = await mounted()
    terminal.type(typed)
    await vi.waitFor(() => expect(app.pressed).toEqual(keys), PATIENCE_MS)
  })

  it('what has no name is nothing', async () => {
    const { app, terminal } = await mounted()
    // Delete, F1, shift and tab, Ctrl-A.
    for (const typed of ['\u001b[3~', '\u001bOP', '\u001b[Z', '\u0001', 'z']) {
      terminal.type(typed)
      await tick()
    }
    await vi.waitFor(() => expect(app.pressed).toEqual(['z']), PATIENCE_MS)
  })
})

describe('the terminal is given back as it was', () => {
  it('when the app is left', async () => {
    const { app, terminal, left } = await mounted()
    terminal.type('q')
    expect(await left).toBe(0)
    expectGivenBack(terminal)
    expect(app.isClosed).toBe(true)
  })

  it('at Ctrl-C, with the exit code of the app', async () => {
    const { terminal, left } = await mounted()
    terminal.type('\u0003')
    expect(await left).toBe(130)
    expectGivenBack(terminal)
  })

  it('when a frame cannot be made, and the error comes after it', async () => {
    const { app, terminal, left } = await mounted()
    app.fail(new Error('no such frame'))
    await expect(left).rejects.toThrow('no such frame')
    expectGivenBack(terminal)
    expect(app.isClosed).toBe(true)
  })

  it('when it cannot even be shown', async () => {
    const terminal = fakeTerminal()
    const broken = (): boolean => {
      throw new Error('no such terminal')
    }
    Object.assign(terminal.stdout, { hasColors: broken })
    await expect(mount(countingApp(), terminal)).rejects.toThrow('no such terminal')
    expectGivenBack(terminal)
  })

  it('and nothing is left listening', async () => {
    const before = process.eventNames().map((name) => process.listenerCount(name))
    const { app, left } = await mounted()
    app.end(0)
    await left
    expect(process.eventNames().map((name) => process.listenerCount(name))).toEqual(before)
  })
})

it('what is said on the console meanwhile is said on stderr, after it', async () => {
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  onTestFinished(() => said.mockRestore())
  const { app, terminal, left } = await mounted()
  // biome-ignore lint/suspicious/noConsole: as a user's handlers do.
  console.log('lead %d', 7)
  expect(said).not.toHaveBeenCalled()
  app.end(0)
  await left
  expect(said.mock.calls.map(([text]) => text)).toEqual(['lead 7\n'])
  expect(terminal.written()).not.toContain('lead 7')
})

it('a guest has the terminal to itself, and the whole frame is drawn after it', async () => {
  const { app, terminal } = await mounted()
  const before = terminal.writes.length
  const exitCode = await new Promise((done) => {
    app.lend({ command: [process.execPath, '-e', 'process.exitCode = 7'], done })
  })
  expect(exitCode).toBe(7)
  await vi.waitFor(
    () => expect(terminal.writes.slice(before).join('')).toContain('row 20'),
    PATIENCE_MS,
  )
  const after = terminal.writes.slice(before).join('')
  expect(after.indexOf(GIVEN_BACK)).toBeGreaterThanOrEqual(0)
  expect(after.indexOf(TAKEN)).toBeGreaterThan(after.indexOf(GIVEN_BACK))
  expect(terminal.isRaw()).toBe(true)
  terminal.type('k')
  await vi.waitFor(() => expect(app.pressed).toEqual(['k']), PATIENCE_MS)
})

it('a guest that outlasts the app leaves the terminal alone', async () => {
  const { app, terminal, left } = await mounted()
  const guest = new Promise((done) => {
    app.lend({ command: [process.execPath, '-e', 'setTimeout(() => {}, 300)'], done })
  })
  app.end(0)
  await left
  expect(await guest).toBe(0)
  expect(terminal.written().lastIndexOf(TAKEN)).toBe(0)
  expect(terminal.isRaw()).toBe(false)
})

it('a guest that does not start has no exit code', async () => {
  const { app } = await mounted()
  const exitCode = await new Promise((done) => {
    app.lend({ command: ['no-such-editor'], done })
  })
  expect(exitCode).toBeNull()
})

it('a copied text goes to the clipboard of the terminal', async () => {
  const { app, terminal } = await mounted()
  app.copy('hookdrill run größer.yaml')
  const encoded = Buffer.from('hookdrill run größer.yaml').toString('base64')
  await seen(terminal, `\u001b]52;c;${encoded}\u0007`)
})

interface Mounted {
  readonly app: CountingApp
  readonly terminal: FakeTerminal
  readonly left: Promise<number>
}

/** With its first frame drawn; gone after the test. */
async function mounted(terminal = fakeTerminal()): Promise<Mounted> {
  const app = countingApp()
  const left = mount(app, terminal)
  left.catch(() => {})
  onTestFinished(async () => {
    app.end(0)
    await left.catch(() => {})
  })
  await seen(terminal, 'row 20')
  return { app, terminal, left }
}

/** The first frame waits until Ink is loaded. */
function seen(terminal: FakeTerminal, text: string): Promise<void> {
  return vi.waitFor(() => expect(terminal.written()).toContain(text), PATIENCE_MS)
}

function tick(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}

/** Nothing is written after it, and Ink has taken back what it had set. */
function expectGivenBack(terminal: FakeTerminal): void {
  expect(terminal.written().endsWith(GIVEN_BACK)).toBe(true)
  expect(terminal.isRaw()).toBe(false)
}
