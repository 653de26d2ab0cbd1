// What was written differently: by path, as `--set` takes it. A default that one of two leaves open is
// shown as what was assumed. Secrets are masked, as everywhere, and values of leads where that was asked for.
import { isSecretName, MASK, maskText } from '../../report/mask.ts'
import { type Redact, redactedText } from '../../report/redaction.ts'
import { veilOf } from '../../report/veil.ts'
import { type Path, pathText } from '../../scenario/finding.ts'
import type { Assumption } from '../../scenario/model.ts'
import type { ParsedScenario } from '../../scenario/parse.ts'
import { isMapping } from '../../scenario/tree.ts'

/** What was written, or a part of it. */
type Input = ParsedScenario['input']

export interface InputDifferences {
  /** The first ones, in the order written. */
  readonly shown: readonly InputDifference[]
  /** How many more there are. */
  readonly more: number
}

export interface InputDifference {
  readonly path: string
  /** A text as it is, else JSON; `not set`, or what was assumed, where nothing is written. */
  readonly a: string
  readonly b: string
}

export interface WrittenInput {
  readonly input: Input
  readonly assumptions: readonly Assumption[]
  readonly redact?: Redact | undefined
}

const SHOWN_MAX = 20
const TEXT_MAX = 200
/** What only people, or editors, read; and the seed, which is one for both. */
const NOT_COMPARED: readonly string[] = ['name', 'story', '$schema', 'seed']

export function inputDifferences(a: WrittenInput, b: WrittenInput): InputDifferences {
  const paths = differing(a.input, b.input, []).filter(
    ({ path: [first = ''] }) => !NOT_COMPARED.includes(String(first)),
  )
  return {
    shown: paths.slice(0, SHOWN_MAX).map(({ path, a: here, b: there }) => ({
      path: pathText(path),
      a: valueText(here, path, a),
      b: valueText(there, path, b),
    })),
    more: Math.max(0, paths.length - SHOWN_MAX),
  }
}

interface Differing {
  readonly path: Path
  readonly a: Input | undefined
  readonly b: Input | undefined
}

/** The deepest paths at which two trees differ. */
function differing(a: Input | undefined, b: Input | undefined, path: Path): readonly Differing[] {
  if (isMapping(a) && isMapping(b)) {
    const keys = new Set([...Object.keys(a), ...Object.keys(b)])
    return [...keys].flatMap((key) => differing(own(a, key), own(b, key), [...path, key]))
  }
  const [one, other] = [membersIn(a), membersIn(b)]
  if (one && other && one.length === other.length) {
    return one.flatMap((member, index) => differing(member, other[index], [...path, index]))
  }
  return sameText(a, b) ? [] : [{ path, a, b }]
}

function own(mapping: { readonly [key: string]: Input }, key: string): Input | undefined {
  return Object.hasOwn(mapping, key) ? mapping[key] : undefined
}

/** Of a list of mappings, member by member; a list of plain values is one value. */
function membersIn(value: Input | undefined): readonly Input[] | undefined {
  if (!Array.isArray(value)) return undefined
  return value.every((member) => isMapping(member)) ? value : undefined
}

function sameText(a: Input | undefined, b: Input | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function valueText(
  value: Input | undefined,
  path: Path,
  { input, assumptions, redact }: WrittenInput,
): string {
  if (value === undefined) {
    const assumed = assumptions.find(({ setting }) => setting === pathText(path))
    return assumed ? `${assumed.value} (assumed)` : 'not set'
  }
  if (redact && path[0] === 'leads' && path[1] === 'fields') return redactedText(value)
  const kept = masked(String(path.at(-1)), veilOf(input).data(value))
  const text = typeof kept === 'string' ? kept : JSON.stringify(kept, masked)
  return text.length > TEXT_MAX ? `${text.slice(0, TEXT_MAX)}…` : text
}

function masked(key: string, value: unknown): unknown {
  if (typeof value !== 'string') return value
  return isSecretName(key) ? MASK : maskText(value)
}
