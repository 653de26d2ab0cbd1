// The app without a terminal: keys in, frames out.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { loadScenario } from '../../src/disk/load-scenario.ts'
import { displayWidth } from '../../src/report/display-width.ts'
import type { App, Key, Size } from '../../src/tui/app.ts'
import { type AppOptions, createApp } from '../../src/tui/create-app.ts'
import { emptyFolder } from '../e2e/hookdrill.ts'

const SIZE: Size = { columns: 100, rows: 30 }

class Player {
  readonly app: App
  readonly copied: string[] = []

  constructor(file?: string, options: AppOptions = {}) {
    this.app = createApp({ ...options, ...(file !== undefined && { file }) })
    this.app.onCopy((text) => this.copied.push(text))
    onTestFinished(() => this.app.close())
  }

  /** Presses keys one after the other, and waits until nothing is waited for. */
  async press(...keys: Key[]): Promise<this> {
    for (const key of keys) {
      this.app.press(key)
      await this.idle()
    }
    return this
  }

  async idle(): Promise<this> {
    while (!this.app.isIdle()) {
      await new Promise<void>((resolve) => {
        const stop = this.app.onChange(() => {
          stop()
          resolve()
        })
      })
    }
    return this
  }

  lines(size: Size = SIZE): readonly string[] {
    return this.app.frame(size).map((line) => line.map(({ text }) => text).join(''))
  }

  text(): string {
    return this.lines().join('\n')
  }
}

const SUM = 'scenarios/documented-sum.yaml'

describe('the library', () => {
  it('lists the scenarios with what the linter says, and the story of the chosen one', async () => {
    const player = await new Player().idle()
    expect(player.lines()[0]).toBe('Library')
    expect(player.text()).toMatch(/▸ The black hole {2,}✔ clean {2,}scenarios\/black-hole\.yaml/)
    expect(player.text()).toContain('The service takes every request and answers none.')
  })

  it('is filtered as one types, and whole again after escape', async () => {
    const player = await new Player().idle()
    await player.press('/', 'h', 'o', 'l', 'e')
    expect(player.lines().filter((line) => line.includes('scenarios/'))).toHaveLength(1)
    await player.press('enter')
    expect(player.text()).toContain('/hole')
    await player.press('escape')
    expect(player.lines().filter((line) => line.includes('scenarios/')).length).toBeGreaterThan(10)
  })

  it('gives a command that may do what the app may', async () => {
    const player = await new Player(undefined, { allowPaths: ['a b'], redact: 'leads' }).idle()
    await player.press('y')
    expect(player.copied).toEqual([
      "hookdrill run scenarios/black-hole.yaml --allow-path 'a b' --redact leads",
    ])
  })

  it('says so where nothing is found', async () => {
    const player = await new Player().idle()
    await player.press('/', '#', '#')
    expect(player.text()).toContain('No scenario has that in it.')
  })
})

describe('the dials', () => {
  it('show what the scenario comes to as it stands', async () => {
    const player = await new Player(SUM).idle()
    expect(player.lines()[0]).toBe('Dials · The documented sum')
    expect(player.text()).toContain('1 h 23 m  for 100,000 calls, 0 timeouts')
  })

  it('change the answer as they are turned: 20 slots take a twentieth', async () => {
    const player = await new Player(SUM).idle()
    await player.press('down', '2', '0', 'enter')
    expect(player.text()).toContain('4 m 10 s  for 100,000 calls')
    expect(player.text()).toMatch(/▸ instance\.concurrency +20 {2}was 1/)
    await player.press('u')
    expect(player.text()).toContain('1 h 23 m  for 100,000 calls')
  })

  it('turn by a tenth, and double', async () => {
    const player = await new Player(SUM).idle()
    await player.press('right')
    expect(player.text()).toMatch(/leads\.count +110000 {2}was 100000/)
    await player.press('u', ']')
    expect(player.text()).toContain('2 h 46 m  for 200,000 calls')
  })

  it('say what is wrong with a value that cannot be', async () => {
    const player = await new Player(SUM).idle()
    await player.press('down', '0', 'enter')
    expect(player.text()).toContain('instance.concurrency: 0 is out of range')
  })

  it('leave a value that was only begun', async () => {
    const player = await new Player(SUM).idle()
    await player.press('down', '7', 'backspace', '9', 'escape')
    expect(player.text()).toMatch(/▸ instance\.concurrency +1$/m)
  })

  it('are a command, for the clipboard', async () => {
    const player = await new Player(SUM).idle()
    await player.press('down', '2', '0', 'enter', 'y')
    expect(player.copied).toEqual([`hookdrill run ${SUM} --set instance.concurrency=20`])
    expect(player.text()).toContain('Copied: hookdrill run')
  })
})

describe('a file', { timeout: 60_000 }, () => {
  function ownCopy(): string {
    const file = join(emptyFolder(), 'sum.yaml')
    copyFileSync(SUM, file)
    return file
  }

  it('gets the dials, when they are saved, under a new name', async () => {
    const file = ownCopy()
    const player = await new Player(file).idle()
    await player.press('down', '2', '0', 'enter', 's')
    const saved = file.replace('.yaml', '-2.yaml')
    expect(player.text()).toContain('Saved as ')
    expect((await loadScenario(saved)).instance.concurrency).toBe(20)
    expect(readFileSync(file, 'utf8')).toBe(readFileSync(SUM, 'utf8'))
  })

  it('is read again when it is written; what was turned stays', async () => {
    const file = ownCopy()
    const player = await new Player(file).idle()
    await player.press('down', '2', '0', 'enter')
    const read = new Promise<void>((resolve) => {
      const stop = player.app.onChange(() => {
        if (!player.text().includes('Read ')) return
        stop()
        resolve()
      })
    })
    writeFileSync(file, readFileSync(file, 'utf8').replace('latency: 50ms', 'latency: 100ms'))
    await read
    await player.idle()
    expect(player.text()).toContain('8 m 20 s  for 100,000 calls')
    expect(player.text()).toMatch(/instance\.concurrency +20 {2}was 1/)
  })
})

describe('a run', { timeout: 60_000 }, () => {
  const FEW = ['5', '0', '0', 'enter'] as const

  it('ends in its result, from where a lead can be looked at', async () => {
    const player = await new Player('scenarios/mixed-statuses.yaml').idle()
    await player.press(...FEW, 'r')
    expect(player.lines()[0]).toBe('Result · Every kind of status')
    expect(player.text()).toContain('500 leads take')
    expect(player.text().replace(/\s+/g, ' ')).toMatch(
      /Next: .* hookdrill \w+ scenarios\/mixed-statuses\.yaml --set leads\.count=500/,
    )
    await player.press('7', 'enter')
    expect(player.lines()[0]).toMatch(/^Lead 7 · /)
    expect(player.text()).toContain('Lead 7 of “Every kind of status”')
    await player.press('n')
    expect(player.lines()[0]).toMatch(/^Lead 8 · /)
  })

  it('of a lead that is not there is said, and nothing is lost', async () => {
    const player = await new Player(SUM).idle()
    await player.press(...FEW, 'r', '9', '9', '9', 'enter')
    expect(player.lines()[0]).toMatch(/^Result/)
    expect(player.text()).toContain('the scenario has leads 0 to 499')
  })

  it('is compared with the one before', async () => {
    const player = await new Player(SUM).idle()
    await player.press(...FEW, 'r')
    expect(player.lines().at(-1)).not.toContain('compare')
    await player.press('escape', 'down', '5', 'enter', 'r')
    expect(player.lines().at(-1)).toContain('c compare with the run before')
    await player.press('c')
    expect(player.text()).toContain('B takes 20 s less (80% less')
  })
})

describe('every screen', () => {
  it('fits its terminal, whatever its size', async () => {
    const player = await new Player('scenarios/black-hole.yaml').idle()
    const sizes = [
      { columns: 60, rows: 16 },
      { columns: 80, rows: 24 },
      { columns: 200, rows: 60 },
    ]
    const seen: string[] = []
    const look = (): void => {
      for (const size of sizes) {
        const lines = player.lines(size)
        seen.push(lines[0] ?? '')
        expect(lines).toHaveLength(size.rows - 1)
        expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(size.columns)
      }
    }
    look()
    for (const keys of [['escape'], ['enter'], ['?'], ['x'], ['r'], ['3', 'enter']]) {
      await player.press(...keys)
      look()
    }
    expect(new Set(seen).size).toBeGreaterThan(3)
  })

  it('keeps its columns whatever is in a lead: wide characters, emoji, escape codes', {
    timeout: 240_000,
  }, async () => {
    const file = join(emptyFolder(), 'awkward.yaml')
    const sum = readFileSync(SUM, 'utf8').replace(/^expect:[\s\S]*/m, '')
    writeFileSync(file, sum.replace('count: 100000', 'count: 60\n  adversarial: 100%'))
    const player = await new Player(file).idle()
    await player.press('r', '0', 'enter')
    const seen: string[] = []
    for (let lead = 0; lead < 40; lead++) {
      seen.push(...player.lines({ columns: 80, rows: 60 }))
      await player.press('n')
    }
    expect(seen.some((line) => /\p{Extended_Pictographic}|\p{Script=Han}/u.test(line))).toBe(true)
    expect(Math.max(...seen.map(displayWidth))).toBeLessThanOrEqual(80)
    expect(seen.filter((line) => /\p{Cc}/u.test(line))).toEqual([])
  })

  it('has its keys listed by ?', async () => {
    const player = await new Player(SUM).idle()
    await player.press('?')
    expect(player.text()).toMatch(/s +save as a new file/)
    await player.press('q')
    expect(player.lines()[0]).toMatch(/^Dials/)
    expect(player.text()).not.toContain('Any key goes back')
  })

  it('is left by escape to the one below, and by q for good', async () => {
    const player = await new Player(SUM).idle()
    await player.press('escape')
    expect(player.lines()[0]).toBe('Library')
    await player.press('q')
    expect(await player.app.ended).toBe(0)
  })

  it('is left at once by Ctrl-C, with the exit code of an interruption', async () => {
    const player = await new Player(SUM).idle()
    await player.press('ctrl+c')
    expect(await player.app.ended).toBe(130)
  })
})
