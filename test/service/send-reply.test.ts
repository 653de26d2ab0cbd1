import { describe, expect, it } from 'vitest'
import type { SentReply } from '../../src/service/definition.ts'
import { FAULTS } from '../../src/service/faults.ts'
import { sendSpoilt, sendWhole } from '../../src/service/send-reply.ts'
import type { Us } from '../../src/time/instant.ts'

const WHOLE = {
  status: 200,
  headers: [
    ['content-type', 'application/json'],
    ['x-id', '7'],
  ] as [string, string][],
  body: '{"name":"Zoë"}',
}

/** A way out on which nobody waits, and what went out on it. */
function openWay() {
  const sent: SentReply[] = []
  const waits: Us[] = []
  const way = {
    sent: (reply: SentReply) => void sent.push(reply),
    wait: async (span: Us) => void waits.push(span),
  }
  return { sent, waits, way }
}

async function chunksOf({ body }: Response): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = []
  for await (const chunk of body ?? []) chunks.push(chunk)
  return chunks
}

it('a reply goes out as it is defined', async () => {
  const { sent, way } = openWay()
  const response = sendWhole(WHOLE, way)
  expect(response.status).toBe(200)
  expect([...response.headers]).toEqual(WHOLE.headers)
  expect(await response.text()).toBe(WHOLE.body)
  expect(sent).toEqual([WHOLE])
})

describe('of a reply whose body', () => {
  it('is another, what went out is that, under no type but its own', async () => {
    const { sent, way } = openWay()
    const bare = { status: 500, headers: [], body: '' }
    const response = sendSpoilt(bare, FAULTS.malformed.body, way)
    const { text } = FAULTS.malformed.body
    expect([...response.headers]).toEqual([])
    expect(await response.text()).toBe(text)
    expect(sent).toEqual([{ ...bare, body: text }])
  })

  it('is announced as something else, the other headers stay', async () => {
    const { sent, way } = openWay()
    const response = sendSpoilt(WHOLE, FAULTS['wrong type'].body, way)
    const headers = [
      ['content-type', 'text/html'],
      ['x-id', '7'],
    ]
    expect([...response.headers]).toEqual(headers)
    expect(await response.text()).toBe(WHOLE.body)
    expect(sent).toEqual([{ ...WHOLE, headers }])
  })

  it('is cut, less goes out than was announced, and then the error', async () => {
    const { sent, way } = openWay()
    const response = sendSpoilt(WHOLE, FAULTS.truncate.body, way)
    expect(response.headers.get('content-length')).toBe('15')
    await expect(chunksOf(response)).rejects.toMatchObject({
      code: 'UND_ERR_SOCKET',
      message: 'other side closed',
    })
    expect(sent).toMatchObject([{ status: 200, body: '{"name"' }])
  })

  it.each(['7', 'é'])('is %j, there may be nothing to see of it before it is cut', async (body) => {
    const { way } = openWay()
    const response = sendSpoilt({ ...WHOLE, body }, FAULTS.truncate.body, way)
    expect(Number(response.headers.get('content-length'))).toBe(Buffer.byteLength(body))
    await expect(chunksOf(response)).rejects.toThrow('other side closed')
  })

  it('drips, every drop has something in it and comes after its gap', async () => {
    const { sent, waits, way } = openWay()
    const response = sendSpoilt(WHOLE, FAULTS.drip.body, way)
    expect(response.headers.get('content-length')).toBe('15')
    const chunks = await chunksOf(response)
    expect(waits).toEqual(Array.from({ length: 12 }, () => FAULTS.drip.body.gapUs))
    expect(chunks.map(({ byteLength }) => byteLength)).toEqual([1, 1, 1, 2, 1, 1, 1, 2, 1, 1, 1, 2])
    expect(Buffer.concat(chunks).toString()).toBe(WHOLE.body)
    expect(sent).toEqual([WHOLE])
  })

  it.each(['', '7', '{}'])('drips and is %j, it is filled up with blanks', async (body) => {
    const { sent, way } = openWay()
    const chunks = await chunksOf(sendSpoilt({ ...WHOLE, body }, FAULTS.drip.body, way))
    expect(chunks.map(({ byteLength }) => byteLength)).toEqual(Array.from({ length: 12 }, () => 1))
    expect(sent).toEqual([{ ...WHOLE, body: body.padEnd(12) }])
  })

  it('is huge, its bytes are counted and its beginning is known', async () => {
    const { sent, way } = openWay()
    const { bytes } = FAULTS.huge.body
    const response = sendSpoilt(WHOLE, FAULTS.huge.body, way)
    let count = 0
    for await (const chunk of response.body ?? []) count += chunk.byteLength
    expect(count).toBe(bytes)
    expect(sent).toEqual([{ ...WHOLE, body: 'This body does not seem to end. ', bodyBytes: bytes }])
  })

  it('is huge and no whole number of chunks long, it is as long all the same', async () => {
    const { way } = openWay()
    const response = sendSpoilt(WHOLE, { kind: 'huge', bytes: 100_001 }, way)
    expect(Buffer.concat(await chunksOf(response)).byteLength).toBe(100_001)
  })
})
