// docs/validation.md: hookdrill beside three others who work out the same. In parts, so that the test can
// do without the one that needs Python.
import type { Part } from './validation/part.ts'

export const OPENING = `<!-- Written by \`npm run validate\`. -->
# Validation

Is the number right? Here hookdrill stands beside three others who work out the same without it: a pencil, which
has to come to exactly the same; the closed forms of queueing theory, which have to lie within what so many
rehearsals leave open; and a model in [SimPy](https://simpy.readthedocs.io), which has to agree call by call.

\`\`\`sh
npm run validate
\`\`\`

writes this page anew, every figure of it, and fails if anything disagrees. It comes to the same bytes on any
machine. SimPy has to be there: on Debian, \`apt-get install python3-simpy3\`. The test suite does the same each
time it runs. To hold a scenario of your own against a formula and another fidelity there is
[\`--cross-check\`](cross-check.md).

`

export const CLOSING = `
## What this does not show

- **That the platform works so.** All three are told the same rules: one pool of slots, first come, first served,
  a limit of 30 s, a service with workers. Whether an instance keeps them is another question:
  [the model](model.md) says what is modelled and what is not, [what is assumed](assumptions.md) where each rule comes
  from.
- **That your service is as the scenario says.** Latency and replies are yours to measure:
  [calibrate](calibrate.md).
- **What no table has.** Caches, bad periods, choices and priorities of campaigns are in none of the three; cold
  starts, contention, slowdowns, qualification and \`processing\` are done by hand only. They have tests of their own.
- **Percentiles.** The report takes them from a histogram, exact to 0.1%. Means, sums, counts and totals are exact,
  and only those are compared here.
- **Mapping.** Requests, response mapping and outcomes are the business of [conform](conform.md) and of the judge in
  every run. At \`handlers\` every delay is that of \`model\`, which a test over random scenarios holds.
- **Real time.** At [\`wire\`](wire.md) a machine that is too busy makes calls longer.
`

/** The whole page. */
export function validationPage(parts: readonly Part[]): string {
  return `${OPENING}${parts.map(({ text }) => text).join('')}${CLOSING}`
}
