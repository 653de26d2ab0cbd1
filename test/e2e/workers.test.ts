// Plans whose runs are done by other processes, which come, go and are killed.
import { describe, expect } from 'vitest'
import { type Ended, hookdrill } from './hookdrill.ts'
import { freePort, itWithRedis, startRedis } from './redis-server.ts'
import { jobsBegun, jobsWaiting, start, startWorker } from './working.ts'

/** Two points with two runs each, long enough to be in the middle of one. */
const SWEEP = ['sweep', 'scenarios/one-percent-timeouts.yaml', '--leads', '700000']
const HOW = ['--set', 'expect={}', '--vary', 'slots=1,20', '--replications', '2', '--json', '-']

function sweep(...how: readonly string[]): Promise<Ended> {
  return hookdrill([...SWEEP, ...HOW, '--no-progress', ...how])
}

function digestOf({ exitCode, stdout, stderr }: Ended): string {
  expect(exitCode, stderr).toBe(0)
  return JSON.parse(stdout).digest
}

describe('two workers', { timeout: 180_000 }, () => {
  itWithRedis('do all runs, though one of them is killed in the middle of its own', async () => {
    const { url } = await startRedis()
    const begun = await jobsBegun(url)
    const [killed, other] = [await startWorker(url), await startWorker(url)]
    const swept = sweep('--redis', url)
    await begun(2)
    await killed.end('SIGKILL')
    const digest = digestOf(await swept)
    expect(digest).toBe(digestOf(await sweep('--workers', '2')))

    // What is done is not done again.
    expect(digestOf(await sweep('--redis', url))).toBe(digest)
    const { exitCode, stderr } = await other.end('SIGINT')
    expect(stderr).toMatch(/\n4 runs done\n$/)
    expect(exitCode).toBe(0)
  })
})

describe('a worker', { timeout: 180_000 }, () => {
  itWithRedis('gives back what is not finished when it is stopped', async () => {
    const { url } = await startRedis()
    const begun = await jobsBegun(url)
    const first = await startWorker(url)
    const swept = sweep('--redis', url)
    await begun(1)
    const { exitCode, stderr } = await first.end('SIGINT')
    expect(stderr).toMatch(/\n0 runs done, 1 given back\n$/)
    expect(exitCode).toBe(0)
    const second = await startWorker(url)
    await swept
    expect((await second.end('SIGTERM')).stderr).toMatch(/\n4 runs done\n$/)
  })

  itWithRedis('and a plan go on with a Redis that was started again, and is empty', async () => {
    const { url, port, kill } = await startRedis()
    const begun = await jobsBegun(url)
    await startWorker(url)
    const swept = sweep('--redis', url)
    await begun(1)
    await kill()
    await startRedis(port)
    digestOf(await swept)
  })

  itWithRedis('says where nobody answers, and keeps the password to itself', async () => {
    const url = `redis://:s3cret@127.0.0.1:${await freePort()}`
    const { exitCode, stderr } = await hookdrill(['worker', '--redis', url])
    expect(stderr).toMatch(
      /^cannot reach Redis at redis:\/\/\*\*\*@127\.0\.0\.1:\d+: nothing listens there\n$/,
    )
    expect(exitCode).toBe(3)
  })
})

describe('a plan', () => {
  itWithRedis('that is stopped takes back what nobody has begun', async () => {
    const { url } = await startRedis()
    const begun = await jobsBegun(url)
    await startWorker(url)
    const swept = await start([...SWEEP, ...HOW, '--redis', url])
    await begun(1)
    const { exitCode, stdout } = await swept.end('SIGINT')
    expect(exitCode).toBe(130)
    expect(JSON.parse(stdout).partial).toBe(true)
    expect(await jobsWaiting(url)).toBe(0)
  })
})
