// The ways `solve` writes to a file what it found. A format is one file, one line here, and its flag.
import { dataAsJson } from '../../report/as-json.ts'
import type { PlanFormat } from '../plan-format.ts'
import type { Solution } from './solution.ts'
import { solutionAsCsv } from './solution-as-csv.ts'

export const SOLUTION_FORMATS = [
  { name: 'json', write: dataAsJson },
  { name: 'csv', write: solutionAsCsv },
] as const satisfies readonly PlanFormat<Solution>[]
