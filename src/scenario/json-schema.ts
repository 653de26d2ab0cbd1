import { z } from 'zod'
import { scenario } from './schema.ts'

export type JsonSchema = z.core.JSONSchema.JSONSchema

/** The JSON Schema of a scenario as people write it, for editors and other tools. */
export function scenarioJsonSchema(): JsonSchema {
  return z.toJSONSchema(scenario, {
    io: 'input',
    unrepresentable: 'any',
    // zod takes the examples of whatever is read into something else for those of the result; ours are
    // always as written.
    override: ({ zodSchema, jsonSchema }) => {
      const { examples } = z.globalRegistry.get(zodSchema) ?? {}
      if (Array.isArray(examples)) jsonSchema.examples = examples
    },
  })
}
