// `npm run docs`: the pages that are written out of the code, and of the scenarios.
import { writeFileSync } from 'node:fs'
import { assumptionsPage } from './assumptions-page.ts'
import { badInputPage } from './bad-input-page.ts'
import { conformPage } from './conform-page.ts'
import { licencesPage } from './licences-page.ts'
import { lintPage } from './lint-page.ts'
import { scenarioPage } from './scenario-page.ts'
import { scenariosPage } from './scenarios-page.ts'
import { tokensPage } from './tokens-page.ts'

writeFileSync('docs/scenario.md', scenarioPage())
writeFileSync('docs/tokens.md', tokensPage())
writeFileSync('docs/assumptions.md', assumptionsPage())
writeFileSync('docs/scenarios.md', scenariosPage())
writeFileSync('docs/lint.md', lintPage())
writeFileSync('docs/conform.md', conformPage())
writeFileSync('docs/bad-input.md', badInputPage())
writeFileSync('docs/licences.md', licencesPage())
