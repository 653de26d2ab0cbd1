// `npm run picture`: the README's picture, from a real run.
import { mkdirSync, writeFileSync } from 'node:fs'
import { asTerminal, loadScenario, simulate, terminalSvg } from '../src/index.ts'

const COLUMNS = 100
/** As much as says the most in one look. */
const LAST_SECTION = 'Response mapping'

const report = await simulate(await loadScenario('scenarios/one-percent-timeouts.yaml'))
const [shown = ''] = asTerminal(report, { columns: COLUMNS, hasColor: true }).split(
  `\u001b[1m${LAST_SECTION}`,
)
const title = 'hookdrill run scenarios/one-percent-timeouts.yaml'
mkdirSync('docs', { recursive: true })
writeFileSync(
  'docs/one-percent-timeouts.svg',
  terminalSvg(`$ ${title}\n\n${shown}`, { columns: COLUMNS, title }),
)
