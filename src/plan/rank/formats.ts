// The ways `rank` writes to a file what it found. A format is one file, one line here, and its flag.
import { dataAsJson } from '../../report/as-json.ts'
import type { PlanFormat } from '../plan-format.ts'
import type { Ranking } from './ranking.ts'
import { rankingAsCsv } from './ranking-as-csv.ts'

export const RANK_FORMATS = [
  { name: 'json', write: dataAsJson },
  { name: 'csv', write: rankingAsCsv },
] as const satisfies readonly PlanFormat<Ranking>[]
