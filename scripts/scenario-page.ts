// docs/scenario.md, out of the JSON Schema: every key with what it means and how it is written.
import { scenarioJsonSchema } from '../src/scenario/json-schema.ts'

type Schema = ReturnType<typeof scenarioJsonSchema>
type Shape = Exclude<Schema, boolean>

const ROOT = scenarioJsonSchema()

const INTRODUCTION = `<!-- Written by \`npm run docs\`. -->
# The scenario

One file, in YAML, JSON or TypeScript (\`export default defineScenario({ … })\`), says everything about
one rehearsal. What stands here is the schema's own description; \`hookdrill schema\` prints it for your
editor. Durations, rates and shares are texts with a unit: \`50ms\`, \`1h 30m\`, \`20/s\`, \`1%\`.

Any value can be set from the command line: \`--set instance.timeout=10s\`,
\`--set 'services["https://api.example.com"].latency=80ms'\`, \`--set 'services.*.latency=80ms'\`.
`

export function scenarioPage(): string {
  const sections = membersOf(ROOT)
    .filter(([key]) => key !== '$schema')
    .map(([key, shape]) => section(`\`${key}\``, shape))
  const named = Object.values(ROOT.$defs ?? {}).filter(isShape)
  return [
    INTRODUCTION,
    ...sections,
    ...named.map((shape) => section(`A ${shape.title}`, shape)),
  ].join('\n')
}

function section(title: string, shape: Shape): string {
  const rows = [...new Set(rowsOf(shape, ''))]
  const head = `## ${title}\n\n${sentence(shape)}\n`
  if (rows.length === 0) return head
  return `${head}\n| key | what it is | like |\n|---|---|---|\n${rows.join('\n')}\n`
}

/** A row for each key below, as it would be written after `--set`: `*` for a free name, `[]` for an
 *  item. What is described elsewhere (a latency) is not opened. */
function rowsOf(shape: Shape, path: string): readonly string[] {
  return alternatives(shape).flatMap((each) => {
    const { additionalProperties: free, items, prefixItems } = each
    const listed = [items, prefixItems].flat().filter(isShape)
    return [
      ...membersOf(each).flatMap(([key, child]) => {
        const own = path === '' ? key : `${path}.${key}`
        return [row(own, child), ...rowsOf(child, own)]
      }),
      ...(isShape(free) ? rowsOf(free, path === '' ? '*' : `${path}.*`) : []),
      ...listed.flatMap((item) => rowsOf(item, `${path}[]`)),
    ]
  })
}

function row(path: string, shape: Shape): string {
  const facts = resolved(shape)
  const [example] = facts.examples ?? []
  const like = example === undefined ? '' : `\`${flow(example)}\``
  return `| \`${path}\` | ${sentence(facts)} | ${like} |`
}

function sentence(shape: Shape): string {
  return (shape.description ?? '').replaceAll('|', '\\|')
}

function alternatives(shape: Shape): readonly Shape[] {
  if (shape.$ref !== undefined) return []
  return shape.anyOf ? shape.anyOf.filter(isShape) : [shape]
}

function membersOf(shape: Shape): readonly (readonly [string, Shape])[] {
  return Object.entries(shape.properties ?? {}).flatMap(([key, child]) =>
    isShape(child) ? [[key, child] as const] : [],
  )
}

function resolved(shape: Shape): Shape {
  const target = shape.$ref && ROOT.$defs?.[shape.$ref.replace('#/$defs/', '')]
  if (!isShape(target)) return shape
  const { anyOf: _, ...facts } = target
  return { ...facts, ...shape }
}

function isShape(schema: unknown): schema is Shape {
  return typeof schema === 'object' && schema !== null
}

function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`
  if (typeof value !== 'object' || value === null) return String(value).replaceAll('|', '\\|')
  const members = Object.entries(value).map(([key, child]) => `${key}: ${flow(child)}`)
  return `{ ${members.join(', ')} }`
}
