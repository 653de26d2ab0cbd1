import { expect } from 'vitest'
import { answering, raw, serving } from '../rehearse/serving.ts'
import { itInChromium, openPage } from './chromium.ts'

itInChromium('a browser shows what is served, and a hostile path is only text', async () => {
  const { port, page: url, report } = await serving(answering([{ status: 418, json: {} }]))
  const hostile = '/<script>document.title=1</script>?</code><img/src=x/onerror=document.title=2>'
  await raw(port, `GET ${hostile} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)
  const { page, complaints, requests } = await openPage(url)
  expect(await page.title()).toBe('hookdrill: Enrich on sign-up')
  expect(await page.locator('dl.facts > div').first().innerText()).toBe('requests\n1')
  expect(await page.getByRole('rowheader', { name: '418' }).isVisible()).toBe(true)
  expect(await page.getByText('GET /<script>document.title=1</script>?').isVisible()).toBe(true)
  expect(await page.locator('script, img').count()).toBe(0)
  expect(complaints).toEqual([])
  // A request for an icon, say, would be one of the run.
  expect(requests.filter((asked) => asked !== url)).toEqual([])
  expect(report().requests).toBe(1)
})
