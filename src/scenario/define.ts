import type { ScenarioInput } from './schema.ts'

/**
 * Types a scenario written in TypeScript; returns it as it is. Whatever the compiler cannot know is checked
 * when it is loaded or rehearsed, which then throws `ScenarioError`. Durations, rates and shares are texts
 * with units; docs/scenario.md has the range, default and source of each key.
 *
 * ```ts
 * import { defineScenario } from 'hookdrill'
 *
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
