// `npm run bench:serve`: what `hookdrill serve` adds to replies of 50 ms, beside a bare server; and how
// near a run at `wire` comes to what is simulated.
import { type Added, onWire, served } from './served.ts'

const LOADS = [
  { connections: 5, requests: 2_000 },
  { connections: 20, requests: 8_000 },
  { connections: 50, requests: 20_000 },
]

console.log('server        requests      per second   added p50   added p99')
for (const load of LOADS) {
  const { ours, peer } = await served(load)
  print('hookdrill', ours)
  print('bare server', peer)
}

const { leads, differences, callTimeP50 } = await onWire(500)
const { actualMs, expectedMs, isNear } = callTimeP50
console.log(
  `wire          ${leads} leads on 20 slots: ${differences} end otherwise than at handlers`,
)
console.log(
  `              call time p50 ${actualMs} ms, simulated ${expectedMs} ms: within 5%: ${isNear}`,
)

function print(name: string, { requests, perSecond, p50Ms, p99Ms }: Added): void {
  const cells = [
    name.padEnd(12),
    String(requests).padStart(9),
    perSecond.toFixed(0).padStart(15),
    `${p50Ms.toFixed(2)} ms`.padStart(11),
    `${p99Ms.toFixed(2)} ms`.padStart(11),
  ]
  console.log(cells.join(' '))
}
