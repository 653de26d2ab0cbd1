// The ways `forecast` writes to a file what it found. A format is one file, one line here, and its flag.
import { dataAsJson } from '../../report/as-json.ts'
import type { Forecast } from './forecast.ts'

interface Format {
  readonly name: string
  readonly write: (forecast: Forecast) => string
}

export const FORECAST_FORMATS = [
  { name: 'json', write: dataAsJson },
] as const satisfies readonly Format[]
