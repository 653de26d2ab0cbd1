// An app as Ink shows it: lines below each other, keys in, the terminal lent to guests. Colours are those
// of every report; Ink measures, compares with the frame before, and writes what has changed.
import { Box, render, Text, useApp, useInput, usePaste } from 'ink'
import { createElement, type ReactNode, useEffect } from 'react'
import { painted } from '../index.ts'
import type { App, Guest, Key, Size } from './app.ts'
import { useFrame } from './hooks/use-frame.ts'
import { isTooSmall } from './terminal/fitting-frame.ts'
import { keysOf, keysOfPaste } from './terminal/keys-of.ts'
import { EMPTY_SCREEN } from './terminal/own-screen.ts'
import type { Terminal } from './terminal/terminal.ts'

export interface Shown {
  /** Rejects with what went wrong while a frame was made. */
  readonly ended: Promise<unknown>
  /** Leaves the terminal as it is; what Ink has set it takes back. */
  end(): Promise<void>
}

/** Who has the terminal while Ink is aside. */
export interface Takers {
  guestTakes(guest: Guest): Promise<void>
  /** At Ctrl-Z. */
  shellTakes(): Promise<void>
}

export function show(app: App, { stdin, stdout }: Terminal, takers: Takers): Shown {
  const shownAt = (size: Size): ReactNode =>
    createElement(Frame, { app, size, hasColor: stdout.hasColors(), takers })
  // Before Ink hears of it: Ink would draw the old frame into the new size first.
  const onResize = (): void => {
    instance.clear()
    stdout.write(EMPTY_SCREEN)
    instance.rerender(shownAt(sizeOf(stdout)))
  }
  stdout.on('resize', onResize)
  const instance = render(shownAt(sizeOf(stdout)), {
    stdin,
    stdout,
    // It was asked for by name, so also on a machine that calls itself CI.
    interactive: true,
    isScreenReaderEnabled: false,
    exitOnCtrlC: false,
    incrementalRendering: true,
    // Ink would say it above the frame, which scrolls.
    patchConsole: false,
  })
  return {
    ended: instance.waitUntilExit(),
    async end() {
      stdout.off('resize', onResize)
      instance.unmount()
      await instance.waitUntilExit().catch(() => {})
    },
  }
}

function sizeOf({ columns, rows }: Terminal['stdout']): Size {
  return { columns, rows }
}

interface FrameProps {
  readonly app: App
  readonly size: Size
  readonly hasColor: boolean
  readonly takers: Takers
}

function Frame({ app, size, hasColor, takers }: FrameProps): ReactNode {
  const lines = useFrame(app, size)
  const { suspendTerminal } = useApp()
  // Nobody wants to start what cannot be seen.
  const press = (keys: readonly Key[]): void => {
    for (const key of keys) if (key === 'ctrl+c' || !isTooSmall(size)) app.press(key)
  }
  useInput((input, key) => {
    if (key.ctrl && input === 'z') void suspendTerminal(takers.shellTakes)
    else press(keysOf(input, key))
  })
  usePaste((text) => press(keysOfPaste(text)))
  useEffect(() => {
    app.onGuest((guest) => void suspendTerminal(() => takers.guestTakes(guest)))
  }, [app, suspendTerminal, takers])
  const texts = lines.map((line, index) =>
    // An empty text would be no line at all.
    createElement(Text, { key: index, wrap: 'truncate' }, painted(line, hasColor) || ' '),
  )
  return createElement(Box, { flexDirection: 'column' }, texts)
}
