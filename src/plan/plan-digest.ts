import { fingerprint, type JobResult } from './job.ts'

/** Of every figure of every run, in the order of a plan's jobs: the same whoever did them. */
export function planDigest(results: readonly JobResult[]): string {
  return fingerprint(results.flatMap(({ key, figures }) => [key, JSON.stringify(figures)]))
}
