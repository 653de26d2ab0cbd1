import { originOf } from '../../executor/url.ts'
import type { ScenarioRule } from './rule.ts'

export const unusedService: ScenarioRule = {
  id: 'unused-service',
  severity: 'warning',
  what: 'No webhook has a URL at the service.',
  why: 'Its latency, replies and faults bear on nothing, however carefully they were chosen.',
  source: 'hookdrill',
  fix: 'Let a webhook call it, or take it away.',
  wrong: `
webhooks:
  enrich: { url: https://api.example.com/v1/enrich }
services:
  https://api.example.com: { latency: 50ms }
  https://old.example.com: { latency: 2s }
`,
  right: `
webhooks:
  enrich: { url: https://api.example.com/v1/enrich }
services:
  https://api.example.com: { latency: 50ms }
`,
  find: ({ webhooks, services }) => {
    const called = webhooks.map(({ webhook }) => originOf(webhook.url))
    const origins = services.map(({ origin }) => origin)
    // A URL that cannot be read, or that misspells its service, may be the one.
    if (called.length === 0 || called.some((each) => !each || !origins.includes(each))) return []
    return services
      .filter(({ origin }) => origin !== undefined && !called.includes(origin))
      .map(({ key }) => ({
        path: ['services', key],
        at: 'key',
        rule: 'No webhook calls this service.',
        mend: 'Let a webhook have a URL there, or take the service away.',
      }))
  },
}
