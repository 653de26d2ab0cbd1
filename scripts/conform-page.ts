// docs/conform.md, its list of checks out of the code.
import type { ConformanceCase } from '../src/conform/case.ts'
import { CHECKS } from '../src/conform/checks.ts'
import { conformanceCases } from '../src/conform/conformance-cases.ts'

const INTRODUCTION = `<!-- Written by \`npm run docs\`. -->
# Does my executor conform?

The conformance kit holds any executor to what the platform promises, in {cases} cases over {checks}
checks. A case is one webhook, one lead and one reply, run by the simulator; what arrived at the service
and what was written is compared with what the case says. Time is virtual: the cases that wait for 30 s,
and those that never get an answer, take no time.

## From the terminal

\`\`\`sh
hookdrill conform my-executor.ts
\`\`\`

\`my-executor.ts\` exports what \`hookdrill run --executor\` takes: an object \`{ name, execute(call, ports) }\`,
which runs at \`handlers\`, or a function that sends by whatever client it likes and answers with what it
would write, which runs at [sockets](sockets.md). This is one, made of parts of \`hookdrill/executor\`:

\`\`\`js
import { mapResponse, milliseconds, renderRequest } from 'hookdrill/executor'

export default async function myExecutor(call) {
  if (call.campaignType !== 'trigger') return []
  const rendering = renderRequest(call, milliseconds(performance.now()))
  if (rendering.kind === 'problem') return []
  const { method, origin, path, headers, body } = rendering.request
  const response = await fetch(origin + path, {
    method, headers, body, redirect: 'manual', signal: AbortSignal.timeout(30_000),
  })
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer())
  if (!response.ok || text === '') return []
  const mapped = mapResponse(call, text)
  return mapped.kind === 'mapped' ? mapped.writes : []
}
\`\`\`

Each failure comes with what was expected and what came, the rule and who says so, and the command that runs
that case alone:

\`\`\`text
url-and-headers/dots in a path stay
  unnormalized-url: Not even dots, quotes and brackets of a URL are normalized.
  §1.10; [DOC] DEV-WH: characters embedded in the URL are passed as written
  path of the request
    expected /a/../b/./c
      actual /b/c
  replay hookdrill conform my-executor.ts --only 'url-and-headers/dots in a path stay'
\`\`\`

\`--json FILE\` writes all of it, \`-\` to stdout; \`--junit FILE\` and \`--github\` tell [CI](ci.md) of each case.
\`--fidelity sockets\` runs an object over its real client, too. Exit code 0: every case that ran passed, and one did; 1: a
case failed, or none ran; 2: bad usage.

## What an executor does not claim

\`fetch\` normalizes URLs, sends headers of its own and does not let its caller say the \`Host\`. Whoever builds
on it switches those off, by check; a topic, a case or a rule can be named as well:

\`\`\`sh
hookdrill conform my-executor.ts --off unnormalized-url --off no-extra-headers --off own-host
hookdrill conform my-executor.ts --only time-limit --only 'decision 26' --off 'outcomes/no answer ever'
\`\`\`

- What is off is skipped and says so; it never just is not there. A case may rest on other checks: with
  \`several-mappings\` off, cases that have two mappings are skipped too.
- Cases of *optional settings* (\`typing: lenient\`, \`redirects: follow\`, …) are skipped unless the executor
  claims those with \`--settings\`. The settings are in \`call.settings\`; all of their defaults are checked.
- Of a function that gives nothing but its writes, only requests and writes are compared: how its call ended,
  and why something was not written, it does not say. An executor that gives whole results is held to them.
- \`no-leaks\` sees bodies, deadlines, listeners and sleeps of an object, which gets them through its ports, and
  timers at \`sockets\`. A body that a function leaves unread cannot be seen.

## How the kit is proven

By executors that are wrong. [test/mutants](../test/mutants) has them, each our own executor with one defect: it
maps a 3xx, waits for 60 s, encodes \`&\`, leaves a listener. The kit has to fail each by the check that is
about its defect and by nothing else, so with that check off it survives; and every check has at least one. An
executor that sends nothing passes only cases in which nothing may be sent, and one that throws passes none.

## From a program

\`\`\`ts
import { conform } from 'hookdrill'
import { hookdrillExecutor } from 'hookdrill/executor'

const { passed, counts, cases } = await conform(hookdrillExecutor, { only: ['no-retry'], off: ['decision 13'] })
console.log(passed, counts.failed) // true 0
console.log(cases.find(({ id }) => id === 'outcomes/500 is not tried again').state) // passed
\`\`\`

## From vitest

One test a case, with a fresh executor each. What is off is skipped, what \`only\` leaves out is not there, and a
failure says what it says in the terminal:

\`\`\`typescript
import { describeExecutor } from 'hookdrill/vitest'
import myExecutor from './my-executor.js'

describeExecutor('my executor', () => myExecutor, {
  off: ['unnormalized-url', 'no-extra-headers', 'own-host'],
})
\`\`\`

## The checks

| check | what it says | cases | at their default |
|---|---|---|---|
`

const TOPICS = `
The topics, each a file or a family: `

export function conformPage(): string {
  const cases = conformanceCases()
  const byCheck = Map.groupBy(cases, ({ check }) => check)
  const rows = Object.entries(CHECKS).map(([name, title]) =>
    row(
      name,
      title,
      cases.filter(({ check }) => check === name),
    ),
  )
  const topics = [...new Set(cases.map(({ topic }) => `\`${topic}\``))].join(', ')
  const introduction = INTRODUCTION.replace('{cases}', cases.length.toLocaleString('en')).replace(
    '{checks}',
    String(byCheck.size),
  )
  return `${introduction}${rows.join('\n')}\n${TOPICS}${topics}.\n`
}

function row(name: string, title: string, cases: readonly ConformanceCase[]): string {
  const plain = cases.filter(({ settings }) => settings.length === 0)
  return `| \`${name}\` | ${title} | ${cases.length} | ${plain.length} |`
}
