import { expect } from 'vitest'
import { answering, raw, serving } from '../rehearse/serving.ts'
import { dumpDom, itInChromium } from './chromium.ts'

itInChromium('a browser shows what is served, and a hostile path is only text', async () => {
  const { port, page, report } = await serving(answering([{ status: 418, json: {} }]))
  const hostile = '/<script>document.title=1</script>?</code><img/src=x/onerror=document.title=2>'
  await raw(port, `GET ${hostile} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)
  const { exitCode, stdout: dom, stderr } = await dumpDom(page)
  expect(exitCode).toBe(0)
  expect(dom).toContain('<title>hookdrill: Enrich on sign-up</title>')
  expect(dom).toContain('<dt>requests</dt><dd>1</dd>')
  expect(dom).toContain('<td>418</td>')
  expect(dom).toContain('GET /&lt;script&gt;document.title=1&lt;/script&gt;?')
  expect(dom).not.toContain('<script')
  expect(dom).not.toContain('<img')
  // The icon is refused on purpose: asking a service for one would be a request of the run.
  const complaints = stderr.split('\n').filter((line) => /CONSOLE/.test(line))
  expect(complaints.filter((line) => !line.includes("'data:,'"))).toEqual([])
  expect(report().requests).toBe(1)
})
