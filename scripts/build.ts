// `npm run build`: the compiled package in `dist`, with what is no code beside it: the JSON Schema of
// scenarios and the cases of the conformance kit.
import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, rmSync, writeFileSync } from 'node:fs'
import { scenarioJsonSchema } from '../src/scenario/json-schema.ts'

const root = new URL('../', import.meta.url)

rmSync(new URL('dist', root), { recursive: true, force: true })
execFileSync('tsc', ['-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' })
chmodSync(new URL('dist/cli/main.js', root), 0o755)
const schema = `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`
writeFileSync(new URL('dist/scenario.schema.json', root), schema)
cpSync(new URL('src/conform/cases', root), new URL('dist/conform/cases', root), { recursive: true })
