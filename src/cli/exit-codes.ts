/** What the process says to the shell that started it. */
export const EXIT = {
  passed: 0,
  /** A check of the verdict, or an expectation, failed. */
  failed: 1,
  /** The command line or the scenario is wrong. */
  usage: 2,
  /** The machine, or hookdrill itself, failed. */
  broken: 3,
  interrupted: 130,
} as const
