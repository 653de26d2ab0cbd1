// The ways `conform` writes to a file what it found. A format is one file, one line here, and its flag,
// which has its name.
import { asJunit } from '../report/as-junit.ts'
import type { Conformance } from './conform.ts'
import { conformanceAsJson } from './conformance-as-json.ts'
import { conformanceAsSuite } from './conformance-as-suite.ts'

/** What of the command line is told with a result. */
export interface Told {
  /** What the executor is called: its file, where it has one. */
  readonly name: string
  /** The command that runs one case alone. */
  readonly replay: (id: string) => string
}

interface Format {
  readonly name: string
  readonly write: (result: Conformance, told: Told) => string
}

export const CONFORMANCE_FORMATS = [
  { name: 'json', write: (result, { name }) => conformanceAsJson(result, name) },
  { name: 'junit', write: (result, told) => asJunit([conformanceAsSuite(result, told)]) },
] as const satisfies readonly Format[]
