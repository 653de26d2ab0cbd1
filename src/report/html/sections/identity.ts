import { shortDuration } from '../../format.ts'
import { toUs } from '../../milliseconds.ts'
import type { Report } from '../../report.ts'
import { escaped } from '../escape.ts'
import type { Section } from './section.ts'

/** What tells this run from another, and makes it again. */
export const identitySection: Section = ({ scenario, digest, run, format }: Report) => ({
  id: 'identity',
  title: 'Identity',
  html: `<dl class="identity">
${(
  [
    ['scenario', escaped(scenario.name)],
    ['fidelity', escaped(scenario.fidelity)],
    ['seed', String(scenario.seed)],
    ['time limit', shortDuration(toUs(scenario.timeoutMs))],
    ['scenario hash', code(scenario.hash)],
    ['digest of the run', code(digest)],
    ['version', `hookdrill ${escaped(run.version)}`],
    ['format', code(format)],
  ] as const
)
  .map(([name, html]) => `<div><dt>${name}</dt><dd>${html}</dd></div>`)
  .join('\n')}
</dl>
<p class="faint small">The same scenario, seed and version give the same digest, on any machine.</p>`,
})

function code(text: string): string {
  return `<code>${escaped(text)}</code>`
}
