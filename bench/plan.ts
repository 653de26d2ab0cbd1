// `npm run bench:plan`: what a second core adds to a sweep, beside what it adds to a bare loop in the same
// run, and a sweep of 100 million calls on two.
import { bareThreads, type LatencyName, type PlanDone, plan } from './planned.ts'

const LATENCIES: readonly LatencyName[] = ['constant', 'log-normal']
/** 400 runs of 100,000 calls: a thread is warm after a second of work. */
const FEW = { points: 5, replications: 16, leads: 100_000 }
/** 1,000 runs of 100,000 calls. */
const MANY = { points: 10, replications: 10, leads: 100_000 }

console.log(
  'workload                  calls   calls/s   seconds   cpu s   MiB at 10%, 50%, 100%   digest',
)
console.log(`two bare loops on two threads: ${(await bareThreads()).toFixed(2)} × as fast as one`)
for (const latency of LATENCIES) {
  const one = print(`${latency}, 1 core`, await plan(latency, FEW, 1))
  const two = print(`${latency}, 2 cores`, await plan(latency, FEW, 2))
  console.log(`  two cores are ${(one.seconds / two.seconds).toFixed(2)} × as fast as one`)
  if (one.digest !== two.digest) throw new Error('and come to something else')
}
for (const latency of LATENCIES) print(`${latency}, large`, await plan(latency, MANY, 2))
const { maxRSS } = process.resourceUsage()
console.log(`peak memory ${Math.round(maxRSS / 1_024)} MiB, node ${process.versions.node}`)

function print(name: string, done: PlanDone): PlanDone {
  const cells = [
    name.padEnd(20),
    done.calls.toLocaleString('en').padStart(10),
    Math.round(done.calls / done.seconds)
      .toLocaleString('en')
      .padStart(9),
    done.seconds.toFixed(2).padStart(9),
    done.cpuSeconds.toFixed(2).padStart(7),
    done.rssMib.join(', ').padStart(22),
    `   ${done.digest}`,
  ]
  console.log(cells.join(' '))
  return done
}
