// MSW handlers of the user's own, which answer before the mocked services do. What they saw and sent is
// recorded for the judge as it is for a service; how long they took says the call's clock, on which
// their `delay()` waits too.
import { getResponse, type RequestHandler } from 'msw'
import { UsageError } from '../errors.ts'
import { bodyText } from '../executor/body-text.ts'
import { between } from '../time/instant.ts'
import { withoutCoding } from './content-coding.ts'
import type { FlightStage } from './flight-stage.ts'
import { LightRequest } from './light-request.ts'
import { describeThrown } from './user-line.ts'

/** The answer of a handler; `undefined` when none has one. */
export type CustomAnswering = (stage: FlightStage) => Promise<Response | undefined>

/** The handlers that a module exports, as default or by that name. Throws `UsageError`. */
export function handlersOf(module: object, file: string): RequestHandler[] {
  const name = ['default', 'handlers'].find((key) => Object.hasOwn(module, key))
  const found: unknown = name && Reflect.get(module, name)
  if (Array.isArray(found) && found.length > 0 && found.every(isHandler)) return found
  const what = name === undefined ? 'exports nothing of the kind' : describe(found)
  throw new UsageError(
    `handlers "${file}": it ${what}. Wanted is a list of MSW request handlers as default export, or one named handlers: [http.get('https://api.example.com/*', () => HttpResponse.json({})), …].`,
  )
}

/** Handlers may come from another copy of MSW, so it is their method that tells. */
function isHandler(value: unknown): value is RequestHandler {
  return typeof Reflect.get(Object(value), 'run') === 'function'
}

function describe(found: unknown): string {
  if (!Array.isArray(found)) return `exports ${found === null ? 'null' : `a ${typeof found}`}`
  if (found.length === 0) return 'exports an empty list'
  return `exports a list whose item ${found.findIndex((item) => !isHandler(item))} is no request handler`
}

/** Asks `handlers` about each request. `warn` is told of one that throws. */
export function openCustomHandlers(
  handlers: RequestHandler[],
  warn: (text: string) => void,
): CustomAnswering {
  return async (stage) => {
    // Until it answers it has not; whoever looks meanwhile sees a service that hangs.
    stage.decided({ ...NO_ANSWER, afterUs: 'never' })
    const answer = await stage.during(() => wholeAnswer(handlers, { stage, warn }))
    const afterUs = between(stage.arrivedUs, stage.nowUs)
    if (answer === undefined) stage.undecided()
    else if (answer.type === 'error') stage.decided({ ...NO_ANSWER, afterUs, fault: 'reset' })
    else
      stage.decided({ replyIndex: OF_NO_SERVICE, status: answer.status, afterUs, isAnswer: true })
    return answer
  }
}

/** What a reply has instead of the number of its definition. */
const OF_NO_SERVICE = -1
const NO_ANSWER = { replyIndex: OF_NO_SERVICE, status: 0, isAnswer: false } as const

interface Asked {
  readonly stage: FlightStage
  readonly warn: (text: string) => void
}

/** Most bytes of a body that go out: no client of a webhook takes as many, and a stream may have no end. What
 *  comes after them is broken off. */
const BODY_MAX_BYTES = 64 * 1_048_576

/** An answer with its body read to the end; a stream takes as long as it takes. */
async function wholeAnswer(
  handlers: RequestHandler[],
  asked: Asked,
): Promise<Response | undefined> {
  const answer = await answerOf(handlers, asked)
  if (!answer || isPassedThrough(answer)) return undefined
  if (answer.type === 'error') return answer
  const { status, statusText, headers } = answer
  const bytes = answer.body && (await wholeBody(answer.body))
  if (bytes === TOO_LONG) {
    asked.warn('a handler answered more than 64 MiB, which is a broken connection here')
    return Response.error()
  }
  asked.stage.sent({ status, headers: [...headers], body: textOf(answer, bytes, asked.stage) })
  return new Response(bytes, { status, statusText, headers })
}

const TOO_LONG = 'too long'

async function wholeBody(
  body: ReadableStream<Uint8Array>,
): Promise<Uint8Array<ArrayBuffer> | typeof TOO_LONG> {
  const chunks: Uint8Array[] = []
  let byteCount = 0
  for await (const chunk of body) {
    byteCount += chunk.byteLength
    if (byteCount > BODY_MAX_BYTES) return TOO_LONG
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** As whoever asked for it reads it. */
function textOf({ headers }: Response, bytes: Uint8Array | null, stage: FlightStage): string {
  if (!bytes) return ''
  const coding = headers.get('content-encoding')?.toLowerCase()
  const isUndone = coding !== undefined && stage.undoes(coding)
  return bodyText(isUndone ? withoutCoding(bytes, coding) : bytes)
}

/** A handler that throws answers 500, as MSW has it. */
async function answerOf(
  handlers: RequestHandler[],
  { stage, warn }: Asked,
): Promise<Response | undefined> {
  try {
    return await getResponse(handlers, new LightRequest(stage.request))
  } catch (error) {
    warn(`a handler threw, which is answered 500: ${describeThrown(error)}`)
    return Response.json({ message: String(error) }, { status: 500 })
  }
}

/** `passthrough()` leads to whoever is behind the handlers: here the mocked services. */
function isPassedThrough({ headers }: Response): boolean {
  return headers.get('x-msw-intention') === 'passthrough'
}
