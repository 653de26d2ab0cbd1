// What calibrating can be written as, besides the terminal. A new one is one line here.
import { dataAsJson } from '../../report/as-json.ts'
import type { Calibration } from './calibration.ts'
import { servicesYaml } from './services-yaml.ts'

interface CalibrationFormat {
  readonly name: 'json' | 'out'
  write(calibration: Calibration): string
}

export const CALIBRATION_FORMATS: readonly CalibrationFormat[] = [
  { name: 'json', write: dataAsJson },
  { name: 'out', write: servicesYaml },
]
