// The tables and the picture of one latency.
import { displayWidth } from '../../report/display-width.ts'
import { count, share, shortDuration } from '../../report/format.ts'
import {
  facts,
  indent,
  type Line,
  prose,
  type Span,
  span,
  titled,
} from '../../report/terminal/line.ts'
import { naturalWidth, type Row, table } from '../../report/terminal/table.ts'
import type { CalibratedFit, CalibratedLatency, Percentiles } from './calibration.ts'
import { qqPicture } from './qq-picture.ts'
import { durationWords } from './written.ts'

interface Page {
  readonly columns: number
  readonly timeoutUs: number
}

export function latencySections(
  latency: CalibratedLatency,
  { columns, timeoutUs }: Page,
): readonly (readonly Line[])[] {
  const inside = { columns: columns - 2, timeoutUs }
  if (latency.fits.length === 0) return []
  return [
    titled('Families, the best first', familyLines(latency, inside)),
    titled('Measured and fitted', comparedLines(latency, inside)),
    pictureSection(latency, inside.columns),
  ]
}

const faint = (text: string): Span => span(text, 'faint')

function familyLines({ fits, givenUpCount }: CalibratedLatency, { columns }: Page): Line[] {
  const figures = fits.map((fit) => figuresOf(fit, givenUpCount > 0))
  const names = figures[0]?.map(([name]) => name) ?? []
  const rows: Row[] = [
    { cells: ['family', 'parameters', ...names].map(faint) },
    ...fits.flatMap(({ family, parameters }, index) => {
      const [first = '', ...others] = parameters.split('; ')
      const cells = (figures[index] ?? []).map(([, text]) => span(text))
      return [
        { cells: [span(family, index === 0 ? 'strong' : 'plain'), span(first), ...cells] },
        ...others.map((text) => ({ cells: [span(''), span(text)] })),
      ]
    }),
  ]
  const align = `ll${'r'.repeat(names.length)}`
  if (naturalWidth(rows) <= columns) return table(rows, { columns, align })
  return fits.flatMap(({ family, parameters }, index) => [
    [span(family, index === 0 ? 'strong' : 'plain')],
    ...indent([
      ...prose(parameters, columns - 2),
      ...facts(
        (figures[index] ?? []).map((pair) => pair.join(' ')),
        columns - 2,
      ),
    ]),
  ])
}

/** Each with its name. */
function figuresOf(
  { hangShare, distance, chance, bic }: CalibratedFit,
  hasHang: boolean,
): readonly (readonly [name: string, text: string])[] {
  return [
    ...(hasHang ? [['hang', hangShare === 0 ? '–' : share(hangShare, 2)] as const] : []),
    ['KS', share(distance, 2)],
    ['p', chanceText(chance)],
    ['BIC', bic === null ? '–' : count(Math.round(bic))],
  ]
}

function chanceText(chance: number): string {
  return chance < 0.001 ? '< 0.001' : String(Number(chance.toFixed(3)))
}

/** In a row of its own, and where there is little room. */
const NAIVE_WORDS = {
  'left out': ['naive: given-up calls left out', 'left out'],
  'taken as answered': ['naive: taken as answers', 'answered'],
} as const

function comparedLines(latency: CalibratedLatency, { columns, timeoutUs }: Page): Line[] {
  const wide = comparedRows(latency, { timeoutUs, isNarrow: false })
  const isNarrow = naturalWidth(wide) > columns
  const rows = isNarrow ? comparedRows(latency, { timeoutUs, isNarrow }) : wide
  const words = latency.naive.flatMap(({ givenUp, parameters }) =>
    prose(`${NAIVE_WORDS[givenUp][1]}: ${parameters}`, columns, 'faint'),
  )
  return [...table(rows, { columns, align: 'lrrrr' }), ...words]
}

function comparedRows(
  { measured, fits, naive }: CalibratedLatency,
  { timeoutUs, isNarrow }: { timeoutUs: number; isNarrow: boolean },
): readonly Row[] {
  const percentiles = (['p50', 'p90', 'p99'] as const).filter((name) => !isNarrow || name !== 'p90')
  const rowOf = (name: string, figures: Percentiles, beyond: string): Row => {
    const cells = percentiles.map((percentile) => figures[`${percentile}Us`])
    const texts = cells.map((us) => (us === null ? beyond : durationWords(us)))
    const over = figures.overShare === null ? '–' : share(figures.overShare, 2)
    return { cells: [name, ...texts, over].map((text) => span(text)) }
  }
  return [
    { cells: ['', ...percentiles, `≥ ${shortDuration(timeoutUs)}`].map(faint) },
    rowOf('measured', measured, 'given up'),
    ...fits.slice(0, 1).map((fit) => rowOf(isNarrow ? 'fitted' : fit.family, fit, 'never')),
    ...naive.map((fit) => rowOf(NAIVE_WORDS[fit.givenUp][isNarrow ? 1 : 0], fit, 'never')),
  ]
}

function pictureSection({ quantiles, fits }: CalibratedLatency, columns: number): Line[] {
  const lines = qqPicture(quantiles, columns)
  const [first] = quantiles
  const last = quantiles.at(-1)
  if (lines.length === 0 || !first || !last) return []
  const title = `Quantiles, ${share(first.share, 2)} to ${share(last.share, 2)}: measured to the right, ${fits[0]?.family ?? 'fitted'} upwards`
  return titled(displayWidth(title) <= columns ? title : 'Quantiles: measured →, fitted ↑', lines)
}
