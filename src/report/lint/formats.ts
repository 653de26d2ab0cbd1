// The ways `lint` writes what it found. A format is one file and one line here.
import { asGithub } from './as-github.ts'
import { asJson } from './as-json.ts'
import { asText } from './as-text.ts'
import type { Linted, LintPaper } from './linted.ts'

export const LINT_FORMATS: Readonly<
  Record<'text' | 'github' | 'json', (linted: readonly Linted[], paper: LintPaper) => string>
> = { text: asText, github: asGithub, json: asJson }
