import { describe, expect, it } from 'vitest'
import { HEAT_MAP_STYLE, type HeatMap, heatMap } from '../../../src/report/html/heat-map.ts'
import { page } from '../../../src/report/html/page.ts'

const MAP: HeatMap = {
  caption: 'Total execution delay',
  rowsAre: 'latency',
  columnsAre: 'slots',
  rows: ['50 ms', '350 ms'],
  columns: ['1', '20'],
  cells: [
    [
      { text: '1 h 23 m', share: 0.14 },
      { text: '4 m 10 s', share: 0, note: '± 1%' },
    ],
    [{ text: '9 h 43 m', share: 1 }, undefined],
  ],
  legend: { least: '4 m 10 s', most: '9 h 43 m' },
}

describe('a heat map', () => {
  it('is a table with the value in each cell, and headers in both directions', () => {
    expect(heatMap(MAP).replace(/<p class="heat-legend">[\s\S]*/, '')).toBe(
      `<div class="heat keep"><div class="scroll"><table>
<caption>Total execution delay</caption>
<thead>
<tr><th scope="col" rowspan="2">latency</th><th scope="colgroup" colspan="2">slots</th></tr>
<tr><th scope="col">1</th><th scope="col">20</th></tr>
</thead>
<tbody>
<tr><th scope="row">50 ms</th><td class="heat-1">1 h 23 m</td><td class="heat-0">4 m 10 s<small>± 1%</small></td></tr>
<tr><th scope="row">350 ms</th><td class="heat-10">9 h 43 m</td><td class="faint">–</td></tr>
</tbody>
</table></div>
`,
    )
  })

  it('says what the ends of its colours mean', () => {
    const [, legend = ''] = heatMap(MAP).split('<p class="heat-legend">')
    expect(legend).toMatch(/^4 m 10 s <svg aria-hidden="true">.*<\/svg> 9 h 43 m<\/p>\n<\/div>$/)
    expect(legend.match(/<rect class="heat-\d+"/g)).toHaveLength(11)
  })

  it('has a colour for every step, and takes what is out of range for an end', () => {
    const cells = [[-1, 0.26, 2].map((share) => ({ text: '', share }))]
    const html = heatMap({ ...MAP, rows: ['x'], columns: ['a', 'b', 'c'], cells })
    const used = Array.from(html.matchAll(/<td class="(heat-\d+)"/g), ([, name]) => name)
    expect(used).toEqual(['heat-0', 'heat-3', 'heat-10'])
    for (const name of used) expect(HEAT_MAP_STYLE).toContain(`.${name} {`)
  })

  it('takes markup for text, wherever it stands', () => {
    const hostile = '<b>"'
    const html = heatMap({
      ...MAP,
      caption: hostile,
      rowsAre: hostile,
      columnsAre: hostile,
      rows: [hostile],
      columns: [hostile],
      cells: [[{ text: hostile, share: 1, note: hostile }]],
      legend: { least: hostile, most: hostile },
    })
    expect(html).not.toContain('<b>')
    expect(html.match(/&lt;b&gt;&quot;/g)).toHaveLength(9)
  })

  it('stands in a page of its own, without a script', () => {
    const html = page({
      title: 'Sweep',
      header: '<h1>Sweep</h1>',
      sections: [{ id: 'delay', title: 'Delay & cost', html: heatMap(MAP) }],
      styles: [HEAT_MAP_STYLE],
    })
    expect(html).toContain('<h2 id="delay-title">Delay &amp; cost</h2>\n<div class="heat keep">')
    expect(html).not.toMatch(/<script|script-src|<nav/)
  })
})
