import { seconds, us } from '../time/instant.ts'

/** How long a wait of a campaign may be, or the time between its arrivals: one that goes on for a year is long. */
export const CAMPAIGN_SPAN = { min: us(1), max: seconds(365 * 86_400) }
