// A forecast for people: the chances in a sentence each, then how long it all takes and how long calls
// take, every figure with the interval that it lies in.
import { layoutColumns, type TerminalOptions, terminalText } from '../../report/as-terminal.ts'
import { count, quantity, share } from '../../report/format.ts'
import { plainText } from '../../report/mask.ts'
import { INDENT_COLUMNS, type Line, prose, span, titled } from '../../report/terminal/line.ts'
import { naturalWidth, type Row, table } from '../../report/terminal/table.ts'
import { identityLines } from '../identity.ts'
import { chanceText } from '../metric-text.ts'
import type { QuantileEstimate } from '../quantile-interval.ts'
import type { DeadlineForecast } from './deadline.ts'
import type { CallTimePercentile, Forecast } from './forecast.ts'
import { spreadText } from './spread-text.ts'
import type { TimeoutForecast } from './timeouts.ts'

/** Text for a terminal, one newline at the end. */
export function forecastAsTerminal(forecast: Forecast, options: TerminalOptions): string {
  const columns = layoutColumns(options)
  return terminalText(
    [
      headSection(forecast, columns),
      totalDelaySection(forecast, columns),
      histogramSection(forecast, columns),
      callTimeSection(forecast, columns),
      identityLines(forecast, columns, [`${share(forecast.confidence)} intervals`]),
    ],
    options,
  )
}

function headSection(forecast: Forecast, columns: number): Line[] {
  const { deadline, timeouts, partial, runs, replications } = forecast
  return [
    ...prose(
      deadline ? deadlineText(deadline) : 'There is no deadline: set one, or expect a totalDelay.',
      columns,
      deadline ? 'strong' : 'plain',
    ),
    ...prose(timeoutText(timeouts), columns, 'strong'),
    ...(timeouts.low === timeouts.high ? [] : prose(unitText(timeouts, runs), columns)),
    ...(partial
      ? prose(`Stopped after ${count(runs)} of ${quantity(replications, 'run')}.`, columns, 'bad')
      : []),
  ]
}

function deadlineText({ limit, missed, chance }: DeadlineForecast): string {
  const { low, high } = chance
  const runs = chance.count
  const of = missed === 0 ? `none of ${count(runs)}` : `${count(missed)} of ${count(runs)}`
  const took = `${of} ${runs === 1 ? 'run' : 'runs'} took ${longerThan(limit)}`
  if (missed === 0) return `P(deadline missed) is at most ${chanceText(high)}: ${took}.`
  if (missed === runs) return `P(deadline missed) is at least ${chanceText(low)}: ${took}.`
  return `P(deadline missed) = ${chanceText(chance.share)} ${between(low, high)}: ${took}.`
}

/** `<= 2h` → `longer than 2h`. */
function longerThan(limit: string): string {
  const [, operator = '', amount = ''] = /^(<=?)\s*(.*)$/.exec(limit) ?? []
  return operator === '<=' ? `longer than ${plainText(amount)}` : `${plainText(amount)} or longer`
}

function timeoutText(forecast: TimeoutForecast): string {
  const { share: found, low, high, calls, timeouts } = forecast
  if (found === null) return 'No call was made.'
  const of = `${timeouts === 0 ? 'none' : count(timeouts)} of ${quantity(calls, 'call')}`
  const did = `${of} ${timeouts === 0 ? 'did' : 'timed out'}`
  if (low === null || high === null)
    return `P(a call times out) is about ${chanceText(found)}: ${did}.`
  if (low === high) return `P(a call times out) = ${chanceText(found)}, in every run: ${did}.`
  if (timeouts === 0) return `P(a call times out) is at most ${chanceText(high)}: ${did}.`
  if (timeouts === calls) return `P(a call times out) is at least ${chanceText(low)}: ${did}.`
  return `P(a call times out) = ${chanceText(found)} ${between(low, high)}: ${did}.`
}

function unitText(forecast: TimeoutForecast, runs: number): string {
  const { unit, why, runsWithTimeouts } = forecast
  if (unit === 'call') return 'Its interval takes every call as a trial of its own.'
  const some = `${count(runsWithTimeouts)} of ${quantity(runs, 'run')} had timeouts`
  return `Its interval takes runs as the trials, because calls are not independent: ${plainText(why ?? '')}; ${some}.`
}

function between(low: number, high: number): string {
  return `(${chanceText(low)} to ${chanceText(high)})`
}

function totalDelaySection({ totalDelay, confidence }: Forecast, columns: number): Line[] {
  const { leastMs, mostMs, meanMs, quantilesMs } = totalDelay
  if (leastMs === null || mostMs === null || meanMs === null) return []
  const width = columns - INDENT_COLUMNS
  const spread = mostMs - leastMs
  if (spread === 0)
    return titled('Total delay', prose(`every run takes ${spreadText(leastMs, 0)}`, width))
  const text = (value: number): string => spreadText(value, spread)
  const cells = [
    ['least', text(leastMs), ''],
    ...quantilesMs.map((each) => [
      `${share(each.at)} take at most`,
      each.value === null ? NO_FIGURE : text(each.value),
      boundsText(each, text) ?? `not enough runs: needs ${count(each.needed)}`,
    ]),
    ['most', text(mostMs), ''],
    ['mean', text(meanMs.mean), boundsText(meanMs, text) ?? ''],
  ]
  return titled(`Total delay, with ${share(confidence)} intervals`, rowsOf(cells, width))
}

function boundsText(
  { low, high }: Pick<QuantileEstimate, 'low' | 'high'>,
  text: (value: number) => string,
): string | undefined {
  if (low === null || high === null) return undefined
  return low === high ? 'exact' : `${text(low)} to ${text(high)}`
}

const NO_FIGURE = '–'

/** A name, its figure, and how sure that is; below each other where they do not fit side by side. */
function rowsOf(cells: readonly (readonly string[])[], columns: number): Line[] {
  const rows = cells.map(([name = '', figure = '', more = '']): Row => {
    return { cells: [span(name), span(figure), span(more, 'faint')] }
  })
  if (naturalWidth(rows) <= columns) return table(rows, { columns, align: 'lrl' })
  return cells.flatMap(([name, ...facts]) =>
    prose(
      `${name}: ${facts.filter((fact) => fact !== '' && fact !== NO_FIGURE).join(', ')}`,
      columns,
    ),
  )
}

function histogramSection({ totalDelay, deadline }: Forecast, columns: number): Line[] {
  const { histogram } = totalDelay
  if (histogram.length < 2) return []
  const tallest = Math.max(...histogram.map((bucket) => bucket.count))
  const rows = histogram.map(({ upToMs, count: runs }, index): Row => {
    const fromMs = histogram[index - 1]?.upToMs ?? 0
    const side = deadline ? [span(sideOf(deadline, { fromMs, upToMs }), 'warning')] : []
    return {
      cells: [span(`≤ ${spreadText(upToMs, 0)}`, 'faint'), span(count(runs)), ...side],
      bar: { share: runs / tallest, tone: 'bar' },
    }
  })
  const title = 'Runs by total delay'
  return titled(title, table(rows, { columns: columns - INDENT_COLUMNS, align: 'rrl' }))
}

/** Which side of the deadline a bucket is on. */
function sideOf(
  { limitMs }: DeadlineForecast,
  { fromMs, upToMs }: { readonly fromMs: number; readonly upToMs: number },
): string {
  if (upToMs <= limitMs) return ''
  return fromMs < limitMs ? 'deadline' : 'late'
}

function callTimeSection({ callTime, runs, confidence }: Forecast, columns: number): Line[] {
  const { callsPerRun, percentilesMs } = callTime
  if (callsPerRun === 0) return []
  const cells = percentilesMs.map((each) => [
    percentileName(each.at),
    each.value === null ? NO_FIGURE : spreadText(each.value, spreadOf(each)),
    boundsText(each, (value) => spreadText(value, spreadOf(each))) ??
      notEnough(each, { callsPerRun, runs }),
  ])
  const width = columns - INDENT_COLUMNS
  const how = `median over ${quantity(runs, 'run')}, with its ${share(confidence)} interval`
  return titled('Call time within a run', [...prose(how, width, 'faint'), ...rowsOf(cells, width)])
}

function percentileName(at: number): string {
  return `p${Number((at * 100).toFixed(1))}`
}

function spreadOf({ low, high, value }: CallTimePercentile): number {
  const spread = (high ?? 0) - (low ?? 0)
  return spread === 0 ? 0 : Math.max(spread, (value ?? 0) / 100)
}

function notEnough(
  { at, callsNeeded, needed }: CallTimePercentile,
  { callsPerRun, runs }: { readonly callsPerRun: number; readonly runs: number },
): string {
  if (callsPerRun < callsNeeded) {
    return `not enough calls for ${percentileName(at)}: a run has ${count(callsPerRun)}, needs ${count(callsNeeded)}`
  }
  return `not enough runs: ${count(runs)}, needs ${count(needed)}`
}
