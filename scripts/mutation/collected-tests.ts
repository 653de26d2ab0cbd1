// Stands in for vitest where mutants are judged: tests are collected once and can be called again and again,
// where vitest would load everything anew for each of six thousand mutants. Only what these tests use of
// vitest is here; what is expected is still vitest's own `expect`.
import { format } from 'node:util'

export { expect, vi } from 'vitest'

// What `vi` looks for before it fakes timers; there already where vitest runs.
const WORKER = '__vitest_worker__'
if (!Reflect.has(globalThis, WORKER)) Reflect.set(globalThis, WORKER, { config: {} })

type Body = (...row: readonly unknown[]) => unknown
type Options = number | { readonly timeout?: number }

export interface CollectedTest {
  readonly id: string
  readonly name: string
  readonly file: string
  /** Rejects where the test fails. */
  run(): Promise<void>
}

interface Suite {
  readonly names: readonly string[]
  readonly before: readonly Body[]
  readonly after: readonly Body[]
}

/** In the order in which they are written. */
export const collected: CollectedTest[] = []

let file = ''
let suite: { names: readonly string[]; before: Body[]; after: Body[] } = emptySuite([])

const known = new Set<string>()

/** Collects the tests of one file, which `load` imports; once. */
export async function collectFrom(name: string, load: () => Promise<unknown>): Promise<void> {
  if (known.has(name)) return
  known.add(name)
  file = name
  suite = emptySuite([])
  await load()
}

/** Of the test with that id. */
export function fileOf(id: string): string {
  return id.slice(0, id.indexOf('#'))
}

function emptySuite(names: readonly string[]) {
  return { names, before: [], after: [] }
}

export const describe = withEach((name, body) => {
  const outer = suite
  suite = {
    names: [...outer.names, name],
    before: [...outer.before],
    after: [...outer.after],
  }
  body()
  suite = outer
})

export const it = withEach((name, body, options) => {
  const path = [...suite.names, name].join(' > ')
  const alike = collected.filter((test) => test.file === file && test.name === path).length
  const id = `${file}#${path}${alike > 0 ? ` (${alike})` : ''}`
  const within = suite
  collected.push({ id, name: path, file, run: () => runOne(within, body, options) })
})

export function beforeEach(body: Body): void {
  suite.before.push(body)
}

export function afterEach(body: Body): void {
  suite.after.push(body)
}

async function runOne({ before, after }: Suite, body: Body, options: Options): Promise<void> {
  const beganMs = performance.now()
  try {
    for (const each of before) await each()
    await body()
  } finally {
    for (const each of after) await each()
  }
  const limitMs = typeof options === 'number' ? options : options.timeout
  if (limitMs !== undefined && performance.now() - beganMs > limitMs) throw new Error('timed out')
}

type Add = (name: string, body: () => unknown, options: Options) => void

/** As vitest reads its arguments: options may stand before the body or after it. */
function withEach(add: Add) {
  const one = (name: string, ...rest: readonly (Body | Options)[]): void => {
    const [body, options] = sorted(rest)
    add(name, body, options)
  }
  const each =
    (rows: readonly unknown[]) =>
    (name: string, ...rest: readonly (Body | Options)[]): void => {
      const [body, options] = sorted(rest)
      for (const row of rows) {
        const given: readonly unknown[] = Array.isArray(row) ? row : [row]
        add(format(name, ...given.slice(0, placesIn(name))), () => body(...given), options)
      }
    }
  return Object.assign(one, { each })
}

function sorted(rest: readonly (Body | Options)[]): readonly [Body, Options] {
  const body = rest.find((each) => typeof each === 'function')
  const options = rest.find((each) => typeof each !== 'function')
  if (!body) throw new Error('a test has no body')
  return [body, options ?? {}]
}

function placesIn(name: string): number {
  return [...name.matchAll(/%[sdifjoO]/g)].length
}
