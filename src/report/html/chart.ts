// A chart twice: as SVG that is there without any script, on paper and in every width, and as the data
// from which `chart-script.ts` draws the one that answers. Where things stand is worked out here, from 0
// to 1, so both show the same and the script knows no units.
import { escaped, jsonElement } from './escape.ts'
import { percentText } from './table.ts'
import { linearScale, logarithmicScale, type Scale, type Tick } from './ticks.ts'

export interface Chart {
  /** Bars stand at the middle of their place; an area goes from one point to the next. */
  readonly kind: 'bars' | 'area'
  readonly caption: string
  /** What it shows, for those who do not see it. */
  readonly summary: string
  readonly points: readonly Point[]
  readonly xTicks: readonly Tick[]
  /** Also offered with decades of one height. */
  readonly isLogOffered: boolean
}

export interface Point {
  /** From left to right, 0 to 1. */
  readonly at: number
  readonly value: number
  /** Above a bar. */
  readonly label?: string
  /** What is said when it is pointed at. */
  readonly says: string
}

const HEIGHT = 220
/** Of a bar's place. */
const BAR_SHARE = 0.72

/** A figure; its style is `CHART_STYLE`. */
export function htmlChart(chart: Chart): string {
  const { kind, caption, summary, points, isLogOffered } = chart
  const most = Math.max(0, ...points.map(({ value }) => value))
  const linear = linearScale(most)
  const scales = isLogOffered ? [linear, logarithmicScale(most)] : [linear]
  return `<figure class="chart ${kind}">
<figcaption>${escaped(caption)}</figcaption>
<div class="plot" role="img" aria-label="${escaped(summary)}">
<svg class="still" aria-hidden="true" width="100%" height="${HEIGHT}">
${grid(linear)}
${kind === 'bars' ? bars(points, linear) : area(points, linear)}
${xLabels(chart)}
</svg>
</div>
${jsonElement(chartData(chart, scales))}
</figure>`
}

/** What the script draws from. */
function chartData({ kind, points, xTicks }: Chart, scales: readonly Scale[]): object {
  return {
    kind,
    height: HEIGHT,
    barShare: BAR_SHARE,
    x: points.map(({ at }) => place(at)),
    xTicks: xTicks.map((tick, index) => ({ ...tick, isKept: isKept(index, xTicks) })),
    says: points.map(({ says }) => says),
    labels: points.map(({ label = '' }) => label),
    scales: scales.map(({ name, height, ticks }) => ({
      name,
      y: points.map(({ value }) => place(height(value))),
      ticks,
    })),
  }
}

function place(value: number): number {
  return Number(value.toFixed(5))
}

function yOf(height: number): number {
  return Number((HEIGHT * (1 - height)).toFixed(2))
}

function grid({ ticks }: Scale): string {
  return ticks
    .map(({ at, text }) => {
      const y = yOf(at)
      return `<line x1="0" x2="100%" y1="${y}" y2="${y}"/><text x="-8" y="${y + 4}" text-anchor="end">${escaped(text)}</text>`
    })
    .join('\n')
}

function bars(points: readonly Point[], { height }: Scale): string {
  const width = (100 / points.length) * BAR_SHARE
  return points
    .map(({ at, value, label = '' }) => {
      const top = value === 0 ? HEIGHT : Math.min(yOf(height(value)), HEIGHT - 1)
      const left = percentText(at * 100 - width / 2)
      return `<rect x="${left}" y="${top}" width="${percentText(width)}" height="${HEIGHT - top}"/><text class="value" x="${percentText(at * 100)}" y="${top - 5}" text-anchor="middle">${escaped(label)}</text>`
    })
    .join('\n')
}

/** In steps: a value holds until the next point. Its own coordinates are stretched to the width. */
function area(points: readonly Point[], { height }: Scale): string {
  const steps = points.map(({ at, value }) => {
    return `H${Number((at * 1_000).toFixed(2))}V${yOf(height(value))}`
  })
  const outline = `M0 ${HEIGHT}${steps.join('')}H1000`
  return `<svg viewBox="0 0 1000 ${HEIGHT}" preserveAspectRatio="none" width="100%" height="${HEIGHT}"><path class="ground" d="${outline}V${HEIGHT}Z"/><path class="edge" d="${outline}"/></svg>`
}

/** Where it is narrow there is room for so many. */
const NARROW_TICKS = 4

function isKept(index: number, ticks: readonly Tick[]): boolean {
  return index % Math.ceil(ticks.length / NARROW_TICKS) === 0
}

function xLabels({ xTicks }: Chart): string {
  return xTicks
    .map(({ at, text }, index) => {
      const spare = isKept(index, xTicks) ? '' : ' class="spare"'
      return `<text${spare} x="${percentText(at * 100)}" y="${HEIGHT + 20}" text-anchor="middle">${escaped(text)}</text>`
    })
    .join('\n')
}

/** For a page that has charts; uPlot's own goes before it. */
export const CHART_STYLE = `
figure.chart { margin-top: .5rem }
figcaption { color: var(--muted); display: flex; flex-wrap: wrap; font-size: .875rem; gap: .25rem 1rem; justify-content: space-between }
.plot { margin-top: .25rem; padding: 1.5rem 2rem 2rem 3.75rem; position: relative }
.plot .still { display: block; overflow: visible }
.still line { stroke: var(--line); shape-rendering: crispEdges }
.still text { fill: var(--muted); font-size: 12px }
.still .value { fill: var(--ink) }
.still rect { fill: var(--accent) }
.still .ground { fill: var(--accent); fill-opacity: .18 }
.still .edge { fill: none; stroke: var(--accent); stroke-width: 1.5; vector-effect: non-scaling-stroke }
.live { display: none; inset: 0; position: absolute }
.reading { color: var(--ink); min-height: 1.55em }
figcaption button { background: none; border: 1px solid var(--line); border-radius: 4px; color: var(--accent); cursor: pointer; font: inherit; padding: 0 .6rem }
figcaption button[aria-pressed=true] { background: var(--wash); border-color: var(--accent) }
.uplot { font-family: inherit }
.u-cursor-x { border-right-color: var(--muted) !important }
@media screen {
  .is-live .still { visibility: hidden }
  .is-live .live { display: block }
}
@media print {
  .reading, figcaption button { display: none }
  .still text { font-size: 10px }
}
@media (max-width: 60rem) { .reading { flex-basis: 100%; order: 1 } }
@media (max-width: 40rem) {
  .plot { padding-right: 1.25rem }
  .still .spare, .still .value { display: none }
}
`
