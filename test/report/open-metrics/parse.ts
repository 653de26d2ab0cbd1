// A strict reader of OpenMetrics 1.0: the grammar of the text format, and of each type that we use the rules
// of the specification. Throws at the first thing that is wrong.

interface ParsedFamily {
  readonly name: string
  readonly type: string
  readonly unit: string
  readonly help: string
  readonly samples: ParsedSample[]
}

interface ParsedSample {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

const METRIC_NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/
const RESERVED = /_(?:total|created|count|sum|bucket|gcount|gsum|info)$/
const METADATA = /^# (TYPE|UNIT|HELP) (\S+) (.*)$/
const SAMPLE = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? (\S+)$/
const LABEL = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\[\\n"])*)"(,|$)/y
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$|^[+-]?(?:Inf|NaN)$/
const CANONICAL = /^(?:\d+\.\d+|\d(?:\.\d+)?e[+-]\d+|\+Inf)$/

export function parseOpenMetrics(text: string): readonly ParsedFamily[] {
  must(text.endsWith('\n# EOF\n') || text === '# EOF\n', 'ends with # EOF')
  const lines = text.split('\n').slice(0, -2)
  const families: ParsedFamily[] = []
  for (const line of lines) {
    must(line !== '', 'no empty line')
    const metadata = METADATA.exec(line)
    if (metadata) {
      const [, keyword = '', name = '', value = ''] = metadata
      if (keyword === 'TYPE') {
        must(METRIC_NAME.test(name) && !RESERVED.test(name), `a name: ${name}`)
        must(!families.some((family) => family.name === name), `${name} only once`)
        families.push({ name, type: value, unit: '', help: '', samples: [] })
        continue
      }
      const family = last(families)
      must(family.name === name, `metadata of ${name} in one place`)
      must(family.samples.length === 0, `metadata of ${name} before its samples`)
      families[families.length - 1] =
        keyword === 'UNIT' ? { ...family, unit: value } : { ...family, help: unescaped(value) }
      continue
    }
    must(!line.startsWith('#'), `no comment: ${line}`)
    last(families).samples.push(parseSample(line))
  }
  for (const family of families) checkFamily(family)
  return families
}

function parseSample(line: string): ParsedSample {
  const [, name = '', labels = '', number = ''] = SAMPLE.exec(line) ?? []
  must(name !== '', `a sample: ${line}`)
  must(NUMBER.test(number), `a number: ${line}`)
  return { name, labels: parseLabels(labels), value: Number(number.replace('Inf', 'Infinity')) }
}

function parseLabels(text: string): Readonly<Record<string, string>> {
  const labels = new Map<string, string>()
  LABEL.lastIndex = 0
  while (LABEL.lastIndex < text.length) {
    const at = LABEL.lastIndex
    const [, name = '', value = ''] = LABEL.exec(text) ?? []
    must(name !== '', `a label at ${at}: ${text}`)
    must(!labels.has(name) && !name.startsWith('__'), `label ${name} once, and not reserved`)
    labels.set(name, unescaped(value))
  }
  must(!text.endsWith(','), 'no comma at the end of labels')
  return Object.fromEntries(labels)
}

function unescaped(text: string): string {
  return text.replace(/\\([\\n"])/g, (_, character) => (character === 'n' ? '\n' : character))
}

function checkFamily(family: ParsedFamily): void {
  const { name, unit, samples } = family
  must(unit === '' || name.endsWith(`_${unit}`), `${name} ends with its unit`)
  must(samples.length > 0, `${name} has samples`)
  const series = samples.map((sample) => JSON.stringify([sample.name, sample.labels]))
  must(new Set(series).size === series.length, `${name} has each series once`)
  checkType(family)
}

function checkType({ name, type, unit, samples }: ParsedFamily): void {
  const areCalled = (expected: string): boolean =>
    samples.every((sample) => sample.name === expected)
  switch (type) {
    case 'gauge':
      must(areCalled(name), `samples of ${name} are called as it is`)
      break
    case 'info':
      must(areCalled(`${name}_info`) && unit === '', `${name} is an info`)
      must(
        samples.every(({ value }) => value === 1),
        `${name} is 1`,
      )
      break
    case 'stateset':
      must(areCalled(name) && unit === '', `${name} is a stateset`)
      must(
        samples.every(({ labels, value }) => labels[name] !== undefined && (value & 1) === value),
        `${name} is a label, and 0 or 1`,
      )
      break
    case 'gaugehistogram':
      checkHistogram(name, samples)
      break
    default:
      must(false, `a type of ours: ${type}`)
  }
}

function checkHistogram(name: string, samples: readonly ParsedSample[]): void {
  const buckets = samples.filter((sample) => sample.name === `${name}_bucket`)
  const edges = buckets.map(({ labels: { le = '' } }) => le)
  must(
    edges.every((le) => CANONICAL.test(le)),
    `canonical edges: ${edges.join(' ')}`,
  )
  const numbers = edges.map((le) => Number(le.replace('+Inf', 'Infinity')))
  must(isRising(numbers), `edges rise: ${edges.join(' ')}`)
  must(new Set(numbers).size === numbers.length, 'each edge once')
  must(isRising(buckets.map(({ value }) => value)), 'buckets never shrink')
  must(edges.at(-1) === '+Inf', 'the last bucket is +Inf')
  const others = samples.filter((sample) => sample.name !== `${name}_bucket`)
  must(
    others.map((sample) => sample.name).join() === `${name}_gcount,${name}_gsum`,
    'then _gcount and _gsum',
  )
  must(others[0]?.value === buckets.at(-1)?.value, '+Inf is the count')
}

function isRising(values: readonly number[]): boolean {
  return values.every((value, index) => index === 0 || value >= (values[index - 1] ?? 0))
}

function last(families: readonly ParsedFamily[]): ParsedFamily {
  const family = families.at(-1)
  if (family === undefined) throw new Error('a sample before any family')
  return family
}

function must(isTrue: boolean, rule: string): void {
  if (!isTrue) throw new Error(`OpenMetrics: ${rule}`)
}
