import { expect, it } from 'vitest'
import { chartAssets } from '../../src/disk/chart-assets.ts'

it('what draws the charts comes whole out of its package, and closes no element of a page', async () => {
  const { script, style } = await chartAssets()
  expect(script).toMatch(/^\/\*! https:\/\/github\.com\/leeoniya\/uPlot /)
  expect(script).toContain('var uPlot=')
  expect(script).not.toMatch(/<\/script|<!--/i)
  expect(style).toContain('.uplot')
  expect(style).not.toMatch(/<\/style|url\(|@import/i)
})

it('its licence goes with every page, as the licence asks for', async () => {
  const { script } = await chartAssets()
  const [, notice = ''] = script.match(/^.*\n\/\*!\n([\s\S]*?)\n\*\/\nvar uPlot=/) ?? []
  expect(notice).toContain('Copyright (c)')
  expect(notice).toContain(
    'The above copyright notice and this permission notice shall be included in',
  )
})
