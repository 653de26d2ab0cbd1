// The terminal UI in a real terminal: what is to be seen, and what is left behind.

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { emptyFolder, hookdrill } from './hookdrill.ts'
import { itInTmux, openTmux, type Tmux } from './tmux.ts'

const FAILING = resolve('test/e2e/failing-app.ts')

describe('a way through the screens', () => {
  itInTmux('open, filter, change a dial, run, pause, look at a lead, leave', async () => {
    const tmux = await openTmux(80, 24)
    tmux.type('$hookdrill; echo left with $?', 'Enter')
    await tmux.until(/The documented sum/)
    expect(tmux.fact('alternate_on')).toBe('1')
    expect(tmux.fact('cursor_flag')).toBe('0')
    tmux.type('/sum')
    await tmux.until(/\/sum[\s\S]*▸ The documented sum/)
    tmux.press('Enter', 'Enter')
    await tmux.until(/^Dials[\s\S]*1 h 23 m {2}for 100,000 calls/)
    tmux.type('2000', 'Enter')
    await tmux.until(/1 m 40 s {2}for 2,000 calls/)
    // Paused before it has begun, so that it cannot be over.
    tmux.type('r ')
    await tmux.until(/^Run[\s\S]*space go on/)
    tmux.resize(60, 24)
    await tmux.until(/^Run[\s\S]*space go on/)
    expect(Math.max(...tmux.screen().map((line) => line.length))).toBeLessThanOrEqual(60)
    tmux.resize(120, 40)
    tmux.type(' ')
    await tmux.until(/^Result[\s\S]*2,000 leads take 1 m 40 s/)
    tmux.type('7', 'Enter')
    await tmux.until(/^Lead 7/)
    tmux.type('q')
    await expectGivenBack(tmux, /left with 0/)
  })

  itInTmux('every size has one line free, and the title in its first', async () => {
    const tmux = await openTmux(120, 40)
    tmux.type('$hookdrill tui scenarios/documented-sum.yaml', 'Enter')
    for (const [columns, rows] of [
      [120, 40],
      [80, 24],
      [60, 16],
      [100, 50],
    ] as const) {
      tmux.resize(columns, rows)
      await tmux.until(new RegExp(`^Dials.*(?:\\n.*){${rows - 3}}`))
      expect(tmux.screen()).toHaveLength(rows - 1)
    }
    tmux.resize(59, 15)
    await tmux.until(/^Too small: 59×15, needs 60×16\. Ctrl-C quits\.$/)
    tmux.resize(80, 24)
    await tmux.until(/^Dials/)
    tmux.press('C-c')
    await expectGivenBack(tmux, /documented-sum.yaml/)
  })
})

describe('the terminal is given back as it was', () => {
  itInTmux('after Ctrl-C, with 130', async () => {
    const tmux = await openedApp()
    tmux.press('C-c')
    await expectGivenBack(tmux, /^\$ \$hookdrill tui[\s\S]*left with 130/)
  })

  itInTmux('at Ctrl-Z, until the shell goes on with it', async () => {
    const tmux = await openedApp()
    tmux.press('C-z')
    await expectGivenBack(tmux, /Stopped/)
    tmux.type('fg', 'Enter')
    await tmux.until(/^Dials[\s\S]*1 h 23 m/)
    expect(tmux.fact('cursor_flag')).toBe('0')
    tmux.type('q')
    await expectGivenBack(tmux, /tui scenarios/)
  })

  itInTmux('after a signal, with 130', async () => {
    const tmux = await openTmux(80, 24)
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
      tmux.type(`clear; $NODE ${FAILING}`, 'Enter')
      await tmux.until(/^80×24 pressed 0/)
      for (const pid of tmux.children()) process.kill(pid, signal)
      await tmux.until(/\$$/)
      tmux.type('echo left with $?', 'Enter')
      await expectGivenBack(tmux, /left with 130/)
    }
  })

  itInTmux('after an error of ours, which is said then, with 3', async () => {
    const tmux = await openTmux(80, 24)
    for (const [key, message] of [
      ['t', 'thrown by a key'],
      ['f', 'thrown by a frame'],
      ['r', 'rejected'],
    ] as const) {
      tmux.type(`clear; $NODE ${FAILING}; echo left with $?`, 'Enter')
      await tmux.until(/^80×24 pressed 0/)
      tmux.type(key)
      await expectGivenBack(
        tmux,
        new RegExp(String.raw`${message}\nThis is a bug of hookdrill[\s\S]*left with 3`),
      )
    }
  })
})

itInTmux('an editor gets every key, and the scenario is read again after it', async () => {
  const file = join(emptyFolder(), 'sum.yaml')
  writeFileSync(file, readFileSync('scenarios/documented-sum.yaml'))
  // `read` is as much of an editor as there is to a shell.
  const editor = join(emptyFolder(), 'editor.sh')
  const lines = ['#!/bin/sh', 'echo "what is it called?"', 'read name', 'stty -a > "$1.stty"']
  const replace = 'sed -i "s/^name:.*/name: $name/" "$1"'
  writeFileSync(editor, [...lines, replace, ''].join('\n'), { mode: 0o755 })
  const tmux = await openTmux(80, 24, { EDITOR: editor, VISUAL: '' })
  tmux.type(`$hookdrill tui ${file}; echo left with $?`, 'Enter')
  await tmux.until(/^Dials/)
  tmux.type('e')
  await tmux.until(/what is it called\?/)
  expect(tmux.fact('cursor_flag')).toBe('1')
  tmux.type('Every key of it', 'Enter')
  await tmux.until(/^Dials · Every key of it/)
  expect(tmux.fact('cursor_flag')).toBe('0')
  expect(readFileSync(`${file}.stty`, 'utf8')).toMatch(/ icanon[\s\S]* echo /)
  tmux.type('q')
  await expectGivenBack(tmux, /left with 0/)
})

describe('without a terminal', () => {
  it('hookdrill alone prints help, and tui says what to use instead', async () => {
    const alone = await hookdrill([])
    expect(alone.stdout).toContain('Usage: hookdrill')
    expect(alone.exitCode).toBe(0)
    const { exitCode, stdout, stderr } = await hookdrill(['tui', 'scenarios/ci.yaml'])
    expect(stderr).toBe(
      'tui needs a terminal: stdin is no terminal. Use hookdrill run scenarios/ci.yaml, or --keys with --frames.\n',
    )
    expect(stdout).toBe('')
    expect(exitCode).toBe(2)
  })

  itInTmux('nor in a terminal that can do nothing', async () => {
    const tmux = await openTmux(80, 50)
    tmux.type('TERM=dumb $hookdrill; TERM=dumb $hookdrill tui; echo left with $?', 'Enter')
    const text = await tmux.until(/left with 2/)
    expect(text).toContain('Usage: hookdrill')
    expect(text).toContain('tui needs a terminal: TERM is dumb.')
  })

  it('plays a script of keys, and writes its frames', async () => {
    const folder = emptyFolder()
    const keys = join(folder, 'tour.keys')
    writeFileSync(keys, 'wait\npress down\ntype 20\npress enter\nwait\nframe twenty\n')
    const options = ['--keys', keys, '--frames', join(folder, 'frames'), '--size', '100x30']
    const ended = await hookdrill(['tui', 'scenarios/documented-sum.yaml', ...options])
    expect(ended).toEqual({ exitCode: 0, stdout: '', stderr: '' })
    const text = readFileSync(join(folder, 'frames/twenty.txt'), 'utf8')
    expect(text).toContain('4 m 10 s  for 100,000 calls')
    expect(text).not.toContain('\u001b')
    expect(readFileSync(join(folder, 'frames/twenty.svg'), 'utf8')).toContain('4 m 10 s')
  })

  it('says what is wrong with a script, its line, and writes nothing', async () => {
    const folder = emptyFolder()
    const keys = join(folder, 'tour.keys')
    writeFileSync(keys, 'frame one\njump\n')
    const options = ['--keys', keys, '--frames', join(folder, 'frames')]
    const { exitCode, stderr } = await hookdrill(['tui', ...options])
    expect(stderr).toContain('tour.keys:2 "jump" is no instruction.')
    expect(existsSync(join(folder, 'frames'))).toBe(false)
    expect(exitCode).toBe(2)
  })
})

async function openedApp(): Promise<Tmux> {
  const tmux = await openTmux(80, 24)
  tmux.type('$hookdrill tui scenarios/documented-sum.yaml; echo left with $?', 'Enter')
  await tmux.until(/^Dials/)
  return tmux
}

/** The shell again with what was there before, a cursor, an echo, and nothing that does not belong. */
async function expectGivenBack(tmux: Tmux, end: RegExp): Promise<void> {
  const text = await tmux.until(new RegExp(String.raw`${end.source}[\s\S]*\n\$$`))
  expect(text).not.toMatch(/\[\?|;\d+m|\d+;\d+[RH]/)
  expect(tmux.fact('alternate_on')).toBe('0')
  expect(tmux.fact('cursor_flag')).toBe('1')
  tmux.type('clear; stty -a', 'Enter')
  const modes = await tmux.until(/ icanon[\s\S]*\n\$$/)
  expect(modes).toMatch(/ echo /)
  tmux.type('clear', 'Enter')
  await tmux.until(/^\$$/)
}
