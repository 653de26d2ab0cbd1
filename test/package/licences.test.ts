import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { licencesPage } from '../../scripts/licences-page.ts'
import { productionPackages } from '../../scripts/production-packages.ts'

/** They ask for no more than that their notice is kept. */
const ALLOWED = [
  'MIT',
  '(MIT OR CC0-1.0)',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'CC0-1.0',
  'BlueOak-1.0.0',
]

const packages = productionPackages()

it('docs/licences.md is up to date', () => {
  expect(readFileSync('docs/licences.md', 'utf8')).toBe(licencesPage())
})

it('every package that is installed with ours has a licence that asks for no more than its notice', () => {
  expect(packages.length).toBeGreaterThan(50)
  expect(packages.filter(({ license }) => !ALLOWED.includes(license))).toEqual([])
})

it('what we depend on is there, and what only development needs is not', () => {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8'))
  const names = packages.map(({ name }) => name)
  expect(names).toEqual(expect.arrayContaining(Object.keys(manifest.dependencies)))
  const own = ['vitest', 'typescript', 'playwright-core', 'bullmq', 'lightningcss']
  expect(names.filter((name) => own.includes(name))).toEqual([])
})

it('what the lock file says of a licence is what the package says itself', () => {
  const told = packages.filter(({ name }) => existsSync(`node_modules/${name}/package.json`))
  expect(told.length).toBeGreaterThan(50)
  const other = told.filter(({ name, version, license }) => {
    const own = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'))
    return own.version === version && own.license !== license
  })
  expect(other).toEqual([])
})
