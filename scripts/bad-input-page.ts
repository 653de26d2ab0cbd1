// The tables at the end of docs/bad-input.md, out of what the tests hold to be said. What stands before them is
// written by hand.
import { readFileSync } from 'node:fs'
import { BAD_COMMAND_FILES } from '../test/cli/bad-command-files.ts'
import { BAD_COMMANDS, BAD_PLACES, type BadCommand } from '../test/cli/bad-commands.ts'
import { BAD_INPUTS, type BadInput } from '../test/scenario/bad-inputs.ts'
import { BAD_LOAD_INPUTS } from '../test/scenario/bad-load-inputs.ts'

const MARK = '<!-- From here on written by `npm run docs`, out of the tests. -->'

export function badInputPage(): string {
  const [byHand = ''] = readFileSync('docs/bad-input.md', 'utf8').split(MARK)
  return [byHand.trimEnd(), '', MARK, '', commandTables(), scenarioTables()].join('\n')
}

const COMMANDS = `# Every command that cannot work

What is typed, what is said on stderr, and the exit code: 2 is for whoever typed it to mend, 3 for the machine
(disk, network, permissions). Nothing is left half done. The tests type each of them. \`…\` is in words of others.

They are typed in a folder with these files, and a folder \`folder\`; \`PORT\` is a port that is taken:
`

function commandTables(): string {
  const files = BAD_COMMAND_FILES.map(({ name, what }) => `| ${code(name)} | ${what} |`)
  const groups = Object.entries(BAD_COMMANDS).map(([name, rows]) => {
    return `### ${name[0]?.toUpperCase()}${name.slice(1)}\n\n${commandTable(rows, 'hookdrill ')}`
  })
  const places = `### What may not be read or written

\`secret.yaml\` may not be read, \`locked\` not be written to, but \`locked/old.json\` may.

${commandTable(BAD_PLACES, '')}`
  return [COMMANDS, '| file | what is in it |', '|---|---|', ...files, '', ...groups, places].join(
    '\n',
  )
}

function commandTable(rows: readonly BadCommand[], before: string): string {
  const cells = rows.map(
    ({ typed, says, exitCode }) => `| ${code(before + typed)} | ${codes(says)} | ${exitCode} |`,
  )
  return ['| what is typed | what is said | exit |', '|---|---|---|', ...cells, ''].join('\n')
}

const SCENARIOS = `# Every mistake in a scenario

Each is a change of one scenario that is right; what is written, and what is said. The exit code is 2, and a
last line counts the mistakes.
`

function scenarioTables(): string {
  const all: readonly (readonly [string, readonly BadInput[]])[] = [
    ...Object.entries(BAD_INPUTS),
    ...Object.entries(BAD_LOAD_INPUTS),
  ]
  const groups = all.map(([name, inputs]) => {
    const rows = inputs.map(({ what, change, lines }) => {
      return `| ${what} | ${codes(written(change))} | ${codes(lines)} |`
    })
    const head = ['| mistake | what is written | what is said |', '|---|---|---|']
    return [`### In ${name}`, '', ...head, ...rows, ''].join('\n')
  })
  return [SCENARIOS, ...groups].join('\n')
}

/** Longer texts are those whose length is the mistake. */
const LINE_MAX_CHARACTERS = 160

function written(change: BadInput['change']): readonly string[] {
  return (change.at(-1) ?? '').trim().split('\n').map(shortened)
}

function shortened(line: string): string {
  return line.length <= LINE_MAX_CHARACTERS ? line : `${line.slice(0, LINE_MAX_CHARACTERS)}…`
}

function codes(lines: readonly string[]): string {
  return lines.map(code).join('<br>')
}

/** Whatever is in it: Markdown takes the longest run of backticks for the fence, and a table every bar. */
function code(text: string): string {
  if (text === '') return ''
  const shown = text.replaceAll('|', '\\|').replaceAll('\t', '→')
  const longest = Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  const space = longest > 0 || /^ | $/.test(shown) ? ' ' : ''
  return `${fence}${space}${shown}${space}${fence}`
}
