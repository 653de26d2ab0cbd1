import { describe, expect, it } from 'vitest'
import { hashScenario } from '../../src/scenario/hash.ts'
import type { Service } from '../../src/service/definition.ts'
import { PRESETS, type PresetName } from '../../src/service/presets.ts'
import { linesOf, sampleWith, scenarioOf } from './sample.ts'

const PRESET_NAMES = Object.keys(PRESETS) as PresetName[] // the keys of that very table

function serviceOf(lines: string): Service | undefined {
  return scenarioOf(sampleWith('latency: 50ms', lines)).services[0]
}

function loadOf(lines: string): Service['load'] {
  return serviceOf(`latency: 50ms\n    ${lines}`)?.load
}

/** What was assumed of the service, by its key. */
function assumed(lines: string): Readonly<Record<string, string>> {
  const { assumptions } = scenarioOf(sampleWith('latency: 50ms', `latency: 50ms\n    ${lines}`))
  const prefix = 'services["https://api.example.com"].'
  return Object.fromEntries(
    assumptions
      .filter(({ setting }) => setting.startsWith(prefix))
      .map(({ setting, value }) => [setting.slice(prefix.length), value]),
  )
}

const quick = { kind: 'constant', spanUs: 10_000 }

describe('a service under load', () => {
  it('has none where nothing is said of it', () => {
    expect(serviceOf('latency: 50ms')).not.toHaveProperty('load')
    expect(loadOf('abandons: continue')).toBeUndefined()
  })

  it('has a rate limit with a second of it as burst, and refusals that take 10 ms', () => {
    expect(loadOf('rateLimit: { limit: 90/m }')?.rateLimit).toEqual({
      tokenCount: 3,
      perUs: 2_000_000,
      burst: 2,
      refusal: { latency: quick, status: 429, headers: [], body: { kind: 'none' } },
    })
    expect(loadOf('rateLimit: { limit: 1/h }')?.rateLimit?.burst).toBe(1)
  })

  it('has workers, a queue and what is answered when that is full', () => {
    const queueOf = (lines: string) => loadOf(`workers: 8\n    ${lines}`)?.workers?.queue
    expect(loadOf('workers: 8')?.workers).toEqual({ count: 8 })
    expect(queueOf('queue: 5')).toMatchObject({ max: 5, whenFull: { status: 503 } })
    expect(queueOf('queue: 0\n    whenFull: 429')).toMatchObject({ whenFull: { status: 429 } })
    expect(queueOf('queue: 5\n    whenFull: { fault: reset, latency: 1s }')).toMatchObject({
      whenFull: { fault: 'reset', latency: { spanUs: 1_000_000 } },
    })
  })

  it('has a cache that answers in 1 ms, by all of the request', () => {
    expect(loadOf('cache: { ttl: 10m }')?.cache).toEqual({ ttlUs: 600_000_000, takesUs: 1_000 })
    expect(loadOf('cache: { ttl: 1s, by: Country, takes: 0s }')?.cache).toEqual({
      ttlUs: 1_000_000,
      takesUs: 0,
      by: 'Country',
    })
  })

  it('has outages and slowdowns with their times in µs', () => {
    expect(loadOf('outages: [{ from: 1m, for: 1s, every: 1h }]')?.outages).toMatchObject([
      { fromUs: 60_000_000, forUs: 1_000_000, everyUs: 3_600_000_000, refusal: { status: 503 } },
    ])
    expect(loadOf('slowdowns: [{ from: 0s, for: 1s, factor: 4 }]')?.slowdowns).toEqual([
      { fromUs: 0, forUs: 1_000_000, factor: 4 },
    ])
  })

  it('has the others as they are written', () => {
    expect(
      loadOf(
        'abandons: cancel\n    contention: { scale: 5% }\n    coldStart: { idle: 5m, adds: 3s }',
      ),
    ).toEqual({
      abandons: 'cancel',
      contention: { scale: 0.05, knee: 1 },
      coldStart: { idleUs: 300_000_000, addsUs: 3_000_000 },
    })
    expect(loadOf('badPeriods: { every: 1h, last: 5m, factor: 10 }')?.badPeriods).toEqual({
      everyUs: 3_600_000_000,
      lastUs: 300_000_000,
      factor: 10,
    })
    expect(loadOf('badPeriods: { every: 1h, last: 5m, fault: hang }')?.badPeriods).toMatchObject({
      factor: 1,
      refusal: { fault: 'hang' },
    })
  })

  it('is another scenario by its hash', () => {
    const hashOf = (lines: string) => hashScenario(scenarioOf(sampleWith('latency: 50ms', lines)))
    const plain = hashOf('latency: 50ms')
    expect(hashOf('latency: 50ms\n    workers: 8')).not.toBe(plain)
    expect(hashOf('latency: 50ms\n    abandons: continue')).toBe(plain)
  })
})

describe('what was assumed of a service under load', () => {
  it('is listed with its place', () => {
    expect(
      assumed(
        'cache: { ttl: 1s }\n    rateLimit: { limit: 10/s }\n    workers: 2\n    queue: 3\n    contention: { scale: 5% }',
      ),
    ).toEqual({
      'cache.takes': '1 ms',
      cache: 'who asks while the first reply is on its way asks the service, too',
      'rateLimit.latency': '10 ms: a way there and back, and no work',
      'rateLimit.burst': '10',
      'whenFull.latency': '10 ms: a way there and back, and no work',
      'contention.knee': '1',
      abandons: 'continue: requests are worked on to the end after the sender has hung up',
    })
  })

  it('is nothing where all is said', () => {
    expect(
      assumed(
        'rateLimit: { limit: 10/s, burst: 5, latency: 1ms }\n    workers: 2\n    abandons: cancel\n    outages: [{ from: 1s, for: 1s, fault: hang }]\n    badPeriods: { every: 1h, last: 1m, factor: 2 }',
      ),
    ).toEqual({})
  })
})

describe('a preset', () => {
  it.each(PRESET_NAMES)('%s is a service without mistakes', (name) => {
    expect(linesOf(sampleWith('latency: 50ms', `preset: ${name}`))).toEqual([])
  })

  it.each(PRESET_NAMES)('%s is the same scenario as what it stands for, written out', (name) => {
    const written = Object.entries(PRESETS[name].service)
    const lines = written.map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
    expect(serviceOf(`preset: ${name}`)).toEqual(serviceOf(lines.join('\n    ')))
  })

  it('gives way to what the service says itself', () => {
    const own = serviceOf('preset: rate-limited\n    latency: 1s\n    rateLimit: { limit: 1/s }')
    expect(own?.latency).toEqual({ kind: 'constant', spanUs: 1_000_000 })
    expect(own?.load?.rateLimit).toMatchObject({ tokenCount: 1, perUs: 1_000_000, burst: 1 })
  })

  it('shows what it stands for among the assumptions, but for what the service says itself', () => {
    const { assumptions } = scenarioOf(
      sampleWith('latency: 50ms', 'preset: rate-limited\n    latency: 1s'),
    )
    const rows = assumptions.filter(({ source }) => source === 'preset rate-limited')
    expect(rows).toEqual([
      {
        setting: 'services["https://api.example.com"].rateLimit',
        value: '{ limit: 10/s, burst: 20 }',
        basis: 'chosen',
        affects: 'delay',
        source: 'preset rate-limited',
      },
    ])
  })
})
