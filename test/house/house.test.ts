// The house, read off the real import graph: imports go down the ranks, siblings are blind to each
// other, nothing lies about unused, and the simulation touches no clock, luck or network but its ports.
import { describe, expect, it } from 'vitest'
import { readSource, type SourceFile } from './source.ts'

/** What each folder may import besides itself; `type` where only types. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'errors.ts': [],
  'version.ts': [],
  time: [],
  random: [],
  lead: ['random', 'time'],
  executor: ['time'],
  service: ['random', 'time'],
  fidelity: ['time', 'random', 'executor', 'service'],
  timeline: ['time', 'random', 'type executor', 'type service'],
  // Of service only the tests of values, which choices share with replies.
  campaign: ['time', 'random', 'lead', 'service', 'timeline', 'type fidelity'],
  measure: ['time', 'random', 'timeline'],
  verify: ['time', 'random', 'timeline', 'executor'],
  scenario: ['time', 'random', 'lead', 'executor', 'service', 'verify', 'type campaign'],
  report: [
    'time',
    'random',
    'verify',
    'type executor',
    'type scenario',
    'type measure',
    'type timeline',
  ],
  rehearse: [
    'time',
    'random',
    'lead',
    'executor',
    'service',
    'fidelity',
    'timeline',
    'campaign',
    'measure',
    'verify',
    'scenario',
    'report',
  ],
  disk: ['scenario', 'report', 'executor', 'fidelity', 'type timeline'],
  conform: [
    'time',
    'random',
    'executor',
    'service',
    'scenario',
    'rehearse',
    'report',
    'type lead',
    'type timeline',
  ],
  fuzz: ['executor', 'service', 'scenario', 'report', 'rehearse', 'type timeline'],
  live: ['time', 'disk', 'rehearse', 'type report'],
  // Of lead only tables as text, of service only its limits: what plan/calibrate reads and writes.
  plan: [
    'time',
    'random',
    'lead',
    'executor',
    'service',
    'disk',
    'rehearse',
    'scenario',
    'report',
    'verify',
    'type campaign',
    'type measure',
  ],
  door: [
    'rehearse',
    'conform',
    'disk',
    'fuzz',
    'live',
    'plan',
    'scenario',
    'report',
    'type verify',
  ],
  'index.ts': [
    'door',
    'disk',
    'scenario',
    'report',
    'executor',
    'conform',
    'plan',
    'type live',
    'verify',
    'type rehearse',
  ],
  tui: ['index.ts'],
  cli: ['index.ts', 'tui'],
  kit: ['index.ts'],
}

const OPEN_TO_ALL = ['errors.ts', 'version.ts']

const files = readSource('src')
const readers = [...files, ...readSource('test'), ...readSource('bench'), ...readSource('scripts')]

describe('the ranks', () => {
  it('every folder has a place', () => {
    expect([...new Set(files.map(({ folder }) => folder))].sort()).toEqual(
      Object.keys(MAY_IMPORT).sort(),
    )
  })

  it('no import goes up, or to a sibling', () => {
    const wrong = files.flatMap((file) =>
      file.imports.flatMap(({ from, isTypeOnly }) => {
        const [, to] = from.match(/^src\/([^/]+)/) ?? []
        if (to === undefined || to === file.folder || OPEN_TO_ALL.includes(to)) return []
        const allowed = MAY_IMPORT[file.folder] ?? []
        const isAllowed = allowed.includes(to) || (isTypeOnly && allowed.includes(`type ${to}`))
        return isAllowed ? [] : [`${file.path} imports ${from}${isTypeOnly ? ' (types)' : ''}`]
      }),
    )
    expect(wrong).toEqual([])
  })

  it('every import that is allowed is used: a permission nobody needs is taken back', () => {
    const idle = Object.entries(MAY_IMPORT).flatMap(([folder, allowed]) => {
      const own = files.filter((file) => file.folder === folder).flatMap(({ imports }) => imports)
      return allowed
        .filter((to) => to !== 'random' && to !== 'time')
        .filter((to) => !own.some(({ from }) => from.startsWith(`src/${to.replace('type ', '')}`)))
        .map((to) => `${folder} never imports ${to}`)
    })
    expect(idle).toEqual([])
  })

  it('no file imports itself by any way round', () => {
    const edges = new Map(
      files.map(({ path, imports }) => [
        path,
        imports.filter(({ isTypeOnly }) => !isTypeOnly).map(({ from }) => from),
      ]),
    )
    const cycles = files.flatMap(({ path }) => (reaches(edges, path) ? [path] : []))
    expect(cycles).toEqual([])
  })
})

/** Whether a walk along the edges comes back to where it began. */
function reaches(edges: ReadonlyMap<string, readonly string[]>, start: string): boolean {
  const seen = new Set<string>()
  const open = [...(edges.get(start) ?? [])]
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (path === start) return true
    if (seen.has(path)) continue
    seen.add(path)
    open.push(...(edges.get(path) ?? []))
  }
  return false
}

describe('nothing lies about', () => {
  const DOORS = [
    'src/index.ts',
    'src/executor/index.ts',
    'src/cli/main.ts',
    // A thread begins with one of them.
    'src/plan/engine/thread.ts',
    'src/live/thread.ts',
    'src/kit/vitest.ts',
    'src/kit/assert.ts',
  ]

  it('every file is imported by another', () => {
    const imported = new Set(files.flatMap(({ imports }) => imports.map(({ from }) => from)))
    const unused = files.filter(({ path }) => !imported.has(path) && !DOORS.includes(path))
    expect(unused.map(({ path }) => path)).toEqual([])
  })

  it('every export is imported by another file', () => {
    const unused = files
      .filter(({ path }) => !DOORS.includes(path))
      .flatMap(({ path, exports }) =>
        exports.filter((name) => !isImported(path, name)).map((name) => `${path}: ${name}`),
      )
    expect(unused).toEqual([])
  })
})

function isImported(path: string, name: string): boolean {
  return readers.some((reader) =>
    reader.imports.some(
      ({ from, names }) => from === path && (names.includes(name) || names.includes('*')),
    ),
  )
}

describe('the core is pure', () => {
  /** Where the outside world begins. */
  const SHELL = ['disk', 'cli', 'kit', 'tui']
  const SHELL_FILES = [
    'src/time/process-clock.ts',
    'src/time/real-clock.ts',
    'src/conform/case-files.ts',
    ...['live-run', 'teller', 'thread'].map((name) => `src/live/${name}.ts`),
    'src/fidelity/arrival.ts',
    'src/fidelity/content-coding.ts',
    'src/fidelity/deliver.ts',
    'src/fidelity/desk.ts',
    'src/fidelity/mock-server.ts',
    'src/fidelity/own-machine.ts',
    // What sockets fidelity puts between an executor and the process.
    ...['call-scope', 'enclosure', 'intercept', 'leak-detector', 'request-owners'],
    ...[
      'socket-timeouts',
      'strays',
      'user-line',
      'virtual-date',
      'virtual-luck',
      'virtual-timeout',
      'virtual-timers',
    ],
  ].map((name) => (name.startsWith('src') ? name : `src/fidelity/${name}.ts`))
  const OUTSIDE = [
    [/\bnew Date\b|\bDate[.(]/, 'Date'],
    [/\bMath\.random\b/, 'Math.random'],
    [/\b(?:setTimeout|setInterval|setImmediate)\b/, 'a timer'],
    [/\bperformance\./, 'performance'],
    [/\bprocess\./, 'process'],
    [/\bconsole\./, 'console'],
    [/(?<![.\w])fetch\(/, 'fetch'],
    [/'node:(?!crypto)/, 'a module of Node’s'],
    [/\bIntl\.DateTimeFormat\(\)/, 'the time zone of the machine'],
    [/\.(?:localeCompare|toLocale\w+)\(/, 'a locale'],
  ] as const

  it('no clock, luck, network or disk outside the shell', () => {
    const found = files
      .filter(({ folder, path }) => !SHELL.includes(folder) && !SHELL_FILES.includes(path))
      .filter(({ path }) => !path.startsWith('src/plan/engine/'))
      .flatMap((file) =>
        OUTSIDE.filter(([pattern]) => pattern.test(code(file))).map(
          ([, name]) => `${file.path} uses ${name}`,
        ),
      )
    expect(found).toEqual([])
  })
})

/** Without comments and the text of strings that hold words. */
function code({ text }: SourceFile): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '')
    .replace(/`[^`]*`|"[^"]*"/g, '""')
}

describe('sizes, as a ratchet: smaller numbers only', () => {
  it('no file is longer than 260 lines', () => {
    const long = files.filter(({ text }) => text.split('\n').length > 260)
    expect(long.map(({ path }) => path)).toEqual([])
  })

  it('the run loop fits on two screens', () => {
    const loop = files.find(({ path }) => path === 'src/campaign/run-loop.ts')
    expect(loop?.text.split('\n').length).toBeLessThanOrEqual(184)
  })
})

it('nothing that the oldest Node cannot read, as tests are compiled and would not notice', () => {
  const modern = files.filter(({ text }) => /^\s*(?:await )?using \w+ =/m.test(text))
  expect(modern.map(({ path }) => path)).toEqual([])
})

it('no name that says nothing', () => {
  const banned =
    /(?:^|\/)(?:utils?|helpers?|common|misc|shared|manager|base|lib|types)(?:\.tsx?|\/)/
  expect(files.filter(({ path }) => banned.test(path)).map(({ path }) => path)).toEqual([])
})
