import { dataAsJson } from '../as-json.ts'
import { type Linted, lintCounts } from './linted.ts'

/** For machines: how many errors and warnings, then each scenario with its findings. */
export function asJson(linted: readonly Linted[]): string {
  return dataAsJson({ format: 'hookdrill-lint/1', ...lintCounts(linted), scenarios: linted })
}
