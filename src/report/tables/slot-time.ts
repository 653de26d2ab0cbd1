import { count, share, shortDuration } from '../format.ts'
import { toUs } from '../milliseconds.ts'
import type { Report } from '../report.ts'
import { outcomeTone } from './endings.ts'
import type { Table } from './table.ts'

/** Who spent the time of the slots, largest first. */
export function slotTimeTable({ slots }: Report): Table {
  return {
    caption: 'Slot time by webhook and outcome',
    columns: [
      { name: 'webhook' },
      { name: 'outcome' },
      { name: 'calls', isNumber: true },
      { name: 'time', isNumber: true },
      { name: 'share', isNumber: true },
    ],
    rows: slots.account.map((entry) => ({
      cells: [
        entry.webhook,
        entry.outcome,
        count(entry.calls),
        shortDuration(toUs(entry.slotMs)),
        share(entry.share),
      ],
      share: entry.share,
      tone: outcomeTone(entry.outcome),
    })),
  }
}
