// What is wrong with a package that is about to be published, looked at as it is packed: by publint, by
// "are the types wrong", and by what we want ourselves.
import { execFileSync, spawnSync } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'

/** Who tries it with `npx` waits for it. */
const PACKED_MAX_BYTES = 2_000_000

/** What a package has to do with; anything else came in by mistake. */
const WANTED = [
  /^(?:package\.json|README\.md|CHANGELOG\.md|LICENSE)$/,
  /^dist\/(?:[\w-]+\/)*[\w-]+\.(?:js|d\.ts)$/,
  /^dist\/conform\/cases\/[\w-]+\.yaml$/,
  /^dist\/scenario\.schema\.json$/,
  /^scenarios\/(?:[\w-]+\/)*[\w.-]+\.(?:yaml|json|csv)$/,
  /^docs\/[\w-]+\.(?:md|svg|keys)$/,
]

const HAS_TO_BE_THERE = ['README.md', 'CHANGELOG.md', 'LICENSE', 'docs/licences.md']

/** Empty when it can be published. */
export async function packageProblems(tarball: string): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hookdrill-unpacked-'))
  try {
    execFileSync('tar', ['-xzf', resolve(tarball), '-C', folder])
    const root = join(folder, 'package')
    return [
      ...sizeProblems(tarball),
      ...fileProblems(root),
      ...manifestProblems(root),
      ...(await lintProblems(tarball)),
      ...typeProblems(tarball),
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function sizeProblems(tarball: string): readonly string[] {
  const { size } = statSync(tarball)
  if (size <= PACKED_MAX_BYTES) return []
  return [`It is ${size} bytes packed. At most ${PACKED_MAX_BYTES} are wanted.`]
}

function fileProblems(root: string): readonly string[] {
  const files = globSync('**/*', { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(root.length + 1))
    .sort()
  const text = (file: string): string => readFileSync(join(root, file), 'utf8')
  const scripts = files.filter((file) => file.endsWith('.js'))
  return [
    ...files
      .filter((file) => !WANTED.some((pattern) => pattern.test(file)))
      .map((file) => `${file}: nobody wants it there.`),
    ...HAS_TO_BE_THERE.filter((file) => !files.includes(file)).map(
      (file) => `${file}: it is missing.`,
    ),
    ...scripts
      .filter((file) => !files.includes(file.replace(/\.js$/, '.d.ts')))
      .map((file) => `${file}: it has no types.`),
    ...scripts
      .filter((file) => text(file).includes('sourceMappingURL'))
      .map((file) => `${file}: it names a source map, and none is packed.`),
  ]
}

function manifestProblems(root: string): readonly string[] {
  const { license, type, engines, publishConfig, scripts } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  )
  const wanted = [
    ['license', license === 'MIT', 'MIT'],
    ['type', type === 'module', 'module'],
    [
      'engines.node',
      engines?.node?.startsWith('>=') === true,
      'the oldest Node it runs on, as >=…',
    ],
    ['publishConfig.access', publishConfig?.access === 'public', 'public'],
    ['publishConfig.provenance', publishConfig?.provenance === true, 'true'],
    [
      'scripts',
      !['preinstall', 'install', 'postinstall'].some((name) => scripts && name in scripts),
      'without anything that runs when it is installed',
    ],
  ] as const
  return wanted
    .filter(([, isRight]) => !isRight)
    .map(([field, , value]) => `package.json ${field}: it has to be ${value}.`)
}

async function lintProblems(tarball: string): Promise<readonly string[]> {
  const bytes = new Uint8Array(readFileSync(tarball))
  const { messages, pkg } = await publint({ pack: { tarball: bytes.buffer }, strict: true })
  return messages.map((message) => `publint: ${formatMessage(message, pkg, { color: false })}`)
}

/** CommonJS is left out: Node 22 and newer `require` a module as it is. */
function typeProblems(tarball: string): readonly string[] {
  const command = resolve('node_modules/.bin/attw')
  const how = ['--profile', 'esm-only', '--format', 'ascii', '--no-color', '--no-emoji']
  const { status, stdout, stderr } = spawnSync(command, [tarball, ...how], { encoding: 'utf8' })
  return status === 0 ? [] : [`are the types wrong: ${`${stdout}${stderr}`.trim()}`]
}
