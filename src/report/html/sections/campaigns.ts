import { campaignTable } from '../../tables/campaigns.ts'
import { htmlTable } from '../table.ts'
import type { Section } from './section.ts'

/** Where there are several. */
export const campaignsSection: Section = (report) => {
  if (report.campaigns.length < 2) return undefined
  const html = htmlTable(campaignTable(report), { isCaptionHidden: true })
  return { id: 'campaigns', title: 'Campaigns', html }
}
