// Every format that is read, in the order in which a text is tried. A new one is one file and one line here.
import type { SampleFormat } from '../read-samples.ts'
import { accessLog } from './access-log.ts'
import { activities } from './activities.ts'
import { calls } from './calls.ts'
import { csv } from './csv.ts'
import { har } from './har.ts'
import { ndjson } from './ndjson.ts'
import { otlp } from './otlp.ts'

/** The last takes whatever the others do not. */
export const SAMPLE_FORMATS: readonly SampleFormat[] = [
  calls,
  activities,
  har,
  otlp,
  ndjson,
  accessLog,
  csv,
]
