// What the eye meets first: how long it takes, the largest cause, and who owns the time of the slots.
import { count, duration, quantity, share } from '../format.ts'
import { isPassed } from '../is-passed.ts'
import { toUs } from '../milliseconds.ts'
import type { Report } from '../report.ts'
import { outcomeTone } from '../tables/endings.ts'
import { escaped, prose } from './escape.ts'
import { percentText } from './table.ts'

const MINUTE_US = 60_000_000
const SECOND_US = 1_000_000

/** HTML for the top of the page; its style is `HEADLINE_STYLE`. */
export function htmlHeadline(report: Report): string {
  const { scenario, headline, partial, leads } = report
  const [answer = '', ...more] = headline
  const of = `${partial ? 'total execution delay so far' : 'total execution delay'} of ${quantity(leads.completed, 'lead')} on ${quantity(scenario.concurrency, 'slot')}`
  return `<div class="top"><h1>${escaped(scenario.name)}</h1>${result(report)}</div>
<p class="delay">${delayWords(report)} <span>${of}</span></p>
${more.map((sentence, index) => cause(sentence, index >= more.length - complaintCount(report))).join('\n')}
${ownership(report)}
<p class="answer">${prose(answer)}</p>
<dl class="facts">
${facts(report)
  .map(([name, value]) => `<div><dt>${escaped(name)}</dt><dd>${escaped(value)}</dd></div>`)
  .join('\n')}
</dl>`
}

function cause(sentence: string, isComplaint: boolean): string {
  return `<p class="cause${isComplaint ? ' warning' : ''}">${prose(sentence)}</p>`
}

/** The last sentences of a headline say what the judge and the expectations hold against the run. */
function complaintCount({ verdict, expectations }: Report): number {
  const isMissed = expectations.some(({ passed }) => passed === false)
  return (verdict.passed ? 0 : 1) + (isMissed ? 1 : 0)
}

/** Large, its units small. From a minute on without fractions of a second: the exact one is below. */
function delayWords({ delay }: Report): string {
  const totalUs = toUs(delay.totalMs)
  const shownUs = totalUs < MINUTE_US ? totalUs : Math.floor(totalUs / SECOND_US) * SECOND_US
  const parts = duration(shownUs).match(/\S+ \S+/g) ?? []
  return parts
    .map((part) => {
      const [figure = '', unit = ''] = part.split(' ')
      return `<b>${figure}<small> ${unit}</small></b>`
    })
    .join(' ')
}

/** What the exit code says. */
function result(report: Report): string {
  if (report.partial) return '<p class="badge warning">– interrupted</p>'
  return isPassed(report)
    ? '<p class="badge fine">✔ passed</p>'
    : '<p class="badge warning">✘ failed</p>'
}

/** How many outcomes of one tone can be told apart by their shade. */
const SHADES = 3

/** Busy slot time by outcome: one bar, and what its parts are. */
function ownership({ slots }: Report): string {
  const byOutcome = new Map<string, number>()
  for (const entry of slots.account) {
    byOutcome.set(entry.outcome, (byOutcome.get(entry.outcome) ?? 0) + entry.share)
  }
  const parts = [...byOutcome].toSorted(([, one], [, other]) => other - one)
  if (parts.length === 0) return ''
  let from = 0
  const classOf = (outcome: string): string => {
    const alike = parts.filter(([other]) => outcomeTone(other) === outcomeTone(outcome))
    return `${outcomeTone(outcome)} nth-${alike.findIndex(([other]) => other === outcome) % SHADES}`
  }
  const bars = parts.map(([outcome, part]) => {
    const rect = `<rect class="${classOf(outcome)}" x="${percentText(from * 100)}" width="${percentText(part * 100)}" height="100%"/>`
    from += part
    return rect
  })
  const keys = parts.map(([outcome, part]) => {
    const key = `<svg aria-hidden="true"><rect class="${classOf(outcome)}" width="100%" height="100%"/></svg>`
    return `<li>${key}${escaped(outcome)} ${share(part)}</li>`
  })
  return `<div class="ownership">
<svg aria-hidden="true" class="whole">${bars.join('')}</svg>
<p>Slot time by outcome</p>
<ul>${keys.join('')}</ul>
</div>`
}

function facts({ calls, mapping, slots, backlog, scenario }: Report): [string, string][] {
  return [
    ['calls', count(calls.total)],
    ['timeouts', count(calls.timeouts)],
    ...(mapping === null
      ? []
      : ([['non-2xx writes', count(mapping.onNon2xx)]] satisfies [string, string][])),
    ['slots busy', slots.utilisation === null ? '–' : share(slots.utilisation)],
    ['most waiting', count(backlog.max)],
    ['fidelity', scenario.fidelity],
  ]
}

export const HEADLINE_STYLE = `
.top { align-items: baseline; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; justify-content: space-between }
.badge { border: 1px solid currentColor; border-radius: 1rem; font-size: .875rem; font-weight: 600; line-height: 1; padding: .35rem .75rem; white-space: nowrap }
.badge.fine { color: var(--accent) }
.top + .delay { margin-top: 1.25rem }
.delay { font-size: clamp(2.25rem, 9vw, 4rem); letter-spacing: -.02em; line-height: 1.1; max-width: none }
.delay b { font-weight: 650; white-space: nowrap }
.delay small { color: var(--muted); font-size: .5em; font-weight: 500; letter-spacing: 0 }
.delay span { color: var(--muted); display: block; font-size: 1rem; letter-spacing: 0; line-height: 1.5; margin-top: .4rem }
.cause { font-size: 1.25rem; line-height: 1.45; margin-top: 1.25rem }
.cause + .cause { margin-top: .5rem }
.answer { margin-top: 1.5rem }
.ownership { align-items: baseline; display: flex; flex-wrap: wrap; font-size: .875rem; gap: .25rem 1.25rem; margin-top: 1rem }
.ownership p { color: var(--muted); margin: 0 }
.ownership ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; margin: 0; padding: 0 }
.ownership li svg { border-radius: 2px; height: .7rem; margin-right: .45rem; width: .7rem }
.ownership .whole { border-radius: 4px; display: block; height: 1rem; margin-bottom: .25rem; width: 100% }
.ownership rect { stroke: var(--paper); stroke-width: 1 }
.ownership .nth-1 { fill-opacity: .75 }
.ownership .nth-2 { fill-opacity: .5 }
header > .facts { background: var(--wash); border-radius: 8px; margin-top: 1.75rem; padding: 1rem 1.25rem }
.identity > div, .violation > div { display: grid; gap: 0 1rem; grid-template-columns: 9rem minmax(0, 1fr); padding: .2rem 0 }
.identity dt, .violation dt { color: var(--muted) }
.identity dd, .violation dd { overflow-wrap: anywhere }
.identity + p { margin-top: .75rem }
.violation { border-left: 3px solid var(--warning); font-size: .9375rem; margin: .75rem 0; padding-left: 1rem }
.violation > div { grid-template-columns: 5rem minmax(0, 1fr); padding: .05rem 0 }
.command { background: var(--wash); border-radius: 4px; padding: .1rem .4rem; user-select: all; white-space: pre-wrap }
`
