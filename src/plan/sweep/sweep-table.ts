import { share } from '../../report/format.ts'
import type { Table } from '../../report/tables/table.ts'
import { marginText, metricText } from '../metric-text.ts'
import { meanOf } from './point-name.ts'
import { sweepBasis } from './sentences.ts'
import type { Sweep, SweepPoint } from './sweep.ts'

/** A row a point, before anybody has decided what it looks like. */
export function sweepTable(sweep: Sweep): Table {
  const { axes, metric, points } = sweep
  const largest = Math.max(0, ...points.map((point) => meanOf(sweep, point) ?? 0))
  return {
    caption: sweepBasis(sweep),
    columns: [
      ...axes.map(({ name }) => ({ name })),
      { name: metric, isNumber: true },
      { name: '' },
      { name: 'timeouts', isNumber: true },
    ],
    rows: points.map((point) => ({
      cells: [...point.values, ...figures(sweep, point)],
      ...(largest > 0 && { share: (meanOf(sweep, point) ?? 0) / largest }),
    })),
  }
}

function figures({ metric }: Sweep, { figures: found }: SweepPoint): readonly string[] {
  const { [metric]: estimate, timeoutShare } = found
  return [
    estimate ? metricText(metric, estimate.mean) : '–',
    estimate ? marginText(metric, estimate) : '',
    timeoutShare ? share(timeoutShare.mean) : '–',
  ]
}
