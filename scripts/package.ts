// `npm run package`: packs once and looks at what came of it. The tarball stays: it is the one to publish.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { packageProblems } from './package-problems.ts'

/** What says where a package comes from, and cannot be made up. */
const ORIGIN = ['repository', 'homepage', 'bugs', 'author']

const packed = execFileSync('npm', ['pack', '--json'], {
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'ignore'],
})
const [{ filename, size, unpackedSize, entryCount }] = JSON.parse(
  packed.slice(packed.indexOf('[\n')),
)
const problems = await packageProblems(filename)

console.log(
  `${filename}: ${kilobytes(size)} packed, ${kilobytes(unpackedSize)} unpacked, ${entryCount} files.`,
)
for (const problem of problems) console.log(problem)
if (problems.length === 0) console.log('Nothing is wrong with it: files, fields, publint, types.')
const manifest = JSON.parse(readFileSync('package.json', 'utf8'))
const unknown = ORIGIN.filter((field) => !(field in manifest))
if (unknown.length > 0) {
  console.log(
    `Not in package.json: ${unknown.join(', ')}. npm takes a package with provenance only when repository names the place it is built from.`,
  )
}
process.exitCode = problems.length === 0 ? 0 : 1

function kilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1_000)} kB`
}
