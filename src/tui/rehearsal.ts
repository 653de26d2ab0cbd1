// What is rehearsed: a scenario's file, and the dials that were turned.
import { type Dial, dialOverride, type Redact, shellQuoted } from '../index.ts'

/** What every scenario is loaded and told with. */
export interface Given {
  /** As `--allow-path` takes them. */
  readonly allowPaths: readonly string[]
  readonly redact?: Redact
}

export interface Rehearsal extends Given {
  readonly file: string
  readonly fidelity: 'model' | 'handlers'
  /** As `--set` takes them. */
  readonly set: readonly string[]
}

/** The dials that no longer stand where the file has them. */
export function turnedDials(dials: readonly Dial[], written: readonly Dial[]): readonly string[] {
  return dials.flatMap((dial, index) => {
    const before = written[index]
    const override = dialOverride(dial)
    return before && dialOverride(before) === override ? [] : [override]
  })
}

/** The same from the command line. */
export function runCommand(rehearsal: Rehearsal): string {
  const { file, fidelity } = rehearsal
  return [
    'hookdrill run',
    shellQuoted(file),
    ...scenarioOptions(rehearsal),
    ...(fidelity === 'handlers' ? [] : [`--fidelity ${fidelity}`]),
  ].join(' ')
}

/** What a command takes for the same scenario. */
export function scenarioOptions({ set, allowPaths, redact }: Rehearsal): readonly string[] {
  return [
    ...allowPaths.map((folder) => `--allow-path ${shellQuoted(folder)}`),
    ...set.map((override) => `--set ${shellQuoted(override)}`),
    ...(redact === undefined ? [] : [`--redact ${redact}`]),
  ]
}
