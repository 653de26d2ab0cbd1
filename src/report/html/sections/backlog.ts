import { quantity, shortDuration } from '../../format.ts'
import { toUs } from '../../milliseconds.ts'
import type { Report } from '../../report.ts'
import { backlogPeak } from '../../sentences.ts'
import { htmlChart, type Point } from '../chart.ts'
import { prose } from '../escape.ts'
import { durationTicks } from '../ticks.ts'
import type { Section } from './section.ts'

export const backlogSection: Section = (report) => {
  const { backlog, delay } = report
  const peak = backlogPeak(backlog)
  const heading = { id: 'backlog', title: 'Backlog' }
  if (backlog.max === 0) return { ...heading, html: `<p>${prose(peak)}</p>` }
  const chart = htmlChart({
    kind: 'area',
    caption: 'calls that wait for a slot, over virtual time',
    summary: `Calls waiting for a slot over ${delay.text}: ${peak}.`,
    points: points(report),
    xTicks: durationTicks(toUs(delay.totalMs)),
    isLogOffered: false,
  })
  return { ...heading, html: `<p>${prose(sentence(peak))}</p>\n${chart}` }
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}

function points({ backlog: { series }, delay }: Report): readonly Point[] {
  return series.values.map((value, index) => {
    const atMs = index * series.stepMs
    return {
      at: delay.totalMs === 0 ? 0 : Math.min(1, atMs / delay.totalMs),
      value,
      says: `from ${shortDuration(toUs(atMs))}: at most ${quantity(value, 'call')} waiting`,
    }
  })
}
