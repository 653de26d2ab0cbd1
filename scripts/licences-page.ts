// docs/licences.md, out of the lock file.
import { readFileSync } from 'node:fs'
import { type ProductionPackage, productionPackages } from './production-packages.ts'

const INTRODUCTION = `<!-- Written by \`npm run docs\`. -->
# Licences

hookdrill is under the [MIT licence](../LICENSE). These packages are installed with it, those that they need
among them; *where it fits* are parts in machine code, of which a machine takes one or none. The tests hold
the page to the lock file, and each licence to those that ask for no more than their notice to be kept.

A page that \`--html\` writes holds uPlot, which draws its charts, and with it uPlot's notice. Nothing else of
others is in what hookdrill writes.
`

export function licencesPage(): string {
  const packages = productionPackages()
  const licences = [...new Set(packages.map(({ license }) => license))].sort()
  const counts = licences.map((licence) => {
    const count = packages.filter(({ license }) => license === licence).length
    return `${licence} (${count})`
  })
  const rows = packages.map(row)
  return `${INTRODUCTION}
${packages.length} packages: ${counts.join(', ')}.

| package | version | licence | |
|---|---|---|---|
${rows.join('\n')}

## uPlot

\`\`\`text
${readFileSync('node_modules/uplot/LICENSE', 'utf8').trim()}
\`\`\`
`
}

function row({ name, version, license, isOptional }: ProductionPackage): string {
  return `| ${name} | ${version} | ${license} | ${isOptional ? 'where it fits' : ''} |`
}
