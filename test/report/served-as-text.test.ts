import { expect, it } from 'vitest'
import { ServedCount } from '../../src/measure/served-count.ts'
import { servedAsText } from '../../src/report/served-as-text.ts'
import { servedReport } from '../../src/report/served-report.ts'
import { us, ZERO } from '../../src/time/instant.ts'
import type { ServedRequest } from '../../src/timeline/event.ts'

const REQUEST: ServedRequest = {
  number: 0,
  arrivedUs: ZERO,
  method: 'GET',
  path: '/',
  ending: 'answered',
  status: 200,
  tookUs: us(50_100),
  bytesIn: 0,
  bytesOut: 2,
}

function textOf(requests: readonly Partial<ServedRequest>[]): string {
  const count = new ServedCount()
  for (const request of requests) count.ended({ ...REQUEST, ...request })
  return servedAsText(
    servedReport({
      scenario: { name: 'Enrich\u001b[31m', seed: 1 },
      services: [],
      measures: count.measures(),
      startedMs: 0,
      upUs: 12_300_000,
      overheadMaxUs: 10_000,
    }),
  )
}

it('says what was served, and that it was clean', () => {
  const fault = { fault: 'hang', ending: 'left' } as const
  expect(textOf([{ overheadUs: us(300) }, { overheadUs: us(400), status: 503 }, fault])).toBe(
    [
      'Served 3 requests of “Enrich\\u{1b}[31m” in 12.3 s.',
      'Statuses: 2 × 200, 1 × 503.',
      'Faults: 1 × hang.',
      'Endings: 2 × answered, 1 × left.',
      'Own overhead: p50 300 µs, p99 400 µs, bound 10 ms. The run was clean.',
      '',
    ].join('\n'),
  )
})

it('does not call a run clean whose overhead is over the bound', () => {
  expect(textOf([{ overheadUs: us(10_001) }])).toContain(
    'p99 10 ms, bound 10 ms. The run was not clean: times include what the mock added.\n',
  )
  expect(textOf([{ overheadUs: us(10_000) }])).toContain('The run was clean.')
})

it('does not call a run clean in which a reply broke', () => {
  expect(textOf([{ overheadUs: us(1) }, { ending: 'broke' }])).toContain(
    'The run was not clean: 1 reply broke.',
  )
  expect(textOf([{ overheadUs: us(1) }, { ending: 'broke' }, { ending: 'broke' }])).toContain(
    'The run was not clean: 2 replies broke.',
  )
})

it('says nothing of an overhead where no reply was due', () => {
  expect(textOf([])).toBe(
    'Served 0 requests of “Enrich\\u{1b}[31m” in 12.3 s.\nNo reply was due, so there is no overhead to tell.\n',
  )
})
