// `npm run validate`: writes docs/validation.md anew, and fails if anything on it disagrees.
import { writeFileSync } from 'node:fs'
import { byFormula } from './validation/by-formula.ts'
import { byHand } from './validation/by-hand.ts'
import { bySimpy } from './validation/by-simpy.ts'
import { NO_SIMPY, pythonWithSimpy } from './validation/simpy.ts'
import { validationPage } from './validation-page.ts'

if (pythonWithSimpy() === undefined) {
  console.error(NO_SIMPY)
  process.exit(1)
}
const parts = [await byHand(), await byFormula(), await bySimpy()]
writeFileSync('docs/validation.md', validationPage(parts))
const disagreements = parts.flatMap((part) => part.disagreements)
for (const each of disagreements) console.error(`Does not agree: ${each}`)
if (disagreements.length > 0) process.exitCode = 1
