// The sockets of the mock: it listens on one port, keeps the limits, and hands each request to the desk
// (`desk.ts`), which answers it. Here are `node:http` and the numbers; there is what a request gets.
import { createServer, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { EnvironmentError } from '../errors.ts'
import { Desk, type DeskSetup } from './desk.ts'

/** URL and headers together, as Node's own default. More is turned away with 431. */
const HEADER_MAX_BYTES = 16_384
/** As many as an instance may have slots. More are closed as they come. */
const CONNECTIONS_MAX = 10_000
/** Who takes longer to send a request is turned away with 408. */
const REQUEST_MAX_MS = 60_000
/** Longer than clients keep an idle connection, so that none is closed under a new request. */
const KEEP_ALIVE_MS = 120_000
/** Connections that may wait to be accepted: a campaign begins with all its slots at once. */
const BACKLOG = 4_096

export interface MockSetup extends DeskSetup {
  readonly host: string
  /** 0 for any that is free. */
  readonly port: number
  /** Longest a request may take to arrive, in ms. Default a minute. */
  readonly requestMaxMs?: number
}

export interface MockServer {
  readonly port: number
  /** Ends what is open, idle and hanging connections too, and stops listening. */
  close(): Promise<void>
}

/** The services of `setup` on one port. Throws `EnvironmentError` when it cannot listen there. */
export async function openMockServer(setup: MockSetup): Promise<MockServer> {
  const { requestMaxMs = REQUEST_MAX_MS } = setup
  const desk = new Desk(setup)
  const server = createServer(
    {
      maxHeaderSize: HEADER_MAX_BYTES,
      headersTimeout: requestMaxMs,
      requestTimeout: requestMaxMs,
      connectionsCheckingInterval: requestMaxMs / 2,
      keepAliveTimeout: KEEP_ALIVE_MS,
    },
    (request, response) => desk.take(request, response),
  )
  server.maxConnections = CONNECTIONS_MAX
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    desk.refuse(socket, error.code)
  })
  await listen(server, setup)
  return {
    port: (server.address() as AddressInfo).port, // no pipe: it listens on a host and a port
    async close() {
      const isClosed = new Promise((resolve) => server.close(resolve))
      const isOver = desk.close()
      server.closeAllConnections()
      await Promise.all([isOver, isClosed])
    },
  }
}

function listen(server: Server, { host, port }: MockSetup): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => {
      reject(new EnvironmentError('listen on', `${host}:${port}`, cause))
    })
    server.listen({ host, port, backlog: BACKLOG }, resolve)
  })
}
