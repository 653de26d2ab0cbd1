// What a program may ask of `calibrate`, and what it is told where it asks wrongly.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type CalibrateOptions, calibrate } from '../../src/index.ts'
import { emptyFolder } from '../e2e/hookdrill.ts'

const NOWHERE = 'http://127.0.0.1:1/'

describe('mistakes', () => {
  const wrong: readonly (readonly [CalibrateOptions, string])[] = [
    [{}, 'calibrate: there is nothing to learn from. Name a file, or a service with --url.'],
    [{ timeout: '30' }, '--timeout "30": write a duration from 1ms to 1h, with its unit: 30s.'],
    [{ timeout: '2h' }, '--timeout "2h": write a duration from 1ms to 1h, with its unit: 30s.'],
    [{ service: 'api' }, '--service "api": write scheme, host and port and no more,'],
    [{ service: 'https://a.example/v1' }, '--service "https://a.example/v1": write scheme,'],
    [{ measure: { url: NOWHERE, requests: 0 } }, '--requests "0": write a whole number from 1'],
    [{ measure: { url: NOWHERE, requests: 1.5 } }, '--requests "1.5": write a whole number from 1'],
    [{ measure: { url: NOWHERE, concurrency: 1e6 } }, '--concurrency "1000000": write a whole'],
    [
      { measure: { url: NOWHERE, method: 'GET /x' } },
      '--method "GET /x": write a method in capitals',
    ],
    [{ measure: { url: 'file:///etc/passwd' } }, '--url "file:///etc/passwd": write a whole URL'],
    [
      { measure: { url: 'http://192.0.2.1/' } },
      '192.0.2.1 is another machine. Add --allow-host 192.0.2.1',
    ],
  ]

  it.each(wrong)('%j', async (options, message) => {
    const told = expect(calibrate([], options)).rejects
    await told.toMatchObject({ code: 'HOOKDRILL_USAGE', message: expect.stringContaining(message) })
  })

  it('a service that does not listen is none: that is the environment', async () => {
    await expect(calibrate([], { measure: { url: NOWHERE, requests: 3 } })).rejects.toMatchObject({
      code: 'HOOKDRILL_ENVIRONMENT',
      message: expect.stringContaining(`cannot call ${NOWHERE}`),
    })
  })
})

it('files that do not name a service are of one, and that is told', async () => {
  const folder = emptyFolder()
  const [one, other] = [join(folder, 'one.csv'), join(folder, 'other.log')]
  writeFileSync(one, 'duration_ms\n5\n7\n')
  writeFileSync(other, 'h - - [1] "GET /" 200 5 0.009\n')
  const { services, sources } = await calibrate([one, other])
  expect(services.map(({ name, callCount }) => [name, callCount])).toEqual([['service', 3]])
  expect(sources.map(({ format }) => format)).toEqual(['csv', 'access-log'])
  expect(sources[1]?.notes.at(-1)).toBe(
    'Which service was called is not said, so its calls are taken together with those of the other files.',
  )
})
