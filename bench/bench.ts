// `npm run bench`: how fast, how it grows, what it holds. Ratios to a peer in the same run, because a
// machine may be slow or shared and a ratio is not.
import { parseArgs } from 'node:util'
import { type Answer, answerOf } from './answer.ts'
import { FAMILIES } from './families.ts'
import { BENCH_PACE } from './race.ts'
import { machineNow, writeResults } from './results.ts'
import { select } from './select.ts'
import type { Workload } from './workload.ts'

const RESULTS = new URL('results.json', import.meta.url)

const HELP = `npm run bench                      what is marked *, a few minutes
npm run bench -- model serve       these families only
npm run bench -- 'handlers, wide'  one workload, and its peers
npm run bench -- --json FILE       the results as data (default: bench/results.json)

${FAMILIES.map(({ name, about, isCanonical, workloads }) => `${isCanonical ? '*' : ' '} ${name.padEnd(9)} ${about}\n            ${workloads.map((one) => one.name).join(' · ')}`).join('\n')}
`

await main(process.argv.slice(2))

async function main(words: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: { json: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  })
  const { families, leftOut, unknown } = select(FAMILIES, positionals)
  if (values.help || unknown.length > 0) {
    if (unknown.length > 0) console.error(`no workload or family is called ${unknown.join(', ')}\n`)
    console[values.help ? 'log' : 'error'](HELP)
    process.exitCode = unknown.length > 0 ? 2 : 0
    return
  }
  const startedAt = new Date().toISOString()
  const machine = machineNow()
  const { node, cpu, cores, loadBefore } = machine
  console.log(`node ${node}, ${cores} cores (${cpu}), load before ${loadBefore.toFixed(2)}`)
  for (const why of leftOut) console.log(why)
  const answers: Answer[] = []
  for (const family of families) {
    console.log(`\n${family.name}: ${family.about}\n`)
    const sizesOf = ({ size }: Workload): readonly number[] => [size].flat()
    answers.push(await answerOf(family, { pace: BENCH_PACE, sizesOf, tell: console.log }))
  }
  writeResults(values.json ?? RESULTS, { format: 'hookdrill-bench/1', startedAt, machine, answers })
  const isBroken = answers.some(
    (answer) => answer.question === 'soak' && answer.workloads.some(({ broken }) => broken.length),
  )
  process.exitCode = isBroken ? 1 : 0
}
