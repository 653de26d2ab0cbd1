import { count, shortDuration } from '../format.ts'
import { toUs } from '../milliseconds.ts'
import type { Report, ReportCampaign } from '../report.ts'
import type { Table } from './table.ts'

/** What each campaign came to; a figure that none of them has is left out. */
export function campaignTable({ campaigns }: Report): Table {
  const shown = FIGURES.filter(({ isAlways, of }) => isAlways || campaigns.some((each) => of(each)))
  return {
    caption: 'Campaigns',
    columns: [
      { name: 'campaign' },
      ...shown.map(({ name }) => ({ name, isNumber: true as const })),
    ],
    rows: campaigns.map((campaign) => ({
      cells: [campaign.name, ...shown.map(({ of, text = count }) => shownAs(of(campaign), text))],
    })),
  }
}

function shownAs(value: number | null, text: (value: number) => string): string {
  return value === null ? '–' : text(value)
}

interface Figure {
  readonly name: string
  readonly of: (campaign: ReportCampaign) => number | null
  /** Else only where a campaign has any. */
  readonly isAlways?: true
  readonly text?: (value: number) => string
}

const FIGURES: readonly Figure[] = [
  { name: 'leads', of: ({ arrived }) => arrived, isAlways: true },
  { name: 'by trigger', of: ({ triggered }) => triggered },
  { name: 'skipped', of: ({ skipped }) => skipped },
  { name: 'looped', of: ({ looped }) => looped },
  { name: 'calls', of: ({ calls }) => calls, isAlways: true },
  { name: 'sends', of: ({ sends }) => sends },
  {
    name: 'ends after',
    of: ({ endedMs }) => endedMs,
    isAlways: true,
    text: (ms) => shortDuration(toUs(ms)),
  },
]
