// All mistakes at once: a wrong value in one part must not hide the mistakes of another. So the rules
// that span several values look at what is left of a part without its wrong values, which have been
// reported already.
import type { z } from 'zod'
import type { JsonValue } from '../service/definition.ts'
import type { Path } from './finding.ts'
import { valueAt, withoutValueAt } from './tree.ts'

/** The part without what its schema refuses; `undefined` when nothing is left of it. */
export function salvage<Part extends z.ZodType>(
  schema: Part,
  part: JsonValue | undefined,
): z.output<Part> | undefined {
  let rest = part
  while (rest !== undefined) {
    const result = schema.safeParse(rest)
    if (result.success) return result.data
    rest = withoutBroken(rest, result.error.issues)
  }
  return undefined
}

function withoutBroken(
  part: JsonValue,
  issues: readonly z.core.$ZodIssue[],
): JsonValue | undefined {
  let rest: JsonValue = part
  for (const path of issues.flatMap(brokenPaths)) {
    const nearest = existing(part, path)
    if (nearest.length === 0) return undefined
    rest = withoutValueAt(rest, nearest)
  }
  return rest
}

function brokenPaths(issue: z.core.$ZodIssue): readonly Path[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)))
  return issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key]) : [path]
}

/** A missing value breaks what it is missing from. */
function existing(part: JsonValue, path: Path): Path {
  return valueAt(part, path) === undefined ? path.slice(0, -1) : path
}
