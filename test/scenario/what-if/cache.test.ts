import { describe, expect, it } from 'vitest'
import { takeScenario } from '../../../src/disk/take-scenario.ts'
import { simulate } from '../../../src/door/simulate.ts'
import type { ScenarioInput } from '../../../src/scenario/schema.ts'
import { enrich, ORIGIN } from '../../scenario-of.ts'

const OTHER = 'https://other.example.com'

const companies = Array.from({ length: 10 }, (_, index) => `Company ${index}`)

function tenCompanies(): ScenarioInput {
  return enrich({
    leads: { count: 1_000, fields: { 'Company Name': { type: 'string', oneOf: companies } } },
    services: { [ORIGIN]: { latency: '350ms' }, [OTHER]: { latency: '1s' } },
  })
}

describe('what if there were a cache', () => {
  it.each(['model', 'handlers'] as const)(
    'ten companies are asked for once at %s',
    async (fidelity) => {
      const report = await simulate(tenCompanies(), {
        fidelity,
        whatIf: ['cache(10m, Company Name)'],
      })
      expect(report.delay.totalMs).toBe(10 * 350 + 990)
      expect(report.calls.cached).toBe(990)
      expect(report.assumptions[0]).toMatchObject({ setting: 'what-if cache(10m, Company Name)' })
    },
  )

  it('stands in front of every service, or of the one that is named', async () => {
    const cached = async (change: string) => {
      const { services } = await takeScenario(tenCompanies(), { whatIf: [change] })
      return services.map(({ load }) => load?.cache)
    }
    const byAll = { ttlUs: 600_000_000, takesUs: 1_000 }
    expect(await cached('cache(10m)')).toEqual([byAll, byAll])
    expect(await cached(`cache(10m, Country, ${OTHER})`)).toEqual([
      undefined,
      { ...byAll, by: 'Country' },
    ])
  })

  it('takes the place of the one that is there', async () => {
    const { services } = await takeScenario(tenCompanies(), {
      whatIf: ['cache(10m, Country)', 'cache(5m)'],
    })
    expect(services[0]?.load?.cache).toEqual({ ttlUs: 300_000_000, takesUs: 1_000 })
  })

  it('is refused for a service or a field that is not there', async () => {
    const changed = (change: string) => takeScenario(tenCompanies(), { whatIf: [change] })
    await expect(changed('cache(10m, Country, https://othr.example.com)')).rejects.toThrow(
      `there is no service https://othr.example.com. Did you mean ${OTHER}?`,
    )
    await expect(changed('cache(10m, Compny Name)')).rejects.toThrow('Did you mean Company Name?')
    await expect(changed('cache')).rejects.toThrow('Write it like cache(10m, Company Name).')
  })
})
