import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { emptyFolder, run } from './hookdrill.ts'

it('the packed tarball, installed in an empty folder, runs and can be imported', {
  timeout: 240_000,
}, async () => {
  const folder = emptyFolder()
  const packed = await run('npm', ['pack', '--json', '--pack-destination', folder])
  expect(packed.exitCode, packed.stderr).toBe(0)
  const [{ filename }] = JSON.parse(packed.stdout.slice(packed.stdout.indexOf('[\n')))
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n')
  const installed = await run('npm', ['install', '--no-audit', '--no-fund', filename], {
    cwd: folder,
  })
  expect(installed.exitCode, installed.stderr).toBe(0)

  const bin = join(folder, 'node_modules/.bin/hookdrill')
  const scenario = join(folder, 'node_modules/hookdrill/scenarios/documented-sum.yaml')
  const args = [bin, 'run', scenario, '--leads', '40', '--set', 'expect={}']
  const ran = await run(process.execPath, args, { cwd: folder })
  expect(ran.stderr).toBe('')
  expect(ran.stdout).toContain('40 leads take 2 s on 1 slot')
  expect(ran.exitCode).toBe(0)

  writeFileSync(
    join(folder, 'use.js'),
    `import { defineScenario, loadScenario, simulate } from 'hookdrill'
import { hookdrillExecutor } from 'hookdrill/executor'
import schema from 'hookdrill/scenario.schema.json' with { type: 'json' }
const report = await simulate(await loadScenario(${JSON.stringify(scenario)}, { leads: 20 }))
console.log(report.delay.text, hookdrillExecutor.name, schema.title, typeof defineScenario)
`,
  )
  const used = await run(process.execPath, ['use.js'], { cwd: folder })
  expect(used.stderr).toBe('')
  expect(used.stdout).toBe('1 s hookdrill scenario function\n')
})

it('the package names the version that requests carry', async () => {
  const { VERSION } = await import('../../src/version.ts')
  expect(JSON.parse(readFileSync(resolve('package.json'), 'utf8')).version).toBe(VERSION)
})
