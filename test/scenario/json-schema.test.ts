import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { Path } from '../../src/scenario/finding.ts'
import { type JsonSchema, scenarioJsonSchema } from '../../src/scenario/json-schema.ts'
import { parseValue } from '../../src/scenario/parse.ts'
import { scenario } from '../../src/scenario/schema.ts'
import { examplesAt } from '../../src/scenario/shape.ts'

type Shape = Exclude<JsonSchema, boolean>

interface Node {
  readonly where: string
  readonly shape: Shape
}

/** Every schema in the schema, named by where it stands. */
function nodesOf(shape: Shape, where = 'scenario'): readonly Node[] {
  const inside: readonly (readonly [string, unknown])[] = [
    ...Object.entries(shape.properties ?? {}),
    ...Object.entries(shape.$defs ?? {}),
    ...[shape.anyOf ?? [], shape.prefixItems ?? []].flatMap((list) =>
      list.map((child, index) => [String(index), child] as const),
    ),
    ['*', shape.additionalProperties],
    ['[]', shape.items],
  ]
  const children = inside.flatMap(([step, child]) =>
    isShape(child) ? nodesOf(child, `${where}.${step}`) : [],
  )
  return [{ where, shape }, ...children]
}

function isShape(value: unknown): value is Shape {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const NODES = nodesOf(scenarioJsonSchema()).filter(({ shape }) => shape.$ref === undefined)

function namesOf(wanted: (shape: Shape) => boolean): readonly string[] {
  return NODES.filter(({ shape }) => wanted(shape)).map(({ where }) => where)
}

describe('the JSON Schema', () => {
  it('has a hundred places or so', () => {
    expect(NODES.length).toBeGreaterThan(80)
  })

  it('names, explains and exemplifies every place', () => {
    expect(namesOf(({ title }) => !title)).toEqual([])
    expect(namesOf(({ description }) => !description?.endsWith('.'))).toEqual([])
    expect(namesOf(({ examples }) => !Array.isArray(examples) || examples.length === 0)).toEqual([])
  })

  it('lets nothing else into a mapping, or says what', () => {
    expect(
      namesOf(
        ({ properties, additionalProperties }) =>
          !!properties && additionalProperties !== false && !isShape(additionalProperties),
      ),
    ).toEqual([])
  })

  it('says units by pattern, and its examples obey', () => {
    const patterned = NODES.filter(({ shape }) => shape.pattern !== undefined)
    const disobeying = patterned.filter(({ shape }) =>
      shape.examples?.some(
        (example) => !new RegExp(shape.pattern ?? '', 'u').test(String(example)),
      ),
    )
    expect(patterned.length).toBeGreaterThan(5)
    expect(disobeying.map(({ where }) => where)).toEqual([])
  })

  it('has a whole scenario as its example, which is one', () => {
    const [example] = scenarioJsonSchema().examples ?? []
    expect(scenario.safeParse(example).success).toBe(true)
  })
})

/** Every part of the schema that messages may quote an example of. */
const PATHS: readonly Path[] = [
  ['name'],
  ['instance'],
  ['leads'],
  ['leads', 'fields'],
  ['leads', 'fields', 'x', 'oneOf'],
  ['campaign'],
  ['campaign', 'arrivals'],
  ['campaign', 'flow'],
  ['webhooks'],
  ['webhooks', 'x', 'payload'],
  ['webhooks', 'x', 'headers'],
  ['webhooks', 'x', 'mappings'],
  ['services'],
  ['services', 'x', 'latency'],
  ['services', 'x', 'latency', 'mix', 0, 'latency', 'uniform'],
  ['services', 'x', 'latency', 'gamma'],
  ['services', 'x', 'latency', 'samples'],
  ['services', 'x', 'replies'],
  ['services', 'x', 'replies', 0, 'json'],
  ['tokens'],
  ['expect'],
  ['expect', 'mappedShare'],
  [],
]

it.each(PATHS.map((path) => ({ path })))('an example of $path in a message is YAML', ({ path }) => {
  const texts = examplesAt(path)
  const found = NODES.flatMap(({ shape }) => shape.examples ?? [])
  expect(texts.length).toBeGreaterThan(0)
  for (const text of texts) expect(found).toContainEqual(parseValue(text))
})

it('what people write in TypeScript is what the schema reads', () => {
  const written: z.input<typeof scenario> = {
    name: 'x',
    leads: { fields: { Plan: { type: 'string', oneOf: ['a', null] } } },
    campaign: { arrivals: { rate: '20/s' }, flow: [{ call: 'w' }] },
    webhooks: { w: { url: 'https://a.example.com/', headers: { 'X-A': 1 } } },
    services: {
      'https://a.example.com': {
        latency: { mix: [{ weight: 1, latency: { p50: '1ms', p99: '2ms' } }] },
        replies: [
          { share: '1%', fault: 'hang' },
          { latency: { samples: ['5ms', '7ms'] } },
          { latency: { mix: [{ weight: 1, latency: { pareto: { min: '1ms', alpha: 2 } } }] } },
          { json: { score: { $int: [0, 9] } } },
        ],
      },
    },
    expect: { totalDelay: '<= 1h' },
  }
  expect(scenario.safeParse(written).success).toBe(true)
})
