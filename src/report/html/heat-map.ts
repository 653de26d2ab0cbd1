// Values in two directions as a table whose cells are coloured by them. The value is text in its cell, so
// colour only leads the eye: the map is read without it, printed in grey, or read aloud.
import { escaped } from './escape.ts'

export interface HeatMap {
  readonly caption: string
  /** What the rows and the columns are: `slots`, `latency`. */
  readonly rowsAre: string
  readonly columnsAre: string
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  /** Row by row, as many as there are columns; `undefined` where there is nothing. */
  readonly cells: readonly (readonly (HeatCell | undefined)[])[]
  /** What the palest and the strongest colour mean: `0 s`, `9 h 42 m`. */
  readonly legend: { readonly least: string; readonly most: string }
}

export interface HeatCell {
  readonly text: string
  /** 0 to 1: how strong the colour is. */
  readonly share: number
  /** More about the cell, under its text: `± 3%`. */
  readonly note?: string
}

/** Steps of colour: more cannot be told apart. */
const STEP_COUNT = 10
const STEPS = Array.from({ length: STEP_COUNT + 1 }, (_, step) => step)

/** For a page that has heat maps. */
export const HEAT_MAP_STYLE = `
.heat { margin-top: 1.5rem }
.heat table { border-collapse: separate; border-spacing: 2px }
.heat th, .heat td { border: 0; padding: .4rem .7rem; text-align: right; white-space: nowrap }
.heat tbody th, .heat thead tr:first-child th:first-child { text-align: left; padding-left: 0 }
.heat thead th { text-align: right }
.heat thead th[colspan] { text-align: left; padding-left: .7rem }
.heat td small { color: inherit; display: block; font-size: .75rem }
.heat-legend { align-items: center; color: var(--muted); display: flex; font-size: .8125rem; gap: .6rem; margin-top: .5rem }
.heat-legend svg { height: .75rem; width: 11rem; max-width: 40vw }
${STEPS.map((step) => {
  const colour = `color-mix(in srgb, var(--accent) calc(var(--heat-most) * ${step / STEP_COUNT}), var(--paper))`
  return `.heat-${step} { background: ${colour}; fill: ${colour} }`
}).join('\n')}
`

/** A table; its style is `HEAT_MAP_STYLE`. */
export function heatMap(map: HeatMap): string {
  const columns = map.columns.map((name) => `<th scope="col">${escaped(name)}</th>`)
  const rows = map.rows.map((name, index) => {
    const cells = map.columns.map((_, column) => heatCell(map.cells[index]?.[column]))
    return `<tr><th scope="row">${escaped(name)}</th>${cells.join('')}</tr>`
  })
  return `<div class="heat keep"><div class="scroll"><table>
<caption>${escaped(map.caption)}</caption>
<thead>
<tr><th scope="col" rowspan="2">${escaped(map.rowsAre)}</th><th scope="colgroup" colspan="${map.columns.length}">${escaped(map.columnsAre)}</th></tr>
<tr>${columns.join('')}</tr>
</thead>
<tbody>
${rows.join('\n')}
</tbody>
</table></div>
${legend(map.legend)}</div>`
}

function heatCell(cell: HeatCell | undefined): string {
  if (cell === undefined) return '<td class="faint">–</td>'
  const note = cell.note === undefined ? '' : `<small>${escaped(cell.note)}</small>`
  return `<td class="heat-${stepOf(cell.share)}">${escaped(cell.text)}${note}</td>`
}

function stepOf(share: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * STEP_COUNT)
}

function legend({ least, most }: HeatMap['legend']): string {
  const width = 100 / STEPS.length
  const steps = STEPS.map(
    (step) =>
      `<rect class="heat-${step}" x="${(step * width).toFixed(3)}%" width="${(width + 0.1).toFixed(3)}%" height="100%"/>`,
  )
  return `<p class="heat-legend">${escaped(least)} <svg aria-hidden="true">${steps.join('')}</svg> ${escaped(most)}</p>\n`
}
