import { execFile, execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { openJournal } from '../../src/disk/journal.ts'
import { EnvironmentError } from '../../src/errors.ts'
import { type ServedRecord, servedRecord } from '../../src/report/served-record.ts'
import { milliseconds, us } from '../../src/time/instant.ts'
import { emptyFolder } from '../e2e/hookdrill.ts'

const RECORD: ServedRecord = servedRecord(
  {
    number: 3,
    arrivedUs: milliseconds(1_250),
    method: 'POST',
    path: '/v1?api_key=geheim&x=\u202ey',
    service: 'https://api.example.com',
    leadIndex: 3,
    ending: 'answered',
    status: 200,
    askedUs: us(50_000),
    tookUs: us(50_400),
    overheadUs: us(400),
    bytesIn: 12,
    bytesOut: 34,
  },
  Date.UTC(2026, 2, 1, 9, 30),
)

it('writes one line a request, with its time on the wall, and what it does not have left out', async () => {
  const file = join(emptyFolder(), 'requests.ndjson')
  const journal = await openJournal(file)
  await journal.begin()
  journal.write(RECORD)
  journal.write({ ...RECORD, number: 4 })
  await journal.close()
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
  expect(lines.map((line) => JSON.parse(line).number)).toEqual([3, 4])
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    time: '2026-03-01T09:30:01.250Z',
    number: 3,
    service: 'https://api.example.com',
    method: 'POST',
    path: '/v1?api_key=***&x=\u202ey',
    lead: 3,
    ending: 'answered',
    status: 200,
    askedMs: 50,
    tookMs: 50.4,
    overheadMs: 0.4,
    bytesIn: 12,
    bytesOut: 34,
  })
})

it('holds nothing that drives a terminal', async () => {
  const file = join(emptyFolder(), 'requests.ndjson')
  const journal = await openJournal(file)
  await journal.begin()
  journal.write(RECORD)
  await journal.close()
  expect(readFileSync(file, 'utf8')).toContain('\\u202e')
  expect(readFileSync(file, 'utf8')).not.toContain('\u202e')
})

it('empties a file that is there when it begins and not before, and loses nothing', async () => {
  const file = join(emptyFolder(), 'requests.ndjson')
  writeFileSync(file, 'old\n')
  const journal = await openJournal(file)
  journal.write(RECORD)
  await setTimeout(20)
  expect(readFileSync(file, 'utf8')).toBe('old\n')
  await journal.begin()
  await journal.close()
  const [line = '', ...others] = readFileSync(file, 'utf8').trimEnd().split('\n')
  expect(JSON.parse(line).number).toBe(3)
  expect(others).toEqual([])
})

it('asks for patience while nobody reads, and not any more once somebody has', async () => {
  const pipe = join(emptyFolder(), 'pipe')
  execFileSync('mkfifo', [pipe])
  const held = await open(pipe, 'r+') // else opening waits for a reader
  const journal = await openJournal(pipe)
  await journal.begin()
  let written = 0
  while (journal.ready() === undefined) {
    journal.write(RECORD)
    written++
  }
  expect(written).toBeGreaterThan(1_000)
  const reading = execFile('cat', [pipe], { maxBuffer: 64 * 1_048_576 })
  await journal.ready()
  expect(journal.ready()).toBeUndefined()
  await journal.close()
  await held.close()
  expect((await once(reading, 'close'))[0]).toBe(0)
})

it('a folder that is not there is an error at once', async () => {
  const file = join(emptyFolder(), 'no/requests.ndjson')
  const error = await openJournal(file).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(EnvironmentError)
  expect(String(error)).toContain(`cannot write the journal to ${file}: no such file or folder`)
})

it('a full disk is told as soon as it is met, and nobody waits for it', async () => {
  const journal = await openJournal('/dev/full')
  await journal.begin()
  while (!journal.failed.aborted) {
    journal.write(RECORD)
    await journal.ready()
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(String(journal.failed.reason)).toContain(
    'cannot write the journal to /dev/full: no space left on the device',
  )
  await expect(journal.close()).rejects.toThrow('no space left on the device')
})
