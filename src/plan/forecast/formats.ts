// The ways `forecast` writes to a file what it found. A format is one file, one line here, and its flag.
import { dataAsJson } from '../../report/as-json.ts'
import type { PlanFormat } from '../plan-format.ts'
import type { Forecast } from './forecast.ts'

export const FORECAST_FORMATS = [
  { name: 'json', write: dataAsJson },
] as const satisfies readonly PlanFormat<Forecast>[]
