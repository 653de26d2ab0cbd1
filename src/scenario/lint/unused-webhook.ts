import type { ScenarioRule } from './rule.ts'

export const unusedWebhook: ScenarioRule = {
  id: 'unused-webhook',
  severity: 'warning',
  what: 'No flow step calls the webhook.',
  why: 'It is checked, but no run ever sends it: often a step was forgotten, or another one is called.',
  source: 'hookdrill',
  fix: 'Call it in the flow, or take it away.',
  wrong: `
campaign:
  flow:
    - call: enrich
webhooks:
  enrich: { url: https://api.example.com/v1/enrich }
  notify: { url: https://api.example.com/v1/notify }
`,
  right: `
campaign:
  flow:
    - call: enrich
    - call: notify
webhooks:
  enrich: { url: https://api.example.com/v1/enrich }
  notify: { url: https://api.example.com/v1/notify }
`,
  find: ({ called, webhooks }) => {
    const names = webhooks.map(({ webhook }) => webhook.name)
    // A step that cannot be read, or that misspells its webhook, may be the one.
    if (called.length === 0 || called.some((name) => !names.includes(name))) return []
    return names
      .filter((name) => !called.includes(name))
      .map((name) => ({
        path: ['webhooks', name],
        at: 'key',
        rule: 'No flow step calls this webhook.',
        mend: `Add a step, call: ${name}, or take the webhook away.`,
      }))
  },
}
