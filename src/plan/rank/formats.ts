// The ways `rank` writes to a file what it found. A format is one file, one line here, and its flag.
import { dataAsJson } from '../../report/as-json.ts'
import type { Ranking } from './ranking.ts'
import { rankingAsCsv } from './ranking-as-csv.ts'

interface Format {
  readonly name: string
  readonly write: (ranking: Ranking) => string
}

export const RANK_FORMATS = [
  { name: 'json', write: dataAsJson },
  { name: 'csv', write: rankingAsCsv },
] as const satisfies readonly Format[]
