import { describe, expect, it } from 'vitest'
import type { Load } from '../../src/service/behaviour.ts'
import { us } from '../../src/time/instant.ts'
import { arrival, fates, refusal, serve } from './serving.ts'

const weather = { everyUs: us(1_000_000), lastUs: us(250_000), factor: 10 }

/** For each of `count` instants, evenly spaced, whether it is bad. */
function badAt(load: Load, count: number, gapUs: number, seed = 1): readonly boolean[] {
  const visits = Array.from({ length: count }, (_, index) => arrival(index * gapUs))
  return serve(load, visits, seed).replies.map(({ afterUs }) => afterUs === 100)
}

/** The lengths of the bad ones, in gaps. */
function badRuns(all: readonly boolean[]): readonly number[] {
  const runs = all.map((isBad) => (isBad ? 'x' : ' ')).join('')
  return runs.split(/ +/).flatMap((run) => (run === '' ? [] : [run.length]))
}

describe('bad periods', () => {
  const all = badAt({ badPeriods: weather }, 2_000_000, 1_000) // 2,000 rounds on average

  it('take up their share of the time', () => {
    const share = all.filter((isBad) => isBad).length / all.length
    expect(share).toBeGreaterThan(0.23)
    expect(share).toBeLessThan(0.27)
  })

  it('come as often as they should, and last as long', () => {
    const runs = badRuns(all)
    expect(runs.length).toBeGreaterThan(1_850)
    expect(runs.length).toBeLessThan(2_150)
    const mean = runs.reduce((sum, length) => sum + length, 0) / runs.length
    expect(mean).toBeGreaterThan(235)
    expect(mean).toBeLessThan(265)
  })

  it('have lengths without memory: of those that last, a share of e⁻¹ lasts a mean longer', () => {
    const runs = badRuns(all)
    const longer = runs.filter((length) => length > 250)
    const longest = longer.filter((length) => length > 500)
    expect(longer.length / runs.length).toBeCloseTo(Math.exp(-1), 1)
    expect(longest.length / longer.length).toBeCloseTo(Math.exp(-1), 1)
  })

  it('begin in a good one', () => {
    const seeds = Array.from({ length: 200 }, (_, seed) => seed)
    expect(seeds.map((seed) => badAt({ badPeriods: weather }, 1, 1, seed)[0])).not.toContain(true)
  })

  it('are the same whoever calls, and however often', () => {
    const sparse = badAt({ badPeriods: weather }, 20_000, 100_000)
    expect(sparse).toEqual(all.filter((_, index) => index % 100 === 0))
  })

  it('are others with another seed', () => {
    const load = { badPeriods: weather }
    expect(badAt(load, 10_000, 1_000, 2)).not.toEqual(badAt(load, 10_000, 1_000, 1))
  })

  it('answer what they are told instead of the reply', () => {
    const failing = { ...weather, factor: 1, refusal: refusal({ status: 500 }) }
    const visits = all.slice(0, 20_000).map((_, index) => arrival(index * 1_000))
    expect(fates({ badPeriods: failing }, visits)).toEqual(
      all.slice(0, 20_000).map((isBad) => (isBad ? 'refused' : 10)),
    )
  })
})
