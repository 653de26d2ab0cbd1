// A name may lead to this machine when it is checked and to another when it is connected to.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished, vi } from 'vitest'
import { openTargetCarrier } from '../../src/fidelity/target-carrier.ts'
import { seconds } from '../../src/time/instant.ts'
import { realClock } from '../../src/time/real-clock.ts'
import { FIRST_CALL } from './example-call.ts'

const answers = vi.hoisted(() => ({ addresses: [] as { address: string; family: number }[] }))

vi.mock('node:dns', async (original) => ({
  ...(await original<typeof import('node:dns')>()),
  lookup: (_: string, __: unknown, callback: (error: null, found: unknown) => void) =>
    callback(null, answers.addresses),
}))

const ORIGIN = 'https://api.example.com'

/** What a request through the carrier comes to when `localhost` has these addresses by then. */
async function ask(addresses: typeof answers.addresses): Promise<string> {
  const server = createServer((_, response) => response.end('here')).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await new Promise((listening) => server.once('listening', listening))
  const { port } = server.address() as AddressInfo
  const carrier = await openTargetCarrier({
    target: `http://localhost:${port}`,
    allowedHosts: [],
    origins: [ORIGIN],
    bodyMaxBytes: 1_000,
    answerMaxUs: seconds(30),
    clock: realClock(),
  })
  onTestFinished(async () => void (await carrier.close()))
  answers.addresses = addresses
  const { dispatcher } = carrier.open({ call: FIRST_CALL, lead: { index: 0, values: {} } })
  try {
    const { body } = await dispatcher.request({ origin: ORIGIN, path: '/', method: 'GET' })
    return await body.text()
  } catch (error) {
    return String(error)
  }
}

const HERE = { address: '127.0.0.1', family: 4 }
const ELSEWHERE = { address: '192.0.2.1', family: 4 }

it('a name that leads to this machine is connected to', async () => {
  expect(await ask([HERE])).toBe('here')
})

it('a name that leads elsewhere by now is not', async () => {
  expect(await ask([ELSEWHERE])).toContain(
    'localhost leads to another machine now; nothing is sent there',
  )
})

it('of several addresses only those of this machine are tried', async () => {
  expect(await ask([ELSEWHERE, HERE])).toBe('here')
})
