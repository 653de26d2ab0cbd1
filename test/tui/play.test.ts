import { describe, expect, it } from 'vitest'
import { keyScript } from '../../src/tui/key-script.ts'
import { type PlayedFrame, type PlayOptions, playKeys } from '../../src/tui/play.ts'
import { type CountingApp, countingApp } from './counting-app.ts'

describe('a script of keys', () => {
  it('presses keys by name and types text, in order', async () => {
    const { app } = await play(
      'press down\npress x\npress page up\n\n# not this\n  type ab c\npress #',
    )
    expect(app.pressed).toEqual(['down', 'x', 'page up', 'a', 'b', ' ', 'c', '#'])
  })

  it('gives frames as plain text: blanks at the end cut, one newline, as many lines as fit', async () => {
    const { frames } = await play('press a\nframe first\nresize 100x20\nframe second')
    expect(frames.map(({ name }) => name)).toEqual(['first', 'second'])
    const [first, second] = frames.map(({ text }) => text.split('\n'))
    expect(first).toHaveLength(24)
    expect(first?.slice(0, 4)).toEqual(['80×24 pressed 1: a', '', 'row 0', 'row 1'])
    expect(second?.[0]).toBe('100×20 pressed 1: a')
    expect(second).toHaveLength(20)
  })

  it('gives frames as pictures, all of one size whatever they hold', async () => {
    const { frames } = await play('frame big\nresize 50x24\nframe small')
    const [big, small] = frames.map(({ svg }) => svg)
    expect(big).toContain('<title>hookdrill tui: big</title>')
    expect(big).toMatch(/font-weight="bold">80×24 pressed 0:/)
    const height = / height="(\d+)"/
    expect(small).toContain('Too small: 50×24, needs 60×16.')
    expect(height.exec(small ?? '')?.[1]).toBe(height.exec(big ?? '')?.[1])
  })

  it('waits until the app is idle', async () => {
    const app = countingApp()
    app.setBusy(true)
    setTimeout(() => app.setBusy(false), 30)
    await play('wait\npress a', app)
    expect(app.isIdle()).toBe(true)
    expect(app.pressed).toEqual(['a'])
  })

  it('waits for a text to be seen', async () => {
    const app = countingApp()
    setTimeout(() => app.press('z'), 30)
    const { frames } = await play('wait for pressed 1: z\nframe seen', app)
    expect(frames[0]?.text).toContain('pressed 1: z')
  })

  it('names the line of a wait in vain', async () => {
    const app = countingApp()
    app.setBusy(true)
    const options = { patienceMs: 30 }
    await expect(play('press a\nwait', app, options)).rejects.toThrow(
      'tour.keys:2 the app is still busy after 0.03 s.',
    )
    await expect(play('wait for nothing', countingApp(), options)).rejects.toThrow(
      'tour.keys:1 no "nothing" to be seen after 0.03 s.',
    )
  })

  it('names the line of a key after the app was left', async () => {
    await expect(play('press q\npress a')).rejects.toThrow('tour.keys:2 the app was left before.')
  })

  it('lends no terminal: an editor does not start', async () => {
    const app = countingApp()
    await play('', app)
    const exitCode = await new Promise((done) => app.lend({ command: ['vi'], done }))
    expect(exitCode).toBeNull()
  })

  it.each([
    ['jump', '"jump" is no instruction. Use press, type, wait, frame or resize.'],
    ['press', '"" is no key. Use a character, space, enter,'],
    ['press Enter', '"Enter" is no key. Use a character, space, enter,'],
    ['type', 'type what? Write type black.'],
    ['wait 11s', 'wait "11s": write a time up to 10 s like 500ms, for and a text, or nothing.'],
    ['wait soon', 'wait "soon": write a time up to 10 s'],
    ['frame ../x', '"../x" is no name of a frame. Use letters, digits, - and _.'],
    ['resize 80', '"80" is no size. Write columns x rows, like 80x24.'],
    ['resize 0x24', '"0x24" is no size.'],
  ])('%s is refused before any key is pressed', (line, message) => {
    expect(() => keyScript(`press a\n${line}`, 'tour.keys')).toThrow(`tour.keys:2 ${message}`)
  })
})

async function play(
  text: string,
  app: CountingApp = countingApp(),
  options: Partial<PlayOptions> = {},
): Promise<{ app: CountingApp; frames: readonly PlayedFrame[] }> {
  const frames: PlayedFrame[] = []
  await playKeys(app, keyScript(text, 'tour.keys'), {
    onFrame: (frame) => void frames.push(frame),
    ...options,
  })
  return { app, frames }
}
