import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openCallLog } from '../../src/disk/call-log.ts'
import { milliseconds } from '../../src/time/instant.ts'
import { emptyFolder } from '../e2e/hookdrill.ts'
import { answer, mapped, oneAfterTheOther, rejected } from '../timeline/example-events.ts'

const FIFTY = milliseconds(50)
const events = oneAfterTheOther([
  { spanUs: FIFTY, result: mapped, exchanges: [answer(200, FIFTY)] },
  { spanUs: FIFTY, result: rejected, exchanges: [answer(503, FIFTY)] },
])

async function logged(name: string, heard = events): Promise<string> {
  const file = join(emptyFolder(), name)
  const log = await openCallLog(file)
  for (const event of heard) log.listen(event)
  await log.close()
  return readFileSync(file, 'utf8')
}

describe('the log of calls', () => {
  it('is a line of JSON a call, times in milliseconds, without what a call does not have', async () => {
    const lines = (await logged('calls.ndjson'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines).toEqual([
      {
        lead: 0,
        step: 0,
        webhook: 'enrich',
        queuedMs: 0,
        startedMs: 0,
        endedMs: 50,
        waitMs: 0,
        callMs: 50,
        outcome: 'mapped',
        status: 200,
        writes: [{ attribute: 'score', field: 'Lead Score', value: 7 }],
      },
      {
        lead: 1,
        step: 0,
        webhook: 'enrich',
        queuedMs: 0,
        startedMs: 50,
        endedMs: 100,
        waitMs: 50,
        callMs: 50,
        outcome: 'rejected',
        status: 503,
        errorType: 503,
      },
    ])
  })

  it('is a row of CSV a call, and no cell begins like a formula', async () => {
    const write = { attribute: 'x', field: 'Plan', value: '=cmd()' }
    const result = { ...mapped, writes: [write] } as typeof mapped
    const [header, row] = (
      await logged('calls.csv', oneAfterTheOther([{ spanUs: FIFTY, result }]))
    ).split('\n')
    expect(header).toBe(
      'lead,step,webhook,queuedMs,startedMs,endedMs,waitMs,callMs,outcome,status,errorType,fault,writes,skipped',
    )
    expect(row).toBe(
      '0,0,enrich,0,0,50,0,50,mapped,200,,,"[{""attribute"":""x"",""field"":""Plan"",""value"":""=cmd()""}]",',
    )
  })

  it('has its name only when it is whole', async () => {
    const file = join(emptyFolder(), 'calls.ndjson')
    const log = await openCallLog(file)
    for (const event of events) log.listen(event)
    await log.drain()
    expect(existsSync(file)).toBe(false)
    expect(readFileSync(`${file}.partial`, 'utf8')).toMatch(/^\{.*\}\n\{.*\}\n$/)
    await log.close()
    expect(existsSync(file)).toBe(true)
    expect(existsSync(`${file}.partial`)).toBe(false)
  })

  it('of a run that failed stays under the other name, and an old one as it was', async () => {
    const file = join(emptyFolder(), 'calls.csv')
    writeFileSync(file, 'old')
    const log = await openCallLog(file)
    for (const event of events) log.listen(event)
    expect(await log.abandon()).toBe(`${file}.partial`)
    expect(readFileSync(`${file}.partial`, 'utf8').split('\n')).toHaveLength(4)
    expect(readFileSync(file, 'utf8')).toBe('old')
  })

  it('of a run that failed before its first call is not there', async () => {
    const folder = emptyFolder()
    const log = await openCallLog(join(folder, 'calls.csv'))
    await log.drain()
    expect(await log.abandon()).toBeUndefined()
    expect(readdirSync(folder)).toEqual([])
  })

  it('refuses an ending that says no format, before anything is opened', async () => {
    const file = join(emptyFolder(), 'calls.txt')
    await expect(openCallLog(file)).rejects.toThrow('Use .ndjson or .csv.')
    expect(existsSync(`${file}.partial`)).toBe(false)
  })
})
