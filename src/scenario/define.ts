import type { ScenarioInput } from './schema.ts'

/**
 * Types a scenario written in TypeScript; returns it as it is.
 *
 * ```ts
 * export default defineScenario({
 *   name: 'Enrich on sign-up',
 *   campaign: { flow: [{ call: 'enrich' }] },
 *   webhooks: { enrich: { url: 'https://api.example.com/v1/enrich' } },
 *   services: { 'https://api.example.com': { latency: '50ms' } },
 * })
 * ```
 */
export function defineScenario(input: ScenarioInput): ScenarioInput {
  return input
}
