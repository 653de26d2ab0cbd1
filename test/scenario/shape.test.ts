import { describe, expect, it } from 'vitest'
import { examplesAt, isRequiredAt, keysAt, nounAt } from '../../src/scenario/shape.ts'

describe('the schema by path', () => {
  it('knows the keys of a mapping, of all its alternatives', () => {
    expect(keysAt(['leads'])).toEqual(['count', 'from', 'describe', 'fields', 'adversarial'])
    expect(keysAt(['services', 'x', 'latency'])).toEqual([
      'p50',
      'p90',
      'p95',
      'p99',
      'uniform',
      'lognormal',
      'normal',
      'exponential',
      'gamma',
      'pareto',
      'samples',
      'column',
      'mix',
      'slowest',
    ])
  })

  it('knows where names are free, and where nothing is', () => {
    expect(keysAt(['webhooks'])).toBeUndefined()
    expect(keysAt(['services', 'x', 'replies', 0, 'json', 'any', 'depth'])).toBeUndefined()
    expect(keysAt(['colour'])).toEqual([])
    expect(keysAt(['toString'])).toEqual([])
  })

  it('knows what a value is called and how it is written, in every alternative', () => {
    expect(nounAt(['webhooks', 'x', 'encoding'])).toBe('an encoding')
    expect(nounAt(['webhooks', 'x', 'url'])).toBe('a URL')
    expect(nounAt(['services', 'x', 'latency', 'mix', 3, 'latency'])).toBe('a latency')
    expect(nounAt(['colour'])).toBe('a value')
    expect(examplesAt(['services', 'x', 'latency'])).toEqual(['50ms', '{ p50: 50ms, p99: 900ms }'])
    expect(examplesAt(['expect', 'mappedShare'])).toEqual(['<= 1%'])
  })

  it('knows which keys are needed', () => {
    expect(isRequiredAt(['webhooks', 'x', 'url'])).toBe(true)
    expect(isRequiredAt(['webhooks', 'x', 'method'])).toBe(false)
    expect(isRequiredAt(['services', 'x', 'latency', 'uniform'])).toBe(true)
  })
})
