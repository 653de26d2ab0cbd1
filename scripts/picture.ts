// `npm run picture`: the README's picture from a real run, and those of the terminal UI from a script of
// keys.
import { execFileSync } from 'node:child_process'
import { copyFileSync, globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
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

const frames = mkdtempSync(join(tmpdir(), 'hookdrill-'))
const keys = ['tui', '--keys', 'docs/tour.keys', '--frames', frames]
execFileSync(process.execPath, ['src/cli/main.ts', ...keys], { stdio: 'inherit' })
for (const file of globSync(join(frames, '*.svg'))) copyFileSync(file, join('docs', basename(file)))
rmSync(frames, { recursive: true })
