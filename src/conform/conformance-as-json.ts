import { dataAsJson } from '../report/as-json.ts'
import type { Conformance } from './conform.ts'

/** For machines, format `hookdrill-conformance/1`: two spaces, one newline at the end. `name` is the
 *  executor's. */
export function conformanceAsJson(result: Conformance, name: string): string {
  return dataAsJson({ format: 'hookdrill-conformance/1', executor: name, ...result })
}
