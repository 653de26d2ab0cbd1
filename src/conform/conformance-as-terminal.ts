// How an executor did, for people: the answer, the checks that not every case of passed, and each failure
// with what was expected, what came, who says so, and the command that runs it alone.
import { layoutColumns, type TerminalOptions, terminalText } from '../report/as-terminal.ts'
import { count, quantity } from '../report/format.ts'
import { plainText } from '../report/mask.ts'
import {
  type Line,
  NARROW_COLUMNS,
  prose,
  span,
  titled,
  verbatim,
} from '../report/terminal/line.ts'
import { type Row, table } from '../report/terminal/table.ts'
import { CHECKS, type CheckName } from './checks.ts'
import type { CaseResult, Conformance } from './conform.ts'
import type { Told } from './formats.ts'
import { headline, isAsked } from './headline.ts'

export interface ConformanceOptions extends TerminalOptions, Told {}

/** More help nobody: the first is mended first. */
const FAILURES_MAX = 20

/** Text for a terminal, one newline at the end. */
export function conformanceAsTerminal(result: Conformance, options: ConformanceOptions): string {
  const columns = layoutColumns(options)
  return terminalText(
    [
      headSection(result, { ...options, columns }),
      ...checksSections(result.cases, columns),
      ...failureSections(result.cases, { ...options, columns }),
    ],
    options,
  )
}

function headSection(result: Conformance, { name, columns }: ConformanceOptions): Line[] {
  const [head, so] = headline(result, plainText(name))
  return [...prose(head, columns, 'strong'), ...prose(so, columns, result.passed ? 'good' : 'bad')]
}

function checksSections(cases: readonly CaseResult[], columns: number): readonly Line[][] {
  const byCheck = [...Map.groupBy(cases.filter(isAsked), ({ check }) => check)]
  const isWhole = (of: readonly CaseResult[]): boolean =>
    of.every(({ state }) => state === 'passed')
  const whole = byCheck.filter(([, of]) => isWhole(of)).map(([check]) => check)
  const others = byCheck.filter(([, of]) => !isWhole(of))
  return [
    whole.length === 0 ? [] : titled('Passed whole', prose(`${whole.join(', ')}.`, columns - 2)),
    others.length === 0
      ? []
      : titled('Others', table(rows(others, columns), { columns, align: 'lrrrl' })),
  ]
}

/** In a narrow terminal the names of the checks need the room that the reasons have. */
function rows(checks: readonly (readonly [CheckName, readonly CaseResult[]])[], columns: number) {
  const whole = [HEAD, ...checks.map(rowOf)]
  return columns < NARROW_COLUMNS ? whole.map(({ cells }) => ({ cells: cells.slice(0, 4) })) : whole
}

const HEAD: Row = {
  cells: ['check', 'passed', 'failed', 'skipped', 'why skipped'].map((text) => span(text, 'faint')),
}

function rowOf([check, cases]: readonly [CheckName, readonly CaseResult[]]): Row {
  const number = (wanted: CaseResult['state']): number =>
    cases.filter(({ state }) => state === wanted).length
  const reasons = new Set(cases.flatMap(({ reason }) => (reason === '' ? [] : [reason])))
  const failed = number('failed')
  return {
    cells: [
      span(check),
      span(count(number('passed'))),
      span(count(failed), failed > 0 ? 'bad' : 'plain'),
      span(count(number('skipped'))),
      span([...reasons].join('; '), 'faint'),
    ],
  }
}

function failureSections(
  cases: readonly CaseResult[],
  options: ConformanceOptions,
): readonly (readonly Line[])[] {
  const failed = cases.filter(({ state }) => state === 'failed')
  const shown = failed.slice(0, FAILURES_MAX).map((each) => failure(each, options))
  const rest = failed.length - shown.length
  if (rest === 0) return shown
  return [
    ...shown,
    prose(`${quantity(rest, 'failure')} more; --json has them all.`, options.columns),
  ]
}

function failure(
  { id, check, rule, source, findings }: CaseResult,
  { columns, replay }: ConformanceOptions,
): Line[] {
  return titled(plainText(id), [
    ...prose(`${check}: ${CHECKS[check]}`, columns),
    ...prose(`${rule}; ${source}`, columns, 'faint'),
    ...findings.flatMap(({ what, expected, actual }) => [
      [span(`${plainText(what)}`)],
      ...compared('expected', expected, columns),
      ...compared('actual', actual, columns),
    ]),
    ...prose(`replay ${plainText(replay(id))}`, columns - 2, 'faint'),
  ])
}

function compared(word: string, text: string, columns: number): Line[] {
  const label = `${word.padStart('expected'.length + 2)} `
  return verbatim(text, Math.max(1, columns - label.length - 2)).map((line, index) => [
    span(index === 0 ? label : ' '.repeat(label.length), 'faint'),
    ...line,
  ])
}
