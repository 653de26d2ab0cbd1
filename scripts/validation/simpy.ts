// SimPy, as the page and its test may need it: in the system's Python, where Debian's python3-simpy3 puts
// it, or in whichever Python comes first.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const MODEL = fileURLToPath(new URL('simpy_campaign.py', import.meta.url))
const PYTHONS = ['/usr/bin/python3', 'python3']
const OUTPUT_MAX_BYTES = 2 ** 28

export const NO_SIMPY = 'No Python here has SimPy. Install it: apt-get install python3-simpy3.'

/** A Python that has SimPy; `undefined` where none has. */
export function pythonWithSimpy(): string | undefined {
  return PYTHONS.find((python) => {
    try {
      execFileSync(python, ['-c', 'import simpy'], { stdio: 'ignore' })
      return true
    } catch {
      return false
    }
  })
}

/** What the model in Python makes of the campaigns. */
export function simulatedBySimpy(campaigns: Campaigns): Results {
  const python = pythonWithSimpy()
  if (python === undefined) throw new Error(NO_SIMPY)
  const input = JSON.stringify(campaigns)
  const output = execFileSync(python, [MODEL], {
    input,
    encoding: 'utf8',
    maxBuffer: OUTPUT_MAX_BYTES,
  })
  return JSON.parse(output) // of our own script
}

export interface Campaigns {
  readonly traced: readonly Traced[]
  readonly drawn: readonly Drawn[]
}

export interface Results {
  readonly traced: readonly TracedResult[]
  /** Of each campaign its replications. */
  readonly drawn: readonly (readonly DrawnResult[])[]
}

interface Setup {
  readonly slots: number
  readonly limitUs: number
  readonly flow: readonly Step[]
  readonly services: readonly ServiceSetup[]
  /** The flow of whoever gets that status, besides its own. */
  readonly again?: { readonly status: number; readonly flow: readonly Step[] }
}

/** Steps count over all flows. A call takes what was drawn for it, or `takesUs`. */
export type Step =
  | { readonly step: number; readonly service: number; readonly takesUs?: number }
  | { readonly waitUs: number }

export interface ServiceSetup {
  readonly workers?: number
  readonly queue?: number
  readonly abandons?: 'cancel'
  readonly rateLimit?: { readonly everyUs: number; readonly burst: number }
  readonly outages?: readonly (readonly [beginUs: number, endUs: number])[]
}

export interface Traced extends Setup {
  /** By lead. */
  readonly arrivals: readonly number[]
  /** After how long each call would be answered, and how, if nobody else called; `null`: never. */
  readonly replies: readonly (readonly [
    lead: number,
    step: number,
    afterUs: number | null,
    status: number,
  ])[]
}

export interface TracedResult {
  /** `status` is `null` where the call timed out. */
  readonly calls: readonly (readonly [
    lead: number,
    step: number,
    queuedUs: number,
    startedUs: number,
    endedUs: number,
    status: number | null,
  ])[]
  readonly leads: readonly (readonly [lead: number, arrivedUs: number, endedUs: number])[]
}

/** Latency is log-normal, and a share of the calls is never answered. */
export interface Drawn extends Setup {
  readonly seed: number
  readonly replications: number
  readonly leads: number
  /** Poisson arrivals; everybody at once where it is left out. */
  readonly perSecond?: number
  readonly medianUs: number
  readonly sigma: number
  readonly hangShare?: number
}

export interface DrawnResult {
  readonly totalUs: number
  /** From a lead's arrival to the end of its flow: the mean. */
  readonly delayUs: number
  readonly timeouts: number
}
