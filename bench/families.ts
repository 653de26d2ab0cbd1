// All workloads of the bench. What each runs is loaded by the process that runs it and by no other: the
// code of one is not compiled with what another taught the compiler, and its memory is its own.
import { missingSimpy } from './runs/simpy.ts'
import type { Family } from './workload.ts'

const rehearsals = () => import('./runs/rehearsals.ts')
const served = () => import('./runs/served.ts')
const planned = () => import('./runs/planned.ts')
const soaks = () => import('./runs/soaks.ts')

/** A page of memory more or less, a table that doubled: not what each lead or run leaves behind. */
const NO_GROWTH_MIB = 4

export const FAMILIES: readonly Family[] = [
  {
    name: 'model',
    about: 'campaigns at `model` beside a bare loop and SimPy',
    isCanonical: true,
    question: 'race',
    workloads: [
      {
        name: 'model',
        size: 3_000_000,
        smoke: 200,
        run: async (leads) => (await rehearsals()).model(leads),
        against: ['bare loop', 'SimPy'],
      },
      {
        name: 'model, loaded',
        size: 1_000_000,
        smoke: 200,
        run: async (leads) => (await rehearsals()).modelLoaded(leads),
        against: ['bare loop'],
      },
      {
        name: 'bare loop',
        size: 5_000_000,
        smoke: 200,
        run: async (leads) => (await import('./runs/bare-loop.ts')).bareLoop(leads),
      },
      {
        name: 'SimPy',
        size: 100_000,
        smoke: 200,
        run: async (leads) => (await import('./runs/simpy.ts')).simpy(leads),
        missing: missingSimpy,
      },
    ],
  },
  {
    name: 'handlers',
    about: 'the default fidelity beside what a user would write',
    isCanonical: true,
    question: 'race',
    workloads: [
      {
        name: 'handlers',
        size: 100_000,
        smoke: 100,
        run: async (leads) => (await rehearsals()).handlers(leads),
        against: ['naive harness', 'MockAgent', 'getResponse'],
      },
      {
        name: 'handlers, wide',
        size: 30_000,
        smoke: 100,
        run: async (leads) => (await rehearsals()).handlersWide(leads),
        against: ['naive harness'],
      },
      {
        name: 'naive harness',
        size: 2_000,
        smoke: 100,
        run: async (leads) => (await import('./runs/naive.ts')).naive(leads),
      },
      {
        name: 'MockAgent',
        size: 30_000,
        smoke: 100,
        run: async (leads) => (await import('./runs/mock-agent.ts')).mockAgent(leads),
      },
      {
        name: 'getResponse',
        size: 30_000,
        smoke: 100,
        run: async (leads) => (await import('./runs/bare-handlers.ts')).bareHandlers(leads),
      },
    ],
  },
  {
    name: 'serve',
    about: '`hookdrill serve` beside a bare `node:http` server, called by autocannon',
    isCanonical: true,
    question: 'race',
    workloads: [
      {
        name: 'serve',
        size: 20_000,
        smoke: 100,
        run: async (requests) => (await served()).serveNow(requests),
        against: ['node:http'],
      },
      {
        name: 'node:http',
        size: 20_000,
        smoke: 100,
        run: async (requests) => (await served()).bareNow(requests),
      },
      {
        name: 'serve, 50 ms',
        size: 3_000,
        smoke: 100,
        run: async (requests) => (await served()).serveLater(requests),
        against: ['node:http, 50 ms'],
      },
      {
        name: 'node:http, 50 ms',
        size: 3_000,
        smoke: 100,
        run: async (requests) => (await served()).bareLater(requests),
      },
      {
        name: 'wire',
        size: 500,
        smoke: 40,
        run: async (leads) => (await served()).onWire(leads),
      },
    ],
  },
  {
    name: 'growth',
    about: 'how cost and memory grow with leads and with slots',
    isCanonical: true,
    question: 'growth',
    workloads: [
      {
        name: 'model by leads',
        size: [1_000, 10_000, 100_000, 1_000_000, 10_000_000],
        smoke: 200,
        run: async (leads) => (await rehearsals()).model(leads),
      },
      {
        name: 'model by slots',
        size: [1, 10, 100, 1_000],
        smoke: 2,
        run: async (slots) => (await rehearsals()).modelOnSlots(slots),
      },
      {
        name: 'handlers by leads',
        size: [1_000, 10_000, 100_000],
        smoke: 100,
        run: async (leads) => (await rehearsals()).handlers(leads),
      },
      {
        name: 'handlers by slots',
        size: [1, 10, 100, 1_000],
        smoke: 2,
        run: async (slots) => (await rehearsals()).handlersOnSlots(slots),
      },
    ],
  },
  {
    name: 'plan',
    about: 'what a second core adds to a plan, beside what it adds to a bare loop',
    isCanonical: false,
    question: 'race',
    workloads: [
      {
        name: 'constant, 1 core',
        size: 200,
        smoke: 2,
        run: async (runs) => (await planned()).plan({ latency: 'constant', runs, cores: 1 }),
      },
      {
        name: 'constant, 2 cores',
        size: 200,
        smoke: 2,
        run: async (runs) => (await planned()).plan({ latency: 'constant', runs, cores: 2 }),
        against: ['constant, 1 core'],
      },
      {
        name: 'log-normal, 1 core',
        size: 200,
        smoke: 2,
        run: async (runs) => (await planned()).plan({ latency: 'log-normal', runs, cores: 1 }),
      },
      {
        name: 'log-normal, 2 cores',
        size: 200,
        smoke: 2,
        run: async (runs) => (await planned()).plan({ latency: 'log-normal', runs, cores: 2 }),
        against: ['log-normal, 1 core'],
      },
      {
        name: 'bare, 1 core',
        size: 20,
        smoke: 2,
        run: async (threads) => (await planned()).bareThreads(threads, 1),
      },
      {
        name: 'bare, 2 cores',
        size: 20,
        smoke: 2,
        run: async (threads) => (await planned()).bareThreads(threads, 2),
        against: ['bare, 1 core'],
      },
    ],
  },
  {
    name: 'soak',
    about: 'memory over 10 million leads, a million with requests, and 200 runs in one process',
    isCanonical: false,
    question: 'soak',
    workloads: [
      {
        name: 'model, one long run',
        size: 10_000_000,
        smoke: 20_000,
        run: async (leads) => (await soaks()).longRun('model', leads),
        bounds: { peakRssMib: 300, growthMib: NO_GROWTH_MIB },
      },
      {
        name: 'handlers, one long run',
        size: 1_000_000,
        smoke: 1_000,
        run: async (leads) => (await soaks()).longRun('handlers', leads),
        bounds: { peakRssMib: 400, growthMib: NO_GROWTH_MIB },
      },
      {
        name: 'model, many runs',
        size: 200,
        smoke: 20,
        run: async (runs) => (await soaks()).manyRuns('model', runs),
        bounds: { peakRssMib: 300, growthMib: NO_GROWTH_MIB },
      },
      {
        name: 'handlers, many runs',
        size: 200,
        smoke: 20,
        run: async (runs) => (await soaks()).manyRuns('handlers', runs),
        bounds: { peakRssMib: 400, growthMib: NO_GROWTH_MIB },
      },
      {
        name: 'sockets, many runs',
        size: 200,
        smoke: 20,
        run: async (runs) => (await soaks()).manyRuns('sockets', runs),
        bounds: { peakRssMib: 400, growthMib: NO_GROWTH_MIB },
      },
      {
        name: 'wire, many runs',
        size: 200,
        smoke: 20,
        run: async (runs) => (await soaks()).manyRuns('wire', runs),
        bounds: { peakRssMib: 400, growthMib: NO_GROWTH_MIB },
      },
      {
        name: 'serve, many starts',
        size: 200,
        smoke: 20,
        run: async (runs) => (await soaks()).manyRuns('serve', runs),
        bounds: { peakRssMib: 400, growthMib: NO_GROWTH_MIB },
      },
      {
        name: 'plan of many runs',
        size: 1_000,
        smoke: 3,
        run: async (runs) => (await planned()).longPlan({ latency: 'log-normal', runs, cores: 2 }),
        bounds: { peakRssMib: 600, growthMib: NO_GROWTH_MIB },
      },
    ],
  },
]

export function workloadNamed(name: string) {
  const found = FAMILIES.flatMap(({ workloads }) => workloads).find((one) => one.name === name)
  if (!found) throw new Error(`no workload is called ${name}`)
  return found
}
