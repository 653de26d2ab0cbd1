// Draws every chart of the page anew with uPlot, in the place of its SVG: a pointer, a finger or the arrow
// keys then read it value by value. What goes wrong here leaves the SVG where it was. Text, because it runs
// in the reader's browser.

/** JavaScript for a page that has charts; uPlot goes before it. */
export const CHART_SCRIPT = `'use strict'
{
  const NARROW = 560
  const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim()
  const colour = (name) => () => token(name)
  const font = () => '12px ' + getComputedStyle(document.body).fontFamily

  function draw(figure) {
    const data = JSON.parse(figure.querySelector('script[type="application/json"]').textContent)
    const plot = figure.querySelector('.plot')
    const caption = figure.querySelector('figcaption')
    const reading = document.createElement('span')
    reading.className = 'reading'
    reading.setAttribute('aria-live', 'polite')
    caption.append(reading)
    const live = document.createElement('div')
    live.className = 'live'
    live.setAttribute('aria-hidden', 'true')
    plot.append(live)

    let scale = data.scales[0]
    const isBars = data.kind === 'bars'
    // The last value of an area holds until the end.
    const closed = (values, last) => (isBars ? values : [...values, last])
    const series = () => [closed(data.x, 1), closed(scale.y, scale.y.at(-1))]
    const padding = () => {
      const style = getComputedStyle(plot)
      return ['Top', 'Right', 'Bottom', 'Left'].map((side) => Number.parseFloat(style['padding' + side]))
    }
    const [top, right, bottom, left] = padding()
    const axis = (ticks, options) => ({
      stroke: colour('--muted'),
      font: font(),
      ticks: { show: false },
      splits: () => ticks().map(({ at }) => at),
      ...options,
    })
    const thin = (u, ticks) =>
      ticks.map(({ text, isKept }) => (u.width < NARROW && !isKept ? '' : text))

    const labels = (u) => {
      if (!isBars || u.width < NARROW) return
      const { ctx } = u
      ctx.save()
      ctx.font = 12 * devicePixelRatio + 'px ' + getComputedStyle(document.body).fontFamily
      ctx.fillStyle = token('--ink')
      ctx.textAlign = 'center'
      ctx.textBaseline = 'alphabetic'
      for (const [index, text] of data.labels.entries()) {
        const x = u.valToPos(data.x[index], 'x', true)
        const y = u.valToPos(scale.y[index], 'y', true)
        ctx.fillText(text, x, y - 5 * devicePixelRatio)
      }
      ctx.restore()
    }

    const size = () => ({ width: plot.clientWidth, height: data.height + top + bottom })
    const chart = new uPlot(
      {
        ...size(),
        padding: [top, right, 0, 0],
        legend: { show: false },
        cursor: { x: !isBars, y: false, drag: { x: false, y: false, setScale: false } },
        scales: { x: { time: false, range: () => [0, 1] }, y: { range: () => [0, 1] } },
        axes: [
          axis(() => data.xTicks, {
            size: bottom,
            gap: 6,
            grid: { show: false },
            values: (u) => thin(u, data.xTicks),
          }),
          axis(() => scale.ticks, {
            size: left,
            gap: 8,
            grid: { stroke: colour('--line'), width: 1 },
            values: () => scale.ticks.map(({ text }) => text),
          }),
        ],
        series: [
          {},
          {
            stroke: colour('--accent'),
            width: isBars ? 0 : 1.5,
            fill: () => (isBars ? token('--accent') : token('--accent') + '2e'),
            paths: isBars
              ? uPlot.paths.bars({ size: [data.barShare, Number.POSITIVE_INFINITY] })
              : uPlot.paths.stepped({ align: 1 }),
            points: { show: false },
          },
        ],
        hooks: {
          draw: [labels],
          setCursor: [
            ({ cursor: { idx } }) => {
              reading.textContent =
                idx == null ? '' : data.says[Math.min(idx, data.says.length - 1)]
            },
          ],
        },
      },
      series(),
      live,
    )
    figure.classList.add('is-live')

    new ResizeObserver(() => chart.setSize(size())).observe(plot)
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => chart.redraw())
    byKeys(plot, chart, data.says.length)
    const other = data.scales[1]
    if (other) {
      const button = document.createElement('button')
      button.type = 'button'
      button.textContent = other.name
      button.setAttribute('aria-pressed', 'false')
      button.addEventListener('click', () => {
        scale = scale === other ? data.scales[0] : other
        button.setAttribute('aria-pressed', String(scale === other))
        chart.setData(series(), false)
        // The ends of the axis stay: that its marks are others has to be said.
        chart.redraw(true, true)
      })
      caption.append(button)
    }
  }

  function byKeys(plot, chart, length) {
    const moves = { ArrowLeft: -1, ArrowRight: 1, Home: -length, End: length }
    plot.tabIndex = 0
    plot.addEventListener('keydown', (event) => {
      const move = moves[event.key]
      if (move === undefined) return
      event.preventDefault()
      const index = Math.min(length - 1, Math.max(0, (chart.cursor.idx ?? -1) + move))
      const [x, y] = chart.data
      chart.setCursor({ left: chart.valToPos(x[index], 'x'), top: chart.valToPos(y[index], 'y') })
    })
    plot.addEventListener('blur', () => chart.setCursor({ left: -10, top: -10 }))
  }

  for (const figure of document.querySelectorAll('figure.chart')) draw(figure)
}
`
