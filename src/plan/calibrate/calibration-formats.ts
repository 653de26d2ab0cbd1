// What calibrating can be written as, besides the terminal. A new one is one line here.
import { plainJson } from '../../report/mask.ts'
import type { Calibration } from './calibration.ts'
import { servicesYaml } from './services-yaml.ts'

interface CalibrationFormat {
  readonly name: 'json' | 'out'
  write(calibration: Calibration): string
}

export const CALIBRATION_FORMATS: readonly CalibrationFormat[] = [
  { name: 'json', write: (calibration) => `${plainJson(JSON.stringify(calibration, null, 2))}\n` },
  { name: 'out', write: servicesYaml },
]
