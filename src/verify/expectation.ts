// Limits the user puts in a scenario. Grammar:
//   expectation = operator , ' ' , amount
//   operator    = '==' | '<=' | '>=' | '<' | '>'
//   amount      = duration ('12h') | share ('1%') | count ('0'), as the metric asks

/** The metrics a scenario may limit, with the unit of their amount. */
export const METRICS = {
  totalDelay: 'duration',
  callTimeP50: 'duration',
  callTimeP99: 'duration',
  callTimeMax: 'duration',
  queueWaitP99: 'duration',
  leadTimeP99: 'duration',
  timeouts: 'count',
  timeoutShare: 'share',
  rejectedShare: 'share',
  failedShare: 'share',
  mappedShare: 'share',
  written: 'count',
  onNon2xx: 'count',
  backlogMax: 'count',
  utilisation: 'share',
  slotTimeOfTimeoutsShare: 'share',
} as const

export type Metric = keyof typeof METRICS
export type Operator = '==' | '<=' | '>=' | '<' | '>'

export interface Expectation {
  readonly metric: Metric
  readonly operator: Operator
  /** µs for a duration, 0 to 1 for a share, else a count. */
  readonly amount: number
  /** As the user wrote it: `<= 1%`. */
  readonly text: string
}
