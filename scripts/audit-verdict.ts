// What `npm audit --json` says, in a few lines. A registry that has no audit has not found anything either:
// that is never taken for clean.

export interface AuditVerdict {
  readonly text: string
  /** 0 clean, 1 something is known, 3 nobody has looked. */
  readonly exitCode: 0 | 1 | 3
}

export function auditVerdict(json: string): AuditVerdict {
  const answer = parsed(json)
  const vulnerabilities = field(answer, 'vulnerabilities')
  if (typeof vulnerabilities !== 'object' || vulnerabilities === null) {
    return { text: `Not checked: ${whyNot(answer)}.`, exitCode: 3 }
  }
  const found = Object.entries(vulnerabilities).map(
    ([name, each]) => `${name} ${field(each, 'range')}: ${field(each, 'severity')}`,
  )
  if (found.length === 0) return { text: 'Nothing is known of any dependency.', exitCode: 0 }
  const many = found.length === 1 ? '1 dependency has' : `${found.length} dependencies have`
  return { text: [`${many} something known:`, ...found].join('\n'), exitCode: 1 }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

function whyNot(answer: unknown): string {
  const status = field(answer, 'statusCode')
  if (typeof status === 'number') return `the registry has no audit (it answers ${status})`
  const code = field(field(answer, 'error'), 'code')
  return typeof code === 'string' ? `npm audit failed (${code})` : 'npm audit gave no report'
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
