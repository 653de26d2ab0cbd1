// OpenMetrics 1.0 as text: families of samples, and an end that says that it is whole. What a family is
// called follows from its unit, and what a sample is called from its family's type.
import { plainText } from '../mask.ts'

export interface Family {
  /** Without its unit: `hookdrill_total_delay`. */
  readonly name: string
  /** Nothing here is a counter: see `families.ts`. */
  readonly type: 'gauge' | 'gaugehistogram' | 'info' | 'stateset'
  readonly unit?: 'seconds' | 'ratio'
  /** A sentence. */
  readonly help: string
  readonly samples: readonly Sample[]
}

export interface Sample {
  /** After the family's name: `_bucket`; default nothing. */
  readonly suffix?: string
  readonly labels: Labels
  readonly value: number
}

export type Labels = Readonly<Record<string, string>>

/** The whole exposition; families without samples are left out. */
export function exposition(families: readonly Family[]): string {
  const written = families.filter(({ samples }) => samples.length > 0).flatMap(familyLines)
  return `${[...written, '# EOF'].join('\n')}\n`
}

/** What a family is called in full: `hookdrill_total_delay_seconds`. */
function fullName({ name, unit }: Pick<Family, 'name' | 'unit'>): string {
  return unit === undefined ? name : `${name}_${unit}`
}

function familyLines(family: Family): readonly string[] {
  const name = fullName(family)
  return [
    `# TYPE ${name} ${family.type}`,
    ...(family.unit === undefined ? [] : [`# UNIT ${name} ${family.unit}`]),
    `# HELP ${name} ${quoted(family.help)}`,
    ...family.samples.map(({ suffix = '', labels, value }) => {
      return `${name}${suffix}${labelSet(labels)} ${value}`
    }),
  ]
}

function labelSet(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${quoted(value)}"`)
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '"': '\\"', '\n': '\\n' }

function quoted(text: string): string {
  return plainText(text).replace(/[\\"\n]/g, (character) => ESCAPES[character] ?? '')
}

/** A number in a label, as `le` and `quantile` have it: `1.0`, `0.05`, `+Inf`. */
export function canonicalNumber(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return '+Inf'
  return Number.isInteger(value) ? value.toFixed(1) : String(value)
}
