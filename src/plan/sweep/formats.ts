// The ways `sweep` writes to a file what it found. A format is one file, one line here, and its flag.
import { dataAsJson } from '../../report/as-json.ts'
import type { PlanFormat } from '../plan-format.ts'
import type { Sweep } from './sweep.ts'
import { sweepAsCsv } from './sweep-as-csv.ts'
import { sweepAsHtml } from './sweep-as-html.ts'
import { sweepAsMarkdown } from './sweep-as-markdown.ts'

export const SWEEP_FORMATS = [
  { name: 'json', write: dataAsJson },
  { name: 'csv', write: sweepAsCsv },
  { name: 'html', write: sweepAsHtml },
  { name: 'markdown', write: sweepAsMarkdown },
] as const satisfies readonly PlanFormat<Sweep>[]
