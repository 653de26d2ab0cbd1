// `npm run picture`: the README's picture, from a real run.
import { mkdirSync, writeFileSync } from 'node:fs'
import { asTerminal, loadScenario, simulate } from '../src/index.ts'
import { terminalSvg } from './terminal-svg.ts'

const COLUMNS = 100
/** As much as says the most in one look. */
const LAST_SECTION = 'Response mapping'

const report = await simulate(await loadScenario('scenarios/one-percent-timeouts.yaml'))
const [shown = ''] = asTerminal(report, { columns: COLUMNS, hasColor: true }).split(
  `\u001b[1m${LAST_SECTION}`,
)
const command = '$ hookdrill run scenarios/one-percent-timeouts.yaml\n\n'
mkdirSync('docs', { recursive: true })
writeFileSync('docs/one-percent-timeouts.svg', terminalSvg(command + shown, COLUMNS))
