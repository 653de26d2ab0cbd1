import { plainJson } from '../mask.ts'
import { type Linted, lintCounts } from './linted.ts'

/** For machines: how many errors and warnings, then each scenario with its findings. */
export function asJson(linted: readonly Linted[]): string {
  const document = { format: 'hookdrill-lint/1', ...lintCounts(linted), scenarios: linted }
  return `${plainJson(JSON.stringify(document, null, 2))}\n`
}
