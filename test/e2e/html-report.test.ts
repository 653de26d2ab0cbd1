// The page that people are sent, as a browser shows it.
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { chartAssets } from '../../src/disk/chart-assets.ts'
import { asHtml, type ChartAssets } from '../../src/report/as-html.ts'
import { HEAT_MAP_STYLE, heatMap } from '../../src/report/html/heat-map.ts'
import { page } from '../../src/report/html/page.ts'
import type { Report } from '../../src/report/report.ts'
import { failedVerdict, sampleReport } from '../report/sample.ts'
import { itInChromium, openPage } from './chromium.ts'
import { emptyFolder, hookdrill } from './hookdrill.ts'

const HEADLINE = '1% of calls time out and own 85.8% of all slot time'
const BARS = 'figure.bars'
const AREA = 'figure.area'

/** Where a report lies as a page. */
async function pageOf(report: Report, assets?: ChartAssets): Promise<string> {
  const file = join(emptyFolder(), 'report.html')
  writeFileSync(file, asHtml(report, assets ?? (await chartAssets())))
  return pathToFileURL(file).href
}

/** How many pixels of the canvas in `figure` have a colour. */
function painted(page: Page, figure: string): Promise<number> {
  return page.evaluate(`(() => {
    const canvas = document.querySelector('${figure} .live canvas')
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
    return data.filter((value, index) => index % 4 === 3 && value > 0).length
  })()`)
}

function isOnScreen(page: Page, selector: string): Promise<boolean> {
  return page.locator(selector).isVisible()
}

itInChromium(
  'the page of a run draws its charts, asks for nothing and complains of nothing',
  async () => {
    const file = join(emptyFolder(), 'report.html')
    const scenario = resolve('scenarios/one-percent-timeouts.yaml')
    const args = [
      'run',
      scenario,
      '--leads',
      '1000',
      '--set',
      'expect={}',
      '--quiet',
      '--html',
      file,
    ]
    expect(await hookdrill(args)).toEqual({ exitCode: 0, stdout: '', stderr: '' })
    const url = pathToFileURL(file).href
    const { page, complaints, requests } = await openPage(url)
    expect(await painted(page, BARS)).toBeGreaterThan(5_000)
    expect(await painted(page, AREA)).toBeGreaterThan(5_000)
    expect(await isOnScreen(page, `${BARS} .still`)).toBe(false)
    expect(await page.getByText('1% of calls time out').first().isVisible()).toBe(true)
    expect(requests.filter((asked) => !asked.startsWith('data:'))).toEqual([url])
    expect(complaints).toEqual([])
  },
)

itInChromium('the page of a sweep has its map in colours, and asks for nothing', async () => {
  const file = join(emptyFolder(), 'sweep.html')
  const scenario = resolve('scenarios/one-percent-timeouts.yaml')
  const vary = ['--vary', 'slots=1,4', '--vary', 'timeout=5s,10s,30s', '--leads', '500']
  const args = ['sweep', scenario, ...vary, '--workers', '1', '--quiet', '--html', file]
  expect(await hookdrill(args)).toEqual({ exitCode: 0, stdout: '', stderr: '' })
  const url = pathToFileURL(file).href
  const { page, complaints, requests } = await openPage(url)
  const cells = page.locator('.heat tbody td')
  expect(await cells.count()).toBe(6)
  const colours: unknown = await page.evaluate(`new Set(
    [...document.querySelectorAll('.heat tbody td')].map((cell) => getComputedStyle(cell).backgroundColor),
  ).size`)
  expect(colours).toBeGreaterThan(3)
  expect(await page.getByText('totalDelay is least').isVisible()).toBe(true)
  expect(requests.filter((asked) => !asked.startsWith('data:'))).toEqual([url])
  expect(complaints).toEqual([])
})

itInChromium('the headline is the largest text, and at the top', async () => {
  const { page } = await openPage(await pageOf(sampleReport()))
  expect(await page.locator('.delay').innerText()).toMatch(/^9 h 42 m 30 s\s+total execution delay/)
  expect(await page.locator('.cause').first().innerText()).toContain(HEADLINE)
  const largest = `[...document.querySelectorAll('body *')]
    .filter(({ textContent }) => textContent.trim() !== '')
    .map((element) => [Number.parseFloat(getComputedStyle(element).fontSize), element.className])
    .toSorted(([one], [other]) => other - one)[0][1]`
  expect(await page.evaluate(largest)).toBe('delay')
  const box = await page.locator('.cause').first().boundingBox()
  expect(box?.y).toBeLessThan(400)
})

itInChromium('a chart is read with the pointer and with the keys', async () => {
  const { page } = await openPage(await pageOf(sampleReport()))
  const reading = page.locator(`${BARS} .reading`)
  await page.locator(`${BARS} .plot`).focus()
  await page.keyboard.press('ArrowRight')
  expect(await reading.innerText()).toBe('≤ 50 ms: 99,000 calls, 99%')
  await page.keyboard.press('End')
  expect(await reading.innerText()).toBe('≤ 30 s: 1,000 calls, 1%')
  const plot = page.locator(`${AREA} .plot`)
  await plot.scrollIntoViewIfNeeded()
  const box = await plot.boundingBox()
  await page.mouse.move((box?.x ?? 0) + 62, (box?.y ?? 0) + 100)
  expect(await page.locator(`${AREA} .reading`).innerText()).toBe(
    'from 0 s: at most 99,999 calls waiting',
  )
})

/** The pixels left of the bars, where the marks of the counts stand. */
const AXIS = `(() => {
  const canvas = document.querySelector('${BARS} .live canvas')
  return canvas.getContext('2d').getImageData(0, 0, 50, canvas.height).data.join()
})()`

itInChromium('rare calls are seen once decades are of one height', async () => {
  const { page } = await openPage(await pageOf(sampleReport()))
  const before = await painted(page, BARS)
  const axis = await page.evaluate(AXIS)
  const button = page.getByRole('button', { name: 'logarithmic' })
  await button.click()
  expect(await button.getAttribute('aria-pressed')).toBe('true')
  await expect.poll(() => painted(page, BARS)).toBeGreaterThan(before + 2_000)
  // The marks of the axis go with the bars.
  expect(await page.evaluate(AXIS)).not.toBe(axis)
  await button.click()
  await expect.poll(() => painted(page, BARS)).toBe(before)
  expect(await page.evaluate(AXIS)).toBe(axis)
})

itInChromium('without scripts it says and draws everything all the same', async () => {
  const { page, requests } = await openPage(await pageOf(sampleReport()), {
    javaScriptEnabled: false,
  })
  expect(await page.getByText(HEADLINE).isVisible()).toBe(true)
  for (const figure of [BARS, AREA]) {
    expect(await isOnScreen(page, `${figure} .still`)).toBe(true)
    expect(await page.locator(`${figure} canvas`).count()).toBe(0)
  }
  const bar = await page.locator(`${BARS} .still rect`).first().boundingBox()
  expect(bar?.height).toBeGreaterThan(150)
  await page.getByText('As a table').click()
  expect(await page.getByRole('rowheader', { name: '≤ 50 ms' }).isVisible()).toBe(true)
  expect(await page.locator('table:visible').count()).toBeGreaterThan(8)
  expect(requests).toHaveLength(1)
})

itInChromium('a script that fails leaves the pictures where they were', async () => {
  const assets = { ...(await chartAssets()), script: 'throw new Error("no charts today")' }
  const { page, complaints } = await openPage(await pageOf(sampleReport(), assets))
  expect(complaints[0]).toBe('no charts today')
  expect(await isOnScreen(page, `${BARS} .still`)).toBe(true)
  expect(await isOnScreen(page, `${AREA} .still`)).toBe(true)
})

itInChromium('in the dark it is dark, and follows when that changes', async () => {
  const { page } = await openPage(await pageOf(sampleReport()), { colorScheme: 'dark' })
  const ground = 'getComputedStyle(document.body).backgroundColor'
  expect(await page.evaluate(ground)).toBe('rgb(21, 25, 29)')
  const colour = `(() => {
    const canvas = document.querySelector('${BARS} .live canvas')
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
    const counts = new Map()
    for (let at = 0; at < data.length; at += 4) {
      if (data[at + 3] !== 255) continue
      const key = [...data.slice(at, at + 3)].join()
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
    return [...counts].toSorted(([, one], [, other]) => other - one)[0][0]
  })()`
  expect(await page.evaluate(colour)).toBe('127,180,238')
  await page.emulateMedia({ colorScheme: 'light' })
  expect(await page.evaluate(ground)).toBe('rgb(255, 255, 255)')
  await expect.poll(() => page.evaluate(colour)).toBe('31,95,168')
})

itInChromium('on paper it is light, whole and has no buttons', async () => {
  const { page } = await openPage(await pageOf(sampleReport()), { colorScheme: 'dark' })
  await page.emulateMedia({ media: 'print' })
  expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(
    'rgb(255, 255, 255)',
  )
  expect(await isOnScreen(page, `${BARS} .still`)).toBe(true)
  expect(await isOnScreen(page, `${BARS} .live`)).toBe(false)
  expect(await page.locator('button:visible, nav:visible, summary:visible').count()).toBe(0)
  // What is folded on a screen is open.
  expect(await page.getByText('documented', { exact: true }).last().isVisible()).toBe(true)
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1')
  expect(pdf).toMatch(/^%PDF-/)
  expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(1)
  expect(pdf).toContain('/Font')
})

itInChromium('pointing at a chart moves nothing, however narrow', async () => {
  const url = await pageOf(sampleReport())
  for (const width of [390, 700, 1280]) {
    const { page } = await openPage(url, { viewport: { width, height: 800 } })
    const plot = page.locator(`${AREA} .plot`)
    await plot.scrollIntoViewIfNeeded()
    const before = await plot.boundingBox()
    await page.mouse.move((before?.x ?? 0) + 150, (before?.y ?? 0) + 100)
    expect(await page.locator(`${AREA} .reading`).innerText()).toMatch(/^from .* waiting$/)
    expect(await plot.boundingBox()).toEqual(before)
  }
})

const LONG = 'averylongnamewithoutanyspaceinit'.repeat(8)

itInChromium('nothing sticks out of a narrow screen, whatever the names', async () => {
  const report = sampleReport({ verdict: failedVerdict, warnings: [LONG] })
  const long: Report = {
    ...report,
    scenario: { ...report.scenario, name: LONG },
    slots: {
      ...report.slots,
      account: report.slots.account.map((entry) => ({ ...entry, webhook: LONG })),
    },
    verdict: {
      ...report.verdict,
      checks: report.verdict.checks.map((check) => ({
        ...check,
        examples: check.examples.map((example) => ({ ...example, actual: LONG, replay: LONG })),
      })),
    },
  }
  for (const width of [320, 390]) {
    const viewport = { width, height: 800 }
    const { page } = await openPage(await pageOf(long), { viewport })
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
  }
})

const HOSTILE =
  '</script></title><script>document.title=1</script><img src=x onerror=document.title=2>"\'`'

itInChromium('names that are markup are only text', async () => {
  const report = sampleReport({ verdict: failedVerdict, warnings: [HOSTILE] })
  const hostile: Report = {
    ...report,
    headline: [HOSTILE, HOSTILE],
    scenario: { ...report.scenario, name: HOSTILE, fidelity: HOSTILE, hash: HOSTILE },
    calls: { ...report.calls, byStatus: { [HOSTILE]: 1 }, byFault: { [HOSTILE]: 1 } },
    expectations: [{ metric: HOSTILE, want: HOSTILE, got: HOSTILE, passed: false }],
  }
  const { page, complaints, requests } = await openPage(await pageOf(hostile))
  expect(await page.locator('h1').innerText()).toBe(HOSTILE)
  expect(await page.title()).toBe(`${HOSTILE}: 9 h 42 m 30 s · hookdrill`)
  expect(await page.locator('img').count()).toBe(0)
  // Two that run, and the data of two charts.
  expect(await page.locator('script').count()).toBe(4)
  expect(await painted(page, BARS)).toBeGreaterThan(5_000)
  expect(complaints).toEqual([])
  expect(requests.filter((asked) => !asked.startsWith('data:'))).toHaveLength(1)
})

/** Of each text that does not stand out from its ground the contrast, and where it is. */
const WEAK_TEXTS = `(() => {
  const light = (colour) => {
    const numbers = (colour.match(/[\\d.]+/g) ?? []).map(Number)
    const parts = colour.startsWith('color(srgb') ? numbers : numbers.map((value) => value / 255)
    const [r, g, b] = parts.map((part) => {
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const groundOf = (element) => {
    const ground = getComputedStyle(element).backgroundColor
    return ground === 'rgba(0, 0, 0, 0)' && element.parentElement
      ? groundOf(element.parentElement)
      : ground
  }
  const ratios = [...document.querySelectorAll('body *:not(script, svg *)')]
    .filter((element) =>
      [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== ''),
    )
    .map((element) => {
      const [one, other] = [getComputedStyle(element).color, groundOf(element)].map(light)
      const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)
      return [ratio, element.className, element.textContent.slice(0, 20)]
    })
  if (ratios.length < 20) throw new Error('there is hardly any text')
  return ratios.filter(([ratio]) => !(ratio >= 4.5))
})()`

itInChromium('every text stands out from its ground, in light and in the dark', async () => {
  const report = sampleReport({ verdict: failedVerdict, warnings: ['The mock was late.'] })
  const url = await pageOf(report)
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page } = await openPage(url, { colorScheme })
    expect(await page.evaluate(WEAK_TEXTS)).toEqual([])
  }
})

itInChromium('so does every value of a heat map, and it prints with its colours', async () => {
  const shares = Array.from({ length: 11 }, (_, step) => step / 10)
  const html = page({
    title: 'Sweep',
    header: '<h1>Sweep</h1>',
    sections: [
      {
        id: 'map',
        title: 'Delay',
        html: heatMap({
          caption: 'delay',
          rowsAre: 'latency',
          columnsAre: 'slots',
          rows: ['50 ms'],
          columns: shares.map(String),
          cells: [shares.map((share) => ({ text: `${share} h`, share, note: '± 1%' }))],
          legend: { least: '0 h', most: '1 h' },
        }),
      },
    ],
    styles: [HEAT_MAP_STYLE],
  })
  const file = join(emptyFolder(), 'sweep.html')
  writeFileSync(file, html)
  const url = pathToFileURL(file).href
  const ground = `getComputedStyle(document.querySelector('.heat-10')).backgroundColor`
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page, complaints } = await openPage(url, { colorScheme })
    expect(await page.evaluate(WEAK_TEXTS)).toEqual([])
    expect(await page.evaluate(ground)).not.toBe('rgba(0, 0, 0, 0)')
    await page.emulateMedia({ media: 'print' })
    expect(await page.evaluate(WEAK_TEXTS)).toEqual([])
    expect(complaints).toEqual([])
  }
})
