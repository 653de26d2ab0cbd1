// Every command, in the order help shows them. A command's own file is loaded only when it is called,
// and what it needs to run only when it runs: `--help` answers at once.
import type { Command } from 'commander'

export interface CommandEntry {
  readonly name: string
  readonly summary: string
  readonly load: () => Promise<CommandModule>
}

export interface CommandModule {
  /** Adds arguments, options, an example and the action, which answers with the exit code. */
  configure(command: Command, done: (exitCode: number) => void): void
}

export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'run',
    summary: 'rehearse a scenario in virtual time and report',
    load: () => import('./run.ts'),
  },
  {
    name: 'explain',
    summary: 'show one lead step by step: tokens, request, reply, mapping, and why',
    load: () => import('./explain.ts'),
  },
  {
    name: 'lint',
    summary: 'say what is wrong with scenarios, or may be, without running them',
    load: () => import('./lint.ts'),
  },
  {
    name: 'sweep',
    summary: 'run a scenario at every combination of some of its values',
    load: () => import('./sweep.ts'),
  },
  {
    name: 'worker',
    summary: 'do the runs of plans that other machines make',
    load: () => import('./worker.ts'),
  },
  {
    name: 'compare',
    summary: 'say what a change makes of a scenario: figures, and lead by lead',
    load: () => import('./compare.ts'),
  },
  {
    name: 'solve',
    summary: 'look for the value with which a scenario just keeps a target',
    load: () => import('./solve.ts'),
  },
  {
    name: 'rank',
    summary: 'say which input of a scenario moves its end most, and which do not matter',
    load: () => import('./rank.ts'),
  },
  {
    name: 'forecast',
    summary: 'say how likely a campaign is to be late, and a call to time out',
    load: () => import('./forecast.ts'),
  },
  {
    name: 'conform',
    summary: 'hold an executor to what the platform promises, case by case',
    load: () => import('./conform.ts'),
  },
  {
    name: 'fuzz',
    summary: 'look for the smallest scenario in which a check fails',
    load: () => import('./fuzz.ts'),
  },
  {
    name: 'calibrate',
    summary: 'learn the latency of a service from what was measured',
    load: () => import('./calibrate.ts'),
  },
  {
    name: 'serve',
    summary: 'serve the services of a scenario over real HTTP, in real time',
    load: () => import('./serve.ts'),
  },
  {
    name: 'tui',
    summary: 'open the terminal UI, as hookdrill alone does in a terminal',
    load: () => import('./tui.ts'),
  },
  {
    name: 'init',
    summary: 'write a scenario to begin with',
    load: () => import('./init.ts'),
  },
  {
    name: 'schema',
    summary: 'print the JSON Schema of scenarios',
    load: () => import('./schema.ts'),
  },
]
