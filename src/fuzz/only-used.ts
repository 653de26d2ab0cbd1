import type { ScenarioInput } from '../scenario/schema.ts'

/** The scenario without webhooks that nobody calls, services that nobody reaches and fields that nobody
 *  names: what a reader would only wonder about. */
export function onlyUsed(scenario: ScenarioInput): ScenarioInput {
  const { webhooks, services, leads, ...rest } = scenario
  const called = kept(webhooks, (name) =>
    [`"call":"${name}"`, `"called":"${name}"`].some((text) => names(rest, text)),
  )
  const reached = kept(services, (origin) =>
    names({ called, services: without(services, origin) }, origin),
  )
  const { fields = {}, ...who } = leads ?? {}
  const named = kept(fields, (name, { soapName = name }) => {
    const text = { rest, called, reached }
    return names(text, name) || names(text, soapName)
  })
  return {
    ...rest,
    leads: { ...who, ...(Object.keys(named).length > 0 && { fields: named }) },
    webhooks: called,
    services: reached,
  }
}

function kept<Part>(
  parts: Readonly<Record<string, Part>>,
  isUsed: (name: string, part: Part) => boolean,
): Record<string, Part> {
  return Object.fromEntries(Object.entries(parts).filter(([name, part]) => isUsed(name, part)))
}

function without<Part>(parts: Readonly<Record<string, Part>>, name: string) {
  return kept(parts, (each) => each !== name)
}

/** In which names do not depend on case. */
function names(text: object, name: string): boolean {
  return JSON.stringify(text).toLowerCase().includes(name.toLowerCase())
}
