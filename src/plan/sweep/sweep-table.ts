import { share } from '../../report/format.ts'
import type { Table } from '../../report/tables/table.ts'
import type { Metric } from '../../verify/expectation.ts'
import { marginText, metricText } from '../metric-text.ts'
import { meanOf } from './point-name.ts'
import { sweepBasis } from './sentences.ts'
import type { Sweep, SweepPoint } from './sweep.ts'

/** A row a point, before anybody has decided what it looks like. The last column says how many time out,
 *  where that is not what the sweep is about. */
export function sweepTable(sweep: Sweep): Table {
  const { axes, metric, points } = sweep
  const largest = Math.max(0, ...points.map((point) => meanOf(sweep, point) ?? 0))
  return {
    caption: sweepBasis(sweep),
    columns: [
      ...axes.map(({ name }) => ({ name })),
      { name: metric, isNumber: true },
      { name: '' },
      ...(hasTimeouts(sweep) ? [{ name: TIMEOUTS, isNumber: true as const }] : []),
    ],
    rows: points.map((point) => ({
      cells: [...point.values, ...figures(sweep, point)],
      ...(largest > 0 && { share: (meanOf(sweep, point) ?? 0) / largest }),
    })),
  }
}

const TIMEOUTS = 'timeoutShare' satisfies Metric

function hasTimeouts({ metric }: Sweep): boolean {
  return metric !== TIMEOUTS
}

function figures(sweep: Sweep, { figures: found }: SweepPoint): readonly string[] {
  const { metric } = sweep
  const { [metric]: estimate, [TIMEOUTS]: timeouts } = found
  return [
    estimate ? metricText(metric, estimate.mean) : '–',
    estimate ? marginText(metric, estimate) : '',
    ...(hasTimeouts(sweep) ? [timeouts ? share(timeouts.mean) : '–'] : []),
  ]
}
