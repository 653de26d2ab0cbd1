// The values that are looked at are whole numbers of steps, so that a search is over integers and ends at
// two values with none between them. A step is 1 of a whole number, 1 µs, 0.01 percentage points; of a rate
// or a fraction so much that four figures are told apart.
import { count, duration } from '../../report/format.ts'
import { us } from '../../time/instant.ts'
import { type Amount, amountText } from '../amount.ts'

export interface Lattice {
  readonly unit: Amount['unit']
  /** In the unit: µs, 0 to 1, per second, or a number. */
  readonly stepSize: number
}

const SHARE_STEP = 0.0001
const FIGURES = 4

/** The steps around an amount; `isWhole` where only whole numbers may stand. */
export function latticeAt({ unit, value }: Amount, isWhole: boolean): Lattice {
  switch (unit) {
    case 'duration':
      return { unit, stepSize: 1 }
    case 'share':
      return { unit, stepSize: shareStep(value) }
    case 'number':
    case 'rate':
      return { unit, stepSize: unit === 'number' && isWhole ? 1 : fineStep(value) }
  }
}

/** As fine as the amount is written, and at least that. */
function shareStep(value: number): number {
  const steps = [0, 1, 2, 3, 4].map((power) => Number(`${SHARE_STEP}e-${power}`))
  return (
    steps.find((step) => Math.abs(value / step - Math.round(value / step)) < 1e-6) ?? SHARE_STEP
  )
}

function fineStep(value: number): number {
  const power = Math.floor(Math.log10(Math.abs(value) || 1))
  return Number(`1e${power - FIGURES + 1}`)
}

/** To the nearest step. */
export function stepOf({ stepSize }: Lattice, value: number): number {
  return Math.round(value / stepSize)
}

/** In the unit. */
export function amountAt({ stepSize }: Lattice, step: number): number {
  const value = step * stepSize
  return Number.isInteger(stepSize) ? value : Number(value.toPrecision(12)) // 0.07 is not 0.07000000000000001
}

/** As `--set` takes it. */
export function settingText(lattice: Lattice, step: number): string {
  return amountText({ unit: lattice.unit, value: amountAt(lattice, step) })
}

/** For people: exact. */
function stepText(lattice: Lattice, step: number): string {
  const value = amountAt(lattice, step)
  if (lattice.unit === 'duration') return duration(us(value))
  if (lattice.unit === 'number' && Number.isInteger(value)) return count(value)
  return settingText(lattice, step)
}

/** How fine the answer is. */
export function resolutionText(lattice: Lattice): string {
  if (lattice.unit === 'share')
    return `${Number((lattice.stepSize * 100).toPrecision(6))} percentage points`
  return stepText(lattice, 1)
}
