// docs/lint.md, out of the rules' own data. What is said about each wrong example is what lint says.
import { messageOf } from '../src/report/lint/message.ts'
import { LINT_RULES, type LintRule } from '../src/scenario/lint/rules.ts'
import { completeExample, lintText } from './lint-example.ts'

const INTRODUCTION = `<!-- Written by \`npm run docs\`. -->
# Lint

\`hookdrill lint\` says what is wrong with scenarios, or may be, without running them:

\`\`\`sh
hookdrill lint scenarios/*.yaml
\`\`\`

Each finding is a line with its place, how bad it is, its rule, what is there and what to write instead:

\`\`\`
file:line:column severity rule path: what is there and which rule it breaks. What to write instead.
\`\`\`

An *error* cannot work, here or on the platform; a *warning* may be meant. The exit code is 0 when there
are warnings at most, 1 with an error, or with a warning under \`--strict\`, and 2 when a file is no
scenario at all. \`--format github\` writes annotations for GitHub Actions, \`--format json\` everything as
data; in a program, \`lint\` answers with it.

What is not a rule of its own, like a key that does not exist, has the code of
[bad input](bad-input.md) in place of the rule. A scenario with mistakes is linted as far as it can be
read. The examples show the lines that matter; the tests run them all.

Behind each rule stands who says so: [DOC] the platform's documentation, [COM] people who work with it,
[UNK] nobody, and then a decision of ours that has a number.
`

export function lintPage(): string {
  const rows = LINT_RULES.map(
    ({ id, severity, what }) => `| [${id}](#${id}) | ${severity} | ${what} |`,
  )
  const index = `| rule | | what |\n|---|---|---|\n${rows.join('\n')}\n`
  return [INTRODUCTION, index, ...LINT_RULES.map(section)].join('\n')
}

function section(rule: LintRule): string {
  const { id, severity, what, why, source, fix, wrong, right } = rule
  return `## ${id}

**${severity}** · ${source}

${what} ${why}

${fenced('yaml', wrong)}

${fenced('text', messageFor(rule))}

${fix}

${fenced('yaml', right)}
`
}

function messageFor({ id, wrong }: LintRule): string {
  const [finding] = lintText(completeExample(wrong)).filter((each) => each.id === id)
  if (!finding) throw new Error(`the wrong example of ${id} does not break it`)
  const { file, line, column } = finding.place ?? { file: '' }
  return `${file}:${line}:${column} ${finding.severity} ${id} ${messageOf(finding)}`
}

function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trim()}\n\`\`\``
}
