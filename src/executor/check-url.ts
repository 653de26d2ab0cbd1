import { checkTokens } from './check-tokens.ts'
import { splitUrl } from './url.ts'
import type { WebhookProblem, WebhookToCheck } from './webhook-problem.ts'

export function checkUrl(subject: WebhookToCheck): readonly WebhookProblem[] {
  const { url, encoding } = subject.webhook
  const problems: WebhookProblem[] = [...checkTokens(url, 'url', subject)]
  const split = splitUrl(url)
  if (split.kind === 'problem') {
    problems.push({ part: 'url', code: 'bad-url', severity: 'error', ...split.problem })
    return problems
  }
  const token = split.target.find((part) => part.kind === 'token')
  if (token && encoding === 'JSON') {
    problems.push({
      part: 'url',
      code: 'bad-url',
      severity: 'warning', // decision 14
      got: token.text,
      offset: token.offset,
      rule: 'How a JSON webhook writes tokens into its URL is not documented; here they are percent-encoded, without quotes.',
      mend: 'Move the token into the payload, or use the encoding Form/Url.',
    })
  }
  return problems
}
