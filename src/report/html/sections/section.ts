import type { Report } from '../../report.ts'
import type { PageSection } from '../page.ts'

/** A part of the page, or nothing where the report has nothing to say about it. */
export type Section = (report: Report) => PageSection | undefined
