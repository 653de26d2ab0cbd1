// Where an axis has its marks: at round numbers, so few that they can be read.
import { count, shortDuration } from '../format.ts'

export interface Tick {
  /** Along the axis, 0 to 1. */
  readonly at: number
  readonly text: string
}

export interface Scale {
  readonly name: string
  /** How high a value stands, 0 to 1. */
  readonly height: (value: number) => number
  readonly ticks: readonly Tick[]
}

const TICKS_MAX = 5
const SECOND_US = 1_000_000
const MINUTE_US = 60 * SECOND_US
const HOUR_US = 60 * MINUTE_US
const DAY_US = 24 * HOUR_US

/** Round steps of a clock; below a second and above a day they are decimal. */
const CLOCK_STEPS_US = [
  ...[1, 2, 5, 10, 15, 30].map((each) => each * SECOND_US),
  ...[1, 2, 5, 10, 15, 30].map((each) => each * MINUTE_US),
  ...[1, 2, 3, 6, 12].map((each) => each * HOUR_US),
] as const

/** From 0 to a duration. */
export function durationTicks(totalUs: number): readonly Tick[] {
  if (totalUs <= 0) return []
  const leastUs = totalUs / TICKS_MAX
  const stepUs =
    leastUs <= SECOND_US
      ? Math.max(1, decimalStep(leastUs))
      : (CLOCK_STEPS_US.find((step) => step >= leastUs) ?? decimalStep(leastUs / DAY_US) * DAY_US)
  return Array.from({ length: Math.floor(totalUs / stepUs) + 1 }, (_, index) => ({
    at: (index * stepUs) / totalUs,
    text: shortDuration(index * stepUs),
  }))
}

/** Whole numbers from 0, evenly. */
export function linearScale(most: number): Scale {
  const step = Math.max(1, decimalStep(most / TICKS_MAX))
  const stepCount = Math.max(1, Math.ceil(most / step))
  const ceiling = step * stepCount
  return {
    name: 'linear',
    height: (value) => value / ceiling,
    ticks: Array.from({ length: stepCount + 1 }, (_, index) => ({
      at: index / stepCount,
      text: count(index * step),
    })),
  }
}

/** Below 1 there is nothing but 0, and it gets this part of a decade. */
const ZERO_DECADES = 0.5

/** Whole numbers, each decade as high as the next: what is rare is seen beside what is common. */
export function logarithmicScale(most: number): Scale {
  const decades = Math.max(1, Math.ceil(Math.log10(Math.max(1, most))))
  const place = (value: number): number => {
    return value <= 0 ? 0 : (Math.log10(value) + ZERO_DECADES) / (decades + ZERO_DECADES)
  }
  return {
    name: 'logarithmic',
    height: place,
    ticks: [0, ...Array.from({ length: decades + 1 }, (_, power) => 10 ** power)].map((value) => ({
      at: place(value),
      text: count(value),
    })),
  }
}

/** The smallest of 1, 2, 5, 10, 20, … that is not smaller. */
function decimalStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least))
  return [1, 2, 5, 10].map((digit) => digit * power).find((step) => step >= least) ?? 10 * power
}
