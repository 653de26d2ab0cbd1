import { plainText } from '../../report/mask.ts'
import type { Sweep, SweepPoint } from './sweep.ts'

/** `concurrency=20, services.*.latency.p99=1s` */
export function pointName({ axes }: Pick<Sweep, 'axes'>, { values }: SweepPoint): string {
  return axes.map(({ name }, index) => plainText(`${name}=${values[index]}`)).join(', ')
}

/** Of the figure that the sweep is about; `null` where there was nothing to measure. */
export function meanOf({ metric }: Sweep, { figures }: SweepPoint): number | null {
  return figures[metric]?.mean ?? null
}
