// Every family that is tried where durations differ. A new one is one file and one line here.
import type { Family } from '../fit.ts'
import { exponential } from './exponential.ts'
import { gamma } from './gamma.ts'
import { logNormal } from './log-normal.ts'
import { logNormalPair } from './log-normal-pair.ts'
import { pareto } from './pareto.ts'

export const FAMILIES: readonly Family[] = [exponential, logNormal, gamma, pareto, logNormalPair]
