/**
 * The door `hookdrill/executor`: how the platform's webhooks behave, without the simulator.
 * `docs/executor.md` sends a real webhook with it in twenty lines.
 */
export type { Clock, Deadline } from '../time/clock.ts'
export { milliseconds, seconds, type Us } from '../time/instant.ts'
export { realClock } from '../time/real-clock.ts'
export { EXECUTOR_ASSUMPTIONS, type ExecutorAssumption } from './assumptions.ts'
export { checkWebhook } from './check-webhook.ts'
export { hookdrillExecutor } from './execute.ts'
export {
  executorOf,
  type ReceivedAnswer,
  type Send,
  type SendLimit,
} from './executor-of.ts'
export { type MappedResponse, mapResponse } from './map-response.ts'
export { fieldsRead, type Rendering, renderRequest } from './request.ts'
export { DEFAULT_SETTINGS } from './settings.ts'
export type {
  CallResult,
  Encoding,
  Executor,
  ExecutorPorts,
  ExecutorSettings,
  FailureKind,
  Mapping,
  Method,
  MyToken,
  MyTokenType,
  PlainExecutor,
  RenderedRequest,
  ResponseType,
  Skip,
  SkipReason,
  TokenScopes,
  Value,
  Webhook,
  WebhookCall,
  WebhookField,
  WebhookFieldType,
  WebhookLead,
  Write,
  WriteNote,
} from './webhook.ts'
export type { WebhookProblem, WebhookToCheck } from './webhook-problem.ts'
