// Samples → services → YAML, and the YAML in a scenario that is run.
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { simulate } from '../../../src/index.ts'
import { calibrateSamples, type SampleSource } from '../../../src/plan/calibrate/calibrate.ts'
import type { CalibratedService } from '../../../src/plan/calibrate/calibration.ts'
import { calibrationAsTerminal } from '../../../src/plan/calibrate/calibration-as-terminal.ts'
import { CALIBRATION_FORMATS } from '../../../src/plan/calibrate/calibration-formats.ts'
import type { Sample } from '../../../src/plan/calibrate/sample.ts'
import { servicesYaml } from '../../../src/plan/calibrate/services-yaml.ts'
import type { Distribution } from '../../../src/random/distribution.ts'
import { gamma } from '../../../src/random/gamma.ts'
import { logNormal } from '../../../src/random/log-normal.ts'
import { mix } from '../../../src/random/mix.ts'
import { displayWidth } from '../../../src/report/display-width.ts'
import { drawn, TIMEOUT_US } from './drawn.ts'

function sourceWith(samples: readonly Sample[], name = 'calls.csv'): SampleSource {
  const facts = { format: 'csv', item: 'line', unreadable: { count: 0 }, notes: [] }
  return { name, ...facts, itemCount: samples.length, samples }
}

function calibrated(samples: readonly Sample[], service?: string) {
  return calibrateSamples([sourceWith(samples)], { timeoutUs: TIMEOUT_US, service })
}

function only(samples: readonly Sample[]): CalibratedService {
  const { services } = calibrated(samples)
  const [service] = services
  if (!service || services.length > 1) throw new Error('one service was expected')
  return service
}

/** As a service would have been measured. */
function samplesFrom(distribution: Distribution, hangShare = 0): readonly Sample[] {
  const { answeredUs, givenUpUs } = drawn(distribution, { hangShare, count: 10_000 })
  return [...answeredUs, ...givenUpUs].map((durationUs) => ({ durationUs }))
}

const repeat = (count: number, sample: Sample): readonly Sample[] =>
  Array.from({ length: count }, () => sample)

describe('the YAML', () => {
  it.each([
    ['a log-normal', samplesFrom(logNormal({ median: 4_000_000, sigma: 0.9 })), 'fit'],
    ['a gamma', samplesFrom(gamma({ mean: 2_000_000, shape: 3 })), 'fit'],
    [
      'two log-normals of which some hang',
      samplesFrom(
        mix([
          { weight: 8, distribution: logNormal({ median: 90_000, sigma: 0.4 }) },
          { weight: 2, distribution: logNormal({ median: 2_000_000, sigma: 0.5 }) },
        ]),
        0.005,
      ),
      'fit',
    ],
    [
      'three values',
      samplesFrom(
        mix([
          { weight: 7, distribution: { ...logNormal({ median: 40_000, sigma: 0 }) } },
          { weight: 2, distribution: { ...logNormal({ median: 700_000, sigma: 0 }) } },
          { weight: 1, distribution: { ...logNormal({ median: 9_000_000, sigma: 0 }) } },
        ]),
      ),
      'samples',
    ],
  ])('of %s runs, and comes to what was measured', async (_, samples, basis) => {
    const calibration = calibrated(samples, 'https://api.example.com')
    const [service] = calibration.services
    expect(service?.latency?.basis).toBe(basis)
    const { services } = parse(servicesYaml(calibration))
    const report = await simulate(
      {
        name: 'As measured',
        instance: { concurrency: 20 },
        leads: { count: 10_000 },
        campaign: { flow: [{ call: 'score' }] },
        webhooks: { score: { url: 'https://api.example.com/v1' } },
        services,
      },
      { fidelity: 'model' },
    )
    const measured = service?.latency?.measured
    const { callTime } = report.delay
    expect((callTime?.p50Ms ?? 0) / ((measured?.p50Us ?? 0) / 1_000)).toBeCloseTo(1, 1)
    expect((callTime?.p90Ms ?? 0) / ((measured?.p90Us ?? 0) / 1_000)).toBeCloseTo(1, 1)
    expect((callTime?.p99Ms ?? 0) / ((measured?.p99Us ?? TIMEOUT_US) / 1_000)).toBeCloseTo(1, 1)
    expect(Math.abs(report.calls.timeouts / 10_000 - (measured?.overShare ?? 1))).toBeLessThan(
      0.005,
    )
  })
})

describe('endings', () => {
  it('become replies by weight, what hangs an exact share of all calls', () => {
    const { written, latency } = only([
      ...repeat(940, { durationUs: 50_000, status: 200 }),
      ...repeat(40, { durationUs: 50_000, status: 503 }),
      ...repeat(10, { durationUs: 3, status: 0 }),
      ...repeat(10, { durationUs: 30_000_000, status: 200 }),
    ])
    expect(latency?.hangShare).toBeCloseTo(10 / 990, 12)
    expect(written).toEqual({
      latency: '50ms',
      replies: [
        { weight: 940, status: 200 },
        { weight: 40, status: 503 },
        { weight: 10, fault: 'reset' },
        { share: '1%', fault: 'hang' },
      ],
    })
  })

  it('that take clearly another time have their own, and draw no timeouts', () => {
    const slow = samplesFrom(logNormal({ median: 8_000_000, sigma: 0.9 }))
    const { written, endings } = only([
      ...slow.map(({ durationUs = 0 }) => ({ durationUs, status: 200 })),
      ...repeat(5_000, { durationUs: 4_000, status: 429 }),
    ])
    expect(endings.map(({ status, latency }) => [status, latency?.written])).toEqual([
      [200, undefined],
      [429, '4ms'],
    ])
    // The tail of the slow ones makes up for what was given up, which has no status.
    expect(written.replies).toEqual([
      { weight: 10_000, status: 200 },
      { weight: 5_000, status: 429, latency: '4ms' },
    ])
  })

  it('without a status are taken as 200, and a service that only answers so needs no replies', () => {
    expect(only(repeat(30, { durationUs: 50_000 })).written).toEqual({ latency: '50ms' })
    expect(
      only([
        ...repeat(30, { durationUs: 50_000 }),
        ...repeat(10, { durationUs: 50_000, status: 200 }),
      ]).written,
    ).toEqual({ latency: '50ms' })
  })

  it('of which none is an answer are a service that hangs', () => {
    const { written, latency } = only(repeat(30, { durationUs: 31_000_000 }))
    expect(latency?.basis).toBe('nothing')
    expect(written).toEqual({ latency: '0s', replies: [{ fault: 'hang' }] })
  })

  it('that are too few to tell families apart are written as they are', () => {
    const { written, latency } = only([
      { durationUs: 7_000 },
      { durationUs: 9_001, isTimeout: true },
    ])
    expect(latency).toMatchObject({ basis: 'samples', fits: [], naive: [] })
    expect(written).toEqual({
      latency: { samples: ['7ms'] },
      replies: [
        { weight: 1, status: 200 },
        { share: '50%', fault: 'hang' },
      ],
    })
  })
})

describe('services', () => {
  it('are told apart, the busiest first, each with an origin of its own', () => {
    const names = ['https://api.example.com', 'Email Verify!', 'email-verify', '__proto__', '=1+1']
    const samples = names.flatMap((service, index) =>
      repeat(30 - index, { durationUs: 1_000 * (index + 1), service }),
    )
    const calibration = calibrated(samples)
    expect(calibration.services.map(({ name, origin }) => [name, origin])).toEqual([
      ['https://api.example.com', 'https://api.example.com'],
      ['Email Verify!', 'https://email-verify.example'],
      ['email-verify', 'https://email-verify-2.example'],
      ['__proto__', 'https://proto.example'],
      ['=1+1', 'https://1-1.example'],
    ])
    expect(Object.keys(parse(servicesYaml(calibration)).services)).toHaveLength(5)
  })

  it('are limited, and one name is for one service', () => {
    const many = Array.from({ length: 60 }, (_, index) => ({ durationUs: 1, service: `s${index}` }))
    expect(() => calibrated(many)).toThrow('There are calls to more than 50 services.')
    expect(() => calibrated(many.slice(0, 2), 'https://a.example')).toThrow(
      '--service "https://a.example": there are 2 services: "s0", "s1". Leave it out.',
    )
  })
})

describe('calls without durations', () => {
  const samples = Array.from(
    { length: 600 },
    (_, index): Sample => ({
      atUs: Math.floor(index / 10) * 1_000_000,
      service: 'Email Verify',
      ...(index % 100 === 0 ? { isTimeout: true } : { status: index % 10 === 0 ? 503 : 200 }),
    }),
  )
  const calibration = calibrated(samples)

  it('give how often they come and how they end', () => {
    expect(calibration.arrivals).toEqual({ perSecond: 10, count: 600, overUs: 60_000_000 })
    expect(parse(servicesYaml(calibration))).toEqual({
      campaign: { arrivals: { poisson: '10/s' } },
      services: {
        'https://email-verify.example': {
          latency: '1s',
          replies: [
            { weight: 540, status: 200 },
            { weight: 54, status: 503 },
            { weight: 6, fault: 'hang' },
          ],
        },
      },
    })
  })

  it('say that the latency is made up', () => {
    expect(servicesYaml(calibration)).toContain('No durations there: the latency is made up.')
    expect(calibrationAsTerminal(calibration, { columns: 100, hasColor: false })).toContain(
      'There are no durations: measure the service, or write its latency by hand.',
    )
  })
})

describe('the terminal', () => {
  const hostile: Sample[] = [
    ...samplesFrom(
      mix([
        { weight: 8, distribution: logNormal({ median: 90_000, sigma: 0.4 }) },
        { weight: 2, distribution: logNormal({ median: 9_000_000, sigma: 0.9 }) },
      ]),
      0.01,
    ).map((sample) => ({ ...sample, service: '\u001b[31mred\u202e' })),
  ]
  const calibration = calibrated(hostile)

  it.each([40, 60, 80, 100, 120])('of %i columns holds every line', (columns) => {
    const lines = calibrationAsTerminal(calibration, { columns, hasColor: false }).split('\n')
    expect(lines.length).toBeGreaterThan(30)
    expect(lines.filter((line) => displayWidth(line) > columns)).toEqual([])
  })

  it('says first what it is, then the families, what a naive fit claims, and shows quantiles', () => {
    const text = calibrationAsTerminal(calibration, { columns: 100, hasColor: false })
    expect(text).toMatch(
      /^\\u\{1b\}\[31mred\\u\{202e\}: 10,000 calls, [\d.]+% given up \(timeout 30 s\)\.\n/,
    )
    expect(text).toMatch(
      /\nBest fit: two log-normals, .*\n1\.\d+% of the calls hang: more are given up/,
    )
    expect(text).toMatch(/\n {2}naive: given-up calls left out {2}/)
    expect(text).toMatch(/\n {2}naive: taken as answers {2}/)
    expect(text.match(/●/g)?.length).toBeGreaterThan(20)
  })

  it('and every file have no character that drives a terminal', () => {
    const texts = [
      calibrationAsTerminal(calibration, { columns: 100, hasColor: false }),
      ...CALIBRATION_FORMATS.map(({ write }) => write(calibration)),
    ]
    expect(texts).toHaveLength(3)
    for (const text of texts) expect(text).not.toMatch(/[\p{Cf}\p{Cs}]|(?!\n)\p{Cc}/u)
  })

  it('tells how the first line that cannot be read is wrong', () => {
    const source = {
      ...sourceWith(repeat(30, { durationUs: 5 })),
      itemCount: 10_000,
      unreadable: { count: 12, first: { place: 'line 17', why: 'it has no duration' } },
    }
    const told = calibrateSamples([source], { timeoutUs: TIMEOUT_US })
    expect(calibrationAsTerminal(told, { columns: 100, hasColor: false })).toContain(
      '12 of 10,000 lines could not be read; the first is line 17: it has no duration.',
    )
  })
})
