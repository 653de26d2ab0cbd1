import type { UsageError } from '../../errors.ts'
import type { JsonValue } from '../../service/definition.ts'
import type { Path } from '../finding.ts'

/** One kind of change that `--what-if` knows. */
export interface WhatIf {
  readonly name: string
  /** As it is typed. */
  readonly example: string
  /** In one line, for help and docs. */
  readonly meaning: string
  /** How many values stand beside the name. */
  readonly arguments: { readonly min: number; readonly max: number }
  /** Works it out on what was written, which may have mistakes: nothing is checked yet. */
  apply(input: JsonValue, asked: Asked): Change
}

export interface Asked {
  readonly args: readonly string[]
  /** An error to throw where the change cannot be worked out: says why, and ends with the mend. */
  refuse(why: string): UsageError
}

/** What became of the scenario. */
export interface Change {
  readonly input: JsonValue
  /** Everything that does not stand where it stood in the text. */
  readonly paths: readonly Path[]
  /** What is taken to be so, for whoever reads the report. */
  readonly assumes: string
}
