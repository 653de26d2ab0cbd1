// What was learned, for people: each service in two sentences, then the families, what is measured beside what is
// fitted and what a naive fit claims, the picture, and how calls ended; last what could not be read.
import { layoutColumns, type TerminalOptions, terminalText } from '../../report/as-terminal.ts'
import { count, duration, quantity, share, shortDuration } from '../../report/format.ts'
import { plainText } from '../../report/mask.ts'
import { facts, type Line, prose, span, titled } from '../../report/terminal/line.ts'
import { type Row, table } from '../../report/terminal/table.ts'
import type {
  CalibratedFit,
  CalibratedLatency,
  CalibratedService,
  Calibration,
} from './calibration.ts'
import { latencySections } from './latency-sections.ts'
import { unreadableText } from './source-of.ts'
import { durationWords } from './written.ts'
import { hangShareOfAll } from './written-service.ts'

/** The others are told in a sentence; --json has all. */
const DETAILED_MAX = 3

/** Text for a terminal, one newline at the end. */
export function calibrationAsTerminal(calibration: Calibration, options: TerminalOptions): string {
  const columns = layoutColumns(options)
  const { services, timeoutUs } = calibration
  const detailed = services.slice(0, DETAILED_MAX)
  const others = services.slice(DETAILED_MAX)
  return terminalText(
    [
      ...arrivalsSection(calibration, columns),
      ...detailed.flatMap((service) => serviceSections(service, { columns, timeoutUs })),
      otherServices(others, { columns, timeoutUs }),
      sourcesSection(calibration, columns),
    ],
    options,
  )
}

interface Page {
  readonly columns: number
  readonly timeoutUs: number
}

function serviceSections(service: CalibratedService, page: Page): readonly (readonly Line[])[] {
  const { latency, endings } = service
  const own = endings.flatMap(({ status, latency: apart }) =>
    apart ? prose(apartText(status, apart), page.columns) : [],
  )
  return [
    [...headSection(service, page), ...own],
    ...(latency ? latencySections(latency, page) : []),
    endingsSection(service, page),
  ]
}

function headSection(service: CalibratedService, { columns, timeoutUs }: Page): Line[] {
  const { name, callCount, latency } = service
  const head = `${plainText(name)}: ${quantity(callCount, 'call')}, ${givenUpText(service, timeoutUs)}.`
  const told = latency
    ? latencyText(latency, hangShareOfAll(latency, callCount))
    : 'There are no durations: measure the service, or write its latency by hand.'
  return [...prose(head, columns, 'strong'), ...prose(told, columns)]
}

function givenUpText(
  { callCount, givenUpCount, latency }: CalibratedService,
  timeoutUs: number,
): string {
  const limit = latency ? ` (timeout ${duration(timeoutUs)})` : ''
  if (givenUpCount === 0) return `none given up${limit}`
  return `${share(givenUpCount / callCount, 2)} given up${limit}`
}

function latencyText(latency: CalibratedLatency, hangShare: number): string {
  const [best] = latency.fits
  if (latency.basis === 'nothing') return 'No call was answered: it hangs.'
  if (latency.basis === 'samples' || !best) return samplesText(latency, hangShare)
  const fitted = `Best fit: ${best.family}, ${best.parameters}.`
  if (hangShare > 0) {
    return `${fitted} ${share(hangShare, 2)} of the calls hang: more are given up than its tail explains.`
  }
  if (latency.givenUpCount === 0) return fitted
  return `${fitted} Its tail explains those that were given up.${claimText(latency, best)}`
}

/** What somebody would believe who leaves out what was given up. */
function claimText({ naive: [leftOut] }: CalibratedLatency, best: CalibratedFit): string {
  if (leftOut === undefined || leftOut.p99Us === null || best.p99Us === null) return ''
  const [seeming, real] = [leftOut.p99Us, best.p99Us].map(durationWords)
  return seeming === real ? '' : ` Without them p99 would seem to be ${seeming}; it is ${real}.`
}

function samplesText({ fits: [best], answerCount }: CalibratedLatency, hangShare: number): string {
  const hang = hangShare > 0 ? ` ${share(hangShare, 2)} of the calls hang.` : ''
  if (!best) {
    return `There are too few answers to tell families apart (${answerCount}): the latency is what was measured.${hang}`
  }
  return `No family fits well: the nearest, ${best.family}, is off by ${share(best.distance)} of the calls. The latency is what was measured, as samples.${hang}`
}

function apartText(status: number | null, latency: CalibratedLatency): string {
  const [best] = latency.fits
  const { p50Us } = latency.measured
  const half = p50Us === null ? '' : `, ${durationWords(p50Us)} at p50`
  const what =
    latency.basis === 'fit' && best ? `${best.family}, ${best.parameters}` : 'as measured'
  return `Status ${status ?? 'unknown'} takes clearly another time${half}: ${what}.`
}

function endingsSection(
  { endings, callCount, givenUpCount }: CalibratedService,
  { columns }: Page,
): Line[] {
  const rows = [
    ...endings.map(({ status, count: calls }) => [endingText(status), calls] as const),
    ...(givenUpCount > 0 ? [['given up', givenUpCount] as const] : []),
  ]
  if (rows.length < 2) return []
  const cells = rows.map(
    ([name, calls]): Row => ({
      cells: [span(name), span(count(calls)), span(share(calls / callCount, 2))],
      bar: { share: calls / callCount, tone: 'bar' },
    }),
  )
  return titled('How calls ended', table(cells, { columns: columns - 2, align: 'lrr' }))
}

function endingText(status: number | null): string {
  if (status === null) return 'answered, status not told'
  return status === 0 ? 'no answer' : `status ${status}`
}

function otherServices(services: readonly CalibratedService[], page: Page): Line[] {
  return services.flatMap((service) => headSection(service, page))
}

function arrivalsSection({ arrivals }: Calibration, columns: number): readonly (readonly Line[])[] {
  if (!arrivals) return []
  const { count: calls, overUs, perSecond } = arrivals
  const each =
    perSecond >= 1
      ? `${Number(perSecond.toPrecision(3))} a second`
      : `one in ${shortDuration(Math.round(1_000_000 / perSecond))}`
  return [
    prose(
      `${quantity(calls, 'call')} over ${duration(overUs)}: ${each} on average.`,
      columns,
      'strong',
    ),
  ]
}

function sourcesSection({ sources }: Calibration, columns: number): Line[] {
  const lines = sources.flatMap(({ name, format, item, itemCount, unreadable, notes }) => {
    const told = unreadable.count > 0 ? [unreadableText({ item, itemCount, unreadable })] : []
    const words = [...told, ...notes.map(plainText)]
    return [
      ...facts([plainText(name), format], columns - 2),
      ...words.flatMap((text) =>
        prose(text, columns - 2, told.includes(text) ? 'warning' : 'plain'),
      ),
    ]
  })
  return titled('Read', lines)
}
