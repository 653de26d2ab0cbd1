// What draws the charts of a page, out of the package that brings it. Read when a page is wanted, and not
// before.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { EnvironmentError } from '../errors.ts'
import type { ChartAssets } from '../report/as-html.ts'

const { resolve } = createRequire(import.meta.url)

/** Throws `EnvironmentError` where the package is not whole. */
export async function chartAssets(): Promise<ChartAssets> {
  const [script = '', style = '', licence = ''] = await Promise.all(
    ['uplot/dist/uPlot.iife.min.js', 'uplot/dist/uPlot.min.css', 'uplot/LICENSE'].map(readAsset),
  )
  return { script: withNotice(script, licence), style }
}

/** Whoever gets a page gets a copy of what draws its charts, and the licence goes with every copy. */
function withNotice(script: string, licence: string): string {
  const [name = '', ...code] = script.split('\n')
  return [name, `/*!\n${licence.trim()}\n*/`, ...code].join('\n')
}

async function readAsset(name: string): Promise<string> {
  try {
    return await readFile(resolve(name), 'utf8')
  } catch (cause) {
    throw new EnvironmentError('read what draws the charts', name, cause)
  }
}
