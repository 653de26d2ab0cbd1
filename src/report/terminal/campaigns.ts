import { count, shortDuration } from '../format.ts'
import { plainText } from '../mask.ts'
import { toUs } from '../milliseconds.ts'
import type { Report, ReportCampaign } from '../report.ts'
import { type Line, span, titled } from './line.ts'
import { type Row, table } from './table.ts'

/** What each campaign came to, where there are several. */
export function campaignsSection({ campaigns }: Report, columns: number): Line[] {
  if (campaigns.length < 2) return []
  const shown = COLUMNS.filter(({ isAlways, of }) => isAlways || campaigns.some((each) => of(each)))
  const header: Row = {
    cells: ['campaign', ...shown.map(({ name }) => name)].map((name) => span(name, 'faint')),
  }
  const rows = campaigns.map((campaign): Row => {
    const cells = shown.map(({ of, text = count }) => span(shownAs(of(campaign), text)))
    return { cells: [span(plainText(campaign.name)), ...cells] }
  })
  const align = `l${'r'.repeat(shown.length)}`
  return titled('Campaigns', table([header, ...rows], { columns, align }))
}

function shownAs(value: number | null, text: (value: number) => string): string {
  return value === null ? '–' : text(value)
}

interface Column {
  readonly name: string
  readonly of: (campaign: ReportCampaign) => number | null
  /** Else only where a campaign has any. */
  readonly isAlways?: true
  readonly text?: (value: number) => string
}

const COLUMNS: readonly Column[] = [
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
