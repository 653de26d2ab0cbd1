import { expect, it } from 'vitest'
import { ServedCount } from '../../src/measure/served-count.ts'
import { us, ZERO } from '../../src/time/instant.ts'
import type { ServedRequest } from '../../src/timeline/event.ts'

const ANSWERED: ServedRequest = {
  number: 0,
  arrivedUs: ZERO,
  method: 'GET',
  path: '/',
  service: 'https://api.example.com',
  leadIndex: 0,
  ending: 'answered',
  status: 200,
  askedUs: us(50_000),
  tookUs: us(50_100),
  overheadUs: us(100),
  bytesIn: 0,
  bytesOut: 2,
}

it('a request is in flight until it has ended', () => {
  const count = new ServedCount()
  count.begun()
  count.begun()
  count.ended(ANSWERED)
  expect(count.measures()).toMatchObject({ requests: 1, inFlight: 1 })
})

it('statuses are those sent, faults those decided, and each ending is counted', () => {
  const count = new ServedCount()
  const { status: _, overheadUs: __, ...hanging } = ANSWERED
  count.ended(ANSWERED)
  count.ended({ ...hanging, ending: 'left', fault: 'hang', askedUs: 'never' })
  const { byStatus, byFault, byEnding, byService, overhead } = count.measures()
  expect({ byStatus, byFault, byEnding, byService }).toEqual({
    byStatus: { 200: 1 },
    byFault: { hang: 1 },
    byEnding: { answered: 1, left: 1 },
    byService: { 'https://api.example.com': 2 },
  })
  expect(overhead).toMatchObject({ count: 1, p50Us: 100, p99Us: 100 })
})

it('keeps the last fifty, the newest first, however many there are', () => {
  const count = new ServedCount()
  for (let number = 0; number < 1_000; number++) count.ended({ ...ANSWERED, number })
  const { requests, latest } = count.measures()
  expect(requests).toBe(1_000)
  expect(latest.map(({ number }) => number)).toEqual(
    Array.from({ length: 50 }, (_, index) => 999 - index),
  )
})
