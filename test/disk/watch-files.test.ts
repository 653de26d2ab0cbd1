import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { loadScenario } from '../../src/disk/load-scenario.ts'
import { filesOf, watchFiles } from '../../src/disk/watch-files.ts'
import { emptyFolder } from '../e2e/hookdrill.ts'

/** Resolves when it is told of a change. */
function change(file: string): Promise<void> {
  return new Promise((resolve) => {
    onTestFinished(watchFiles([file], resolve))
  })
}

it('a file that is written is told of', async () => {
  const file = join(emptyFolder(), 'x.yaml')
  writeFileSync(file, 'one')
  const told = change(file)
  writeFileSync(file, 'another')
  await told
})

it('so is one that another is put in the place of, as editors do', async () => {
  const file = join(emptyFolder(), 'x.yaml')
  writeFileSync(file, 'one')
  const told = change(file)
  writeFileSync(`${file}~`, 'another')
  renameSync(`${file}~`, file)
  await told
})

it('a scenario is made of its file, its leads and its handlers', async () => {
  const file = 'scenarios/documented-sum.yaml'
  expect(filesOf(await loadScenario(file))).toEqual([file])
  const folder = emptyFolder()
  writeFileSync(join(folder, 'leads.csv'), 'Email Address\na@example.com\n')
  const own = join(folder, 'own.json')
  writeFileSync(
    own,
    JSON.stringify({
      name: 'own',
      leads: { from: 'leads.csv' },
      campaign: { flow: [{ call: 'send' }] },
      webhooks: { send: { url: 'https://a.example/x' } },
      services: { 'https://a.example': { latency: '50ms' } },
    }),
  )
  expect(filesOf(await loadScenario(own))).toEqual([own, join(folder, 'leads.csv')])
})
