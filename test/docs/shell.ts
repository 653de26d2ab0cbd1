// A shell as a reader has it: in a folder with the scenarios and examples, where `hookdrill` is the command
// line of this checkout, and `npx hookdrill` too.
import { chmodSync, cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join, resolve } from 'node:path'
import { type Ended, emptyFolder, run } from '../e2e/hookdrill.ts'

export interface Shell {
  /** Where commands run, and what they write lies. */
  readonly folder: string
  /** Runs the lines of a block. One that fails ends it. */
  run(block: string): Promise<Ended>
  /** The same, with all that is said in `stdout`, in order, as a terminal has it. */
  show(block: string): Promise<Ended>
  /** A file that a page shows. */
  write(name: string, text: string): void
}

export function openShell(): Shell {
  const folder = emptyFolder()
  const commands = join(folder, '.bin')
  for (const name of ['scenarios', 'examples']) {
    cpSync(name, join(folder, name), { recursive: true })
  }
  mkdirSync(commands)
  command(join(commands, 'hookdrill'), `exec '${process.execPath}' '${MAIN}' "$@"`)
  command(join(commands, 'npx'), '[ "$1" = hookdrill ] || exit 127\nshift\nexec hookdrill "$@"')
  const env = {
    PATH: `${commands}${delimiter}${dirname(process.execPath)}${delimiter}${process.env.PATH}`,
  }
  return {
    folder,
    run: (block) => run('sh', ['-e', '-c', block], { cwd: folder, env }),
    show: (block) => run('sh', ['-e', '-c', `exec 2>&1\n${block}`], { cwd: folder, env }),
    write(name, text) {
      const file = join(folder, name)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, text)
    },
  }
}

const MAIN = resolve('src/cli/main.ts')

function command(file: string, script: string): void {
  writeFileSync(file, `#!/bin/sh\n${script}\n`)
  chmodSync(file, 0o755)
}
