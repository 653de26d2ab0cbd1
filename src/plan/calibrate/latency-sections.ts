// The tables and the picture of one latency.
import { displayWidth } from '../../report/display-width.ts'
import { count, share, shortDuration } from '../../report/format.ts'
import { type Line, prose, type Span, span, titled } from '../../report/terminal/line.ts'
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
  const hasHang = givenUpCount > 0
  const figures = (fit: CalibratedFit): readonly Span[] => [
    ...(hasHang ? [span(fit.hangShare === 0 ? '–' : share(fit.hangShare, 2))] : []),
    span(share(fit.distance, 2)),
    span(chanceText(fit.chance)),
    span(fit.bic === null ? '–' : count(Math.round(fit.bic))),
  ]
  const head = [...(hasHang ? ['hang'] : []), 'KS', 'p', 'BIC'].map(faint)
  const numbers = 'r'.repeat(head.length)
  const parametersOf = ({ parameters }: CalibratedFit): readonly string[] => parameters.split('; ')
  const wide: Row[] = [
    { cells: [faint('family'), faint('parameters'), ...head] },
    ...fits.flatMap((fit, index) => {
      const [first = '', ...others] = parametersOf(fit)
      return [
        {
          cells: [span(fit.family, index === 0 ? 'strong' : 'plain'), span(first), ...figures(fit)],
        },
        ...others.map((text) => ({ cells: [span(''), span(text)] })),
      ]
    }),
  ]
  if (naturalWidth(wide) <= columns) return table(wide, { columns, align: `ll${numbers}` })
  const narrow = table(
    [
      { cells: [faint('family'), ...head] },
      ...fits.map((fit) => ({ cells: [span(fit.family), ...figures(fit)] })),
    ],
    { columns, align: `l${numbers}` },
  )
  return narrow.flatMap((line, index) => {
    const fit = fits[index - 1]
    const below = fit ? parametersOf(fit) : []
    return [line, ...below.flatMap((text) => prose(`  ${text}`, columns, 'faint'))]
  })
}

function chanceText(chance: number): string {
  return chance < 0.001 ? '< 0.001' : String(Number(chance.toFixed(3)))
}

const NAIVE_WORDS = {
  'left out': 'naive: given-up calls left out',
  'taken as answered': 'naive: taken as answers',
} as const

function comparedLines({ measured, fits, naive }: CalibratedLatency, page: Page): Line[] {
  const [best] = fits
  const over = `≥ ${shortDuration(page.timeoutUs)}`
  const rowOf = (name: string, figures: Percentiles, beyond: string): Row => ({
    cells: [
      span(name),
      ...[figures.p50Us, figures.p90Us, figures.p99Us].map((us) =>
        span(us === null ? beyond : durationWords(us)),
      ),
      span(figures.overShare === null ? '–' : share(figures.overShare, 2)),
    ],
  })
  const rows = [
    { cells: ['', 'p50', 'p90', 'p99', over].map(faint) },
    rowOf('measured', measured, 'given up'),
    ...(best ? [rowOf(best.family, best, 'never')] : []),
    ...naive.map((fit) => rowOf(NAIVE_WORDS[fit.givenUp], fit, 'never')),
  ]
  const words = naive.flatMap(({ givenUp, parameters }) =>
    prose(`${givenUp}: ${parameters}`, page.columns, 'faint'),
  )
  return [...table(rows, { columns: page.columns, align: 'lrrrr' }), ...words]
}

function pictureSection({ quantiles, fits }: CalibratedLatency, columns: number): Line[] {
  const lines = qqPicture(quantiles, columns)
  const [first] = quantiles
  const last = quantiles.at(-1)
  if (lines.length === 0 || !first || !last) return []
  const title = `Quantiles, ${share(first.share, 2)} to ${share(last.share, 2)}: measured to the right, ${fits[0]?.family ?? 'fitted'} upwards`
  return titled(displayWidth(title) <= columns ? title : 'Quantiles: measured →, fitted ↑', lines)
}
