import { expect, it } from 'vitest'
import { Pouring } from '../../src/fidelity/pouring.ts'

const ONE = Uint8Array.of(1)
const TWO = Uint8Array.of(2)

/** An answer whose body comes when its test says so. */
function openAnswer() {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const headers = { 'content-length': '2' }
  return { answer: new Response(readable, { status: 203, headers }), body: writable.getWriter() }
}

function pour() {
  const { answer, body } = openAnswer()
  const pouring = new Pouring()
  const counts = { heard: 0 }
  const poured = pouring.headFirst(answer, () => counts.heard++)
  const reader = poured.body?.getReader()
  if (!reader) throw new Error('an answer that is poured has a body')
  return { pouring, poured, reader, body, counts }
}

it('something that is nothing goes ahead, while there is no body yet', async () => {
  const { poured, reader, counts } = pour()
  expect([poured.status, poured.headers.get('content-length')]).toEqual([203, '2'])
  expect(await reader.read()).toEqual({ done: false, value: new Uint8Array() })
  expect(counts.heard).toBe(0)
})

it('each piece goes out and is heard when it comes', async () => {
  const { reader, body, counts } = pour()
  await reader.read()
  void body.write(ONE)
  expect(await reader.read()).toEqual({ done: false, value: ONE })
  expect(counts.heard).toBe(1)
  void body.write(TWO)
  expect(await reader.read()).toEqual({ done: false, value: TWO })
  void body.close()
  expect(await reader.read()).toEqual({ done: true, value: undefined })
  expect(counts.heard).toBe(2)
})

it('a body that ends in an error ends so', async () => {
  const { reader, body } = pour()
  await reader.read()
  void body.abort(new Error('other side closed'))
  await expect(reader.read()).rejects.toThrow('other side closed')
})

it('a client that leaves ends the body at its source', async () => {
  const { reader, body } = pour()
  await reader.cancel(new Error('enough'))
  await expect(body.closed).rejects.toThrow('enough')
})

it('what is left is broken off, and only that', async () => {
  const { pouring, reader } = pour()
  const whole = new Response(pouring.headFirst(new Response('whole'), () => {}).body)
  expect(await whole.text()).toBe('whole')
  await reader.read()
  pouring.breakOff()
  await expect(reader.read()).rejects.toThrow('The run is over.')
  pouring.breakOff()
})
