// `npm run audit`: what is known of the dependencies, those of development too. No part of `npm test`: it asks
// the registry, and what it answers is another thing tomorrow.
import { spawnSync } from 'node:child_process'
import { auditVerdict } from './audit-verdict.ts'

const { stdout } = spawnSync('npm', ['audit', '--json'], { encoding: 'utf8' })
const { text, exitCode } = auditVerdict(stdout)
console.log(text)
process.exitCode = exitCode
