import { expect, it } from 'vitest'
import { explain } from '../../src/door/explain.ts'
import { enrich } from '../scenario-of.ts'

it('with redacted leads a mistake in a value of theirs is told without the value, as by simulate', async () => {
  const input = {
    ...enrich(),
    leads: { fields: { Plan: { type: 'integer', always: 'gold' } } },
  } as const
  const why = (options: Parameters<typeof explain>[2]) =>
    explain(input, 0, options).then(
      () => '',
      (error: unknown) => String(error),
    )
  expect(await why({})).toContain('leads.fields.Plan.always: "gold" is not')
  expect(await why({ redact: 'leads' })).toContain('leads.fields.Plan.always: ‹redacted› is not')
})
