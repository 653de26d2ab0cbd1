// Options that are applied one after the other → options that do the same when they are applied at once,
// so that a scenario which was changed again and again can be named by one command. At once, overrides
// come first, then the options with names, then what-ifs: what would come too early becomes a what-if.
import type { LoadOptions } from './load-scenario.ts'

/** `more` on top of `before`. */
export function onTop(before: LoadOptions, more: LoadOptions): LoadOptions {
  const { set: overrides = [], whatIf = [], allowPaths = [], seed, redact, ...named } = more
  const late = isTooEarly(before, more) ? [...overrides, ...asOverrides(named)] : undefined
  const set = [...(before.set ?? []), ...(late ? [] : overrides)]
  const changes = [...(before.whatIf ?? []), ...(late ?? []), ...whatIf]
  const allowed = [...new Set([...(before.allowPaths ?? []), ...allowPaths])]
  return {
    ...before,
    ...(!late && named),
    ...(seed !== undefined && { seed }), // no what-if bears on it
    ...(redact !== undefined && { redact }),
    ...(set.length > 0 && { set }),
    ...(changes.length > 0 && { whatIf: changes }),
    ...(allowed.length > 0 && { allowPaths: allowed }),
  }
}

function asOverrides({ leads, concurrency }: LoadOptions): readonly string[] {
  return [
    ...(leads === undefined ? [] : [`leads.count=${leads}`]),
    ...(concurrency === undefined ? [] : [`instance.concurrency=${concurrency}`]),
  ]
}

/** Whether something of `before` would come after it, and may undo it. */
function isTooEarly(before: LoadOptions, { set = [], leads, concurrency }: LoadOptions): boolean {
  const isChanged = before.whatIf !== undefined && before.whatIf.length > 0
  if (isChanged) return set.length > 0 || (leads ?? concurrency) !== undefined
  const keys = [
    ...(before.leads === undefined ? [] : ['leads']),
    ...(before.seed === undefined ? [] : ['seed']),
    ...(before.concurrency === undefined ? [] : ['instance']),
  ]
  return set.some((text) => keys.some((key) => /^\s*"?(\w+|\*)/.exec(text)?.[1] === key))
}
