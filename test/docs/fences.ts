// Every code block of every page that is for readers, in order, with what stands around it.
import { globSync, readFileSync } from 'node:fs'

export const PAGES: readonly string[] = [
  'README.md',
  'CONTRIBUTING.md',
  ...globSync('docs/*.md').toSorted(),
]

export interface Fence {
  readonly page: string
  /** From 1: where the block begins. */
  readonly line: number
  /** `''` where the page does not say. */
  readonly language: string
  readonly text: string
  /** The block before it, where nothing but blank lines stands between: what printed this one. */
  readonly printedBy: Fence | undefined
}

export function fencesOf(page: string): readonly Fence[] {
  const text = readFileSync(page, 'utf8')
  const fences: Fence[] = []
  let end = 0
  for (const found of text.matchAll(/^```(\S*)\n([\s\S]*?)^```$/gm)) {
    const before = fences.at(-1)
    const isNext = before?.language === 'sh' && text.slice(end, found.index).trim() === ''
    end = found.index + found[0].length
    fences.push({
      page,
      line: text.slice(0, found.index).split('\n').length,
      language: found[1] ?? '',
      text: found[2] ?? '',
      printedBy: isNext && found[1] === 'text' ? before : undefined,
    })
  }
  return fences
}

export const FENCES: readonly Fence[] = PAGES.flatMap(fencesOf)
