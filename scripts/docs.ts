// `npm run docs`: the pages that are written out of the code.
import { writeFileSync } from 'node:fs'
import { assumptionsPage } from './assumptions-page.ts'
import { scenarioPage } from './scenario-page.ts'

writeFileSync('docs/scenario.md', scenarioPage())
writeFileSync('docs/assumptions.md', assumptionsPage())
