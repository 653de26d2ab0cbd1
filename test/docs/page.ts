// What stands on a page of the documentation, and how it is run.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { type Ended, run } from '../e2e/hookdrill.ts'

export function blocks(language: string, page: string): readonly string[] {
  const pattern = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm')
  return Array.from(page.matchAll(pattern), ([, text]) => text ?? '')
}

/** As a shell would have it. */
export function wordsOf(command: string): readonly string[] {
  return Array.from(
    command.matchAll(/'([^']*)'|(\S+)/g),
    ([, quoted, bare]) => quoted ?? bare ?? '',
  )
}

export type Runner = 'vitest' | 'node:test' | 'node'

export function runnerOf(program: string): Runner {
  return (
    (['vitest', 'node:test'] as const).find((name) => program.includes(`from '${name}'`)) ?? 'node'
  )
}

const RUNNERS: Readonly<Record<Runner, (file: string) => Promise<Ended>>> = {
  node: (file) => run(process.execPath, [file]),
  'node:test': (file) => run(process.execPath, ['--test', file]),
  vitest: (file) =>
    run(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--root', dirname(file)]),
}

const DOORS = {
  hookdrill: 'index.ts',
  'hookdrill/executor': 'executor/index.ts',
  'hookdrill/vitest': 'kit/vitest.ts',
  'hookdrill/assert': 'kit/assert.ts',
}

/** As a user's file would, but against the source. */
export async function runProgram(program: string): Promise<Ended> {
  const folder = `test/docs/.program-${process.pid}`
  mkdirSync(folder, { recursive: true })
  const file = resolve(folder, 'program.test.ts')
  writeFileSync(file, againstTheSource(program))
  try {
    return await RUNNERS[runnerOf(program)](file)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export function againstTheSource(program: string): string {
  return Object.entries(DOORS).reduce(
    (text, [door, source]) => text.replaceAll(`'${door}'`, `'../../../src/${source}'`),
    program,
  )
}
