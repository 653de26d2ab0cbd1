// A ranking for people: what moves the figure most, in a sentence; the tornado; and last what does not
// move it, or no further than luck does.
import { layoutColumns, type TerminalOptions, terminalText } from '../../report/as-terminal.ts'
import { quantity, share } from '../../report/format.ts'
import { plainText } from '../../report/mask.ts'
import {
  facts,
  INDENT_COLUMNS,
  indent,
  type Line,
  prose,
  type Span,
  span,
  titled,
} from '../../report/terminal/line.ts'
import { naturalWidth, type Row, table } from '../../report/terminal/table.ts'
import { METRICS, type Metric } from '../../verify/expectation.ts'
import { identityLines, seedsText } from '../identity.ts'
import type { Estimate } from '../interval.ts'
import { amountOfChange, changeText, marginText, metricText } from '../metric-text.ts'
import { STOPPED } from '../stopped.ts'
import type { Found, RankedInput, Ranking, Side } from './ranking.ts'
import { LESS_BAR, MORE_BAR, tornado } from './tornado.ts'

/** Text for a terminal, one newline at the end. */
export function rankingAsTerminal(ranking: Ranking, options: TerminalOptions): string {
  const columns = layoutColumns(options)
  return terminalText(
    [
      headSection(ranking, columns),
      tornadoSection(ranking, columns),
      restSection(ranking, columns),
      identityLines(ranking, columns),
    ],
    options,
  )
}

function headSection(ranking: Ranking, columns: number): Line[] {
  return [
    ...prose(headline(ranking), columns, 'strong'),
    ...(ranking.base === null ? [] : prose(luckText(ranking, ranking.base), columns)),
    ...(ranking.partial ? prose(STOPPED, columns, 'bad') : []),
  ]
}

function headline({ metric, base, inputs, by }: Ranking): string {
  if (base === null) return `${metric}: nothing was measured.`
  const [most] = inputs
  const side = most && largerSide(most)
  if (!most || !side?.change || most.effect === 0) return `Nothing moves ${metric}.`
  if (most.found === 'not told from luck')
    return `Nothing moves ${metric} that can be told from luck.`
  const way = METRICS[metric].unit === 'duration' ? 'takes' : 'makes it'
  const change = `${amountOfChange(metric, most.effect ?? 0)} ${direction(metric, side.change.mean)}`
  const name = plainText(most.input)
  const luck = most.found === 'less than luck' ? ', but another seed does more' : ''
  return `What moves ${metric} most is ${name}: ${stepText(by, most, side)} ${way} ${change}${luck}.`
}

function direction(metric: Metric, change: number): string {
  if (METRICS[metric].unit === 'duration') return change > 0 ? 'longer' : 'less'
  return change > 0 ? 'more' : 'less'
}

/** `20% more`; of whole numbers what they are, because 1 is not moved by 20%. */
function stepText(by: number, { value, less }: RankedInput, side: Side): string {
  if (isWhole(value)) return `${plainText(side.value)} instead of ${value}`
  return `${share(by)} ${side === less ? 'less' : 'more'}`
}

function isWhole(value: string): boolean {
  return /^\d+$/.test(value)
}

function luckText(ranking: Ranking, base: Estimate): string {
  const { metric, noiseFloor } = ranking
  const now = `As it is, ${metric} is ${metricText(metric, base.mean)}.`
  if (noiseFloor === null) {
    return `${now} From one run nobody can tell what luck does: use more replications.`
  }
  if (noiseFloor === 0) {
    const who = ranking.partial ? quantity(base.count, 'run') : `of ${seedsText(ranking)}`
    return `${now} Luck does not move it: all ${who} agree.`
  }
  const floor = amountOfChange(metric, noiseFloor)
  return `${now} Luck alone moves it by ${floor} from seed to seed (standard deviation: the noise floor).`
}

function tornadoSection(ranking: Ranking, columns: number): Line[] {
  const { metric, by } = ranking
  const shown = ranking.inputs.filter(({ found, effect }) => isShown(found) && effect !== null)
  if (shown.length === 0) return []
  const width = columns - INDENT_COLUMNS
  const largest = largestEffect(ranking)
  const percent = share(by)
  const legend = `${LESS_BAR} ${percent} less, ${MORE_BAR} ${percent} more; on the left ${metric} falls, on the right it rises; full length is ${amountOfChange(metric, largest)}`
  return titled(`${metric} when one input is moved`, [
    ...prose(howSure(ranking), width, 'faint'),
    ...(besideNames(ranking, shown, width) ?? belowNames(ranking, shown, width)),
    ...prose(legend, width, 'faint'),
  ])
}

/** A bar of fewer columns is no picture, of more no better one. */
const [TORNADO_MIN, TORNADO_MAX] = [13, 41]

/** One line an input; `undefined` where that is too wide. */
function besideNames(
  ranking: Ranking,
  shown: readonly RankedInput[],
  columns: number,
): Line[] | undefined {
  const percent = share(ranking.by)
  const header = ['', `${percent} less`, '', `${percent} more`].map((name) => span(name, 'faint'))
  const rows = (room: number): Row[] => [
    { cells: header },
    ...shown.map((input) => ({
      cells: [span(plainText(input.input)), ...pictureOf(ranking, input, room)],
    })),
  ]
  const room = Math.min(columns - naturalWidth(rows(0)), TORNADO_MAX)
  if (room < TORNADO_MIN) return undefined
  return table(rows(room), { columns, align: 'lrlrl' })
}

/** Two lines an input. */
function belowNames(ranking: Ranking, shown: readonly RankedInput[], columns: number): Line[] {
  const width = columns - INDENT_COLUMNS
  const rows = (room: number): Row[] =>
    shown.map((input) => ({ cells: pictureOf(ranking, input, room) }))
  const room = Math.min(width - naturalWidth(rows(0)), TORNADO_MAX)
  const pictures = table(rows(room < TORNADO_MIN ? 0 : room), { columns: width, align: 'rlrl' })
  return shown.flatMap(({ input }, index) => [
    ...prose(plainText(input), columns),
    ...indent([pictures[index] ?? []]),
  ])
}

/** Where luck is not known, everything is shown that was measured. */
function isShown(found: Found | null): boolean {
  return found === 'moves' || found === null
}

function howSure({ replications, confidence, scenario, partial }: Ranking): string {
  if (replications === 1) return 'one run each: no interval'
  const seeds = partial ? 'each seed' : seedsText({ scenario, replications })
  return `mean difference within ${seeds}, with its ${share(confidence)} interval`
}

/** What less of it does, the bars, what more does, and how sure the larger of the two is. */
function pictureOf(ranking: Ranking, input: RankedInput, room: number): Span[] {
  const { metric } = ranking
  const { change } = largerSide(input) ?? {}
  const largest = largestEffect(ranking)
  return [
    span(sideText(metric, input, input.less)),
    span(room === 0 ? '' : tornado(input, { largest, columns: room }), 'bar'),
    span(sideText(metric, input, input.more)),
    span(change ? marginText(metric, change) : '', 'faint'),
  ]
}

/** Of what is shown: a bar of full length. */
function largestEffect({ inputs }: Ranking): number {
  return Math.max(0, ...inputs.map(({ found, effect }) => (isShown(found) ? (effect ?? 0) : 0)))
}

/** `+23 m 12 s`; of whole numbers with the value: `−58 m at 2`. */
function sideText(metric: Metric, { value }: RankedInput, side: Side): string {
  if (side.kind === 'not valid') return 'not valid'
  if (side.change === null) return '–'
  const change = changeText(metric, side.change.mean)
  return isWhole(value) ? `${change} at ${plainText(side.value)}` : change
}

const REST = [
  ['less than luck', 'Moves it, but by less than luck does'],
  ['not told from luck', 'Not told from luck (more replications may tell)'],
  ['no effect', 'Moves it not at all'],
] as const satisfies readonly (readonly [Found, string])[]

function restSection({ inputs }: Ranking, columns: number): Line[] {
  const lists = REST.flatMap(([found, title]) => {
    const names = inputs
      .filter((input) => input.found === found)
      .map(({ input }) => plainText(input))
    return names.length === 0 ? [] : titled(title, facts(names, columns - INDENT_COLUMNS))
  })
  const refused = inputs.flatMap(({ input, less, more }) =>
    [less, more].flatMap((side) =>
      side.kind === 'not valid' ? [plainText(`${input}=${side.value}: ${side.why}`)] : [],
    ),
  )
  if (refused.length === 0) return lists
  return [
    ...lists,
    ...titled(
      'Not valid',
      refused.flatMap((text) => prose(text, columns - INDENT_COLUMNS, 'faint')),
    ),
  ]
}

function largerSide({ less, more }: RankedInput): (Side & { readonly kind: 'moved' }) | undefined {
  const [larger] = [more, less]
    .filter((side) => side.kind === 'moved')
    .toSorted((one, other) => size(other.change) - size(one.change))
  return larger
}

function size(change: Estimate | null): number {
  return Math.abs(change?.mean ?? 0)
}
