// What is rehearsed: a scenario's file, and the dials that were turned.
import { type Dial, dialOverride, shellQuoted } from '../index.ts'

export interface Rehearsal {
  readonly file: string
  readonly fidelity: 'model' | 'handlers'
  /** As `--set` takes them. */
  readonly set: readonly string[]
  /** As `--allow-path` takes them. */
  readonly allowPaths: readonly string[]
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
export function runCommand({ file, fidelity, set, allowPaths }: Rehearsal): string {
  return [
    'hookdrill run',
    shellQuoted(file),
    ...allowPaths.map((folder) => `--allow-path ${shellQuoted(folder)}`),
    ...set.map((override) => `--set ${shellQuoted(override)}`),
    ...(fidelity === 'handlers' ? [] : [`--fidelity ${fidelity}`]),
  ].join(' ')
}
