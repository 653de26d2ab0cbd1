import { describe, expect, it } from 'vitest'
import { takeScenario } from '../../../src/disk/take-scenario.ts'
import { enrich } from '../../scenario-of.ts'

const changed = (...whatIf: readonly string[]) => takeScenario(enrich(), { whatIf })

describe('a what-if', () => {
  it('changes the scenario, and the report says so', async () => {
    const { instance, assumptions } = await changed('slots=20', 'timeout = 10s')
    expect(instance).toMatchObject({ concurrency: 20, timeoutUs: 10_000_000 })
    expect(assumptions.slice(0, 2)).toEqual([
      {
        setting: 'what-if slots=20',
        value: 'the instance has 20 slots',
        basis: 'chosen',
        affects: 'delay',
        source: 'docs/what-if.md',
      },
      expect.objectContaining({
        setting: 'what-if timeout = 10s',
        value: 'a call takes at most 10s',
      }),
    ])
    expect(assumptions.map(({ setting }) => setting)).not.toContain('instance.concurrency')
  })

  it('is applied in its turn, after everything else', async () => {
    const options = { concurrency: 3, whatIf: ['slots=20', 'slots=5'] }
    expect(await takeScenario(enrich(), options)).toMatchObject({ instance: { concurrency: 5 } })
  })

  it('may be written with an equals sign or in brackets', async () => {
    expect(await changed(' slots( 4 ) ')).toMatchObject({ instance: { concurrency: 4 } })
  })

  it('may be an override, which is no assumption', async () => {
    const { instance, assumptions } = await changed('slots=20', 'instance.concurrency=5')
    expect(instance.concurrency).toBe(5)
    expect(assumptions.filter(({ setting }) => setting.startsWith('what-if'))).toEqual([])
  })

  it('of which nothing is left is no assumption', async () => {
    const { assumptions } = await changed('slots=20', 'timeout=5s', 'slots=5')
    const told = assumptions.map(({ setting }) => setting)
    expect(told.filter((setting) => setting.startsWith('what-if'))).toEqual([
      'what-if timeout=5s',
      'what-if slots=5',
    ])
  })

  it.each(['instance["concurrency"]=5', '"instance".concurrency=5', '["instance"].concurrency=5'])(
    'may be the override %s',
    async (text) => {
      expect(await changed(text)).toMatchObject({ instance: { concurrency: 5 } })
    },
  )

  it('obeys every rule of the scenario, and names itself where it does not', async () => {
    await expect(changed('slots=0')).rejects.toMatchObject({
      issues: [
        {
          code: 'out-of-range',
          path: 'instance.concurrency',
          got: '0',
          place: { file: '--what-if "slots=0"' },
        },
      ],
    })
    await expect(changed('timeout=10')).rejects.toMatchObject({
      issues: [{ path: 'instance.timeout', place: { file: '--what-if "timeout=10"' } }],
    })
  })

  it.each([
    ['slot=20', '--what-if "slot=20": there is no what-if "slot". Did you mean slots?'],
    ['slots', '--what-if "slots": slots takes other values. Write it like slots=20.'],
    ['slots(1, 2)', '--what-if "slots(1, 2)": slots takes other values. Write it like slots=20.'],
    ['slots(1', '--what-if "slots(1": a what-if is name, name=value or name(value, value).'],
    ['slots(,)', '--what-if "slots(,)": a what-if is name'],
    ['', '--what-if "": a what-if is name'],
    ['faster', '--what-if "faster": there is no what-if "faster". Write one like slots=20, '],
    ['instance.slots=2', '--what-if instance.slots=2: there is no instance.slots. Use instance.'],
    ['expect=[', '--what-if expect=[: the value is not YAML. Put it in quotes.'],
  ])('that is written %j is refused with a way out', async (text, message) => {
    await expect(changed(text)).rejects.toThrow(message)
  })
})
