import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { loadScenario } from '../../src/disk/load-scenario.ts'
import { variantOf } from '../../src/disk/take-scenario.ts'
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

it('one that is gone is told of, and the others are watched on', async () => {
  const folder = emptyFolder()
  const [gone, kept] = [join(folder, 'leads.csv'), join(folder, 'x.yaml')]
  for (const file of [gone, kept]) writeFileSync(file, 'one')
  const told: string[] = []
  let hear = (): void => {}
  onTestFinished(watchFiles([gone, kept], () => hear()))
  const next = (what: string): Promise<void> =>
    new Promise((resolve) => {
      hear = () => {
        told.push(what)
        resolve()
      }
    })
  const removed = next('removed')
  rmSync(gone)
  await removed
  const written = next('written')
  writeFileSync(kept, 'another')
  await written
  const back = next('back')
  writeFileSync(gone, 'another')
  await back
  expect(told).toEqual(['removed', 'written', 'back'])
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

it('and of the files that describe its fields and hold its durations, in a variant of it too', async () => {
  const folder = emptyFolder()
  const own = join(folder, 'own.json')
  const texts = {
    'describe.json':
      '{ "success": true, "result": [{ "displayName": "Plan", "dataType": "string", "rest": { "name": "plan" } }] }',
    'took.csv': '50ms\n',
    'slow.csv': '2s\n',
    'times.csv': '0s\n1s\n',
    'own.json': JSON.stringify({
      name: 'own',
      leads: { count: 2, describe: 'describe.json' },
      campaign: { arrivals: { from: 'times.csv' }, flow: [{ call: 'send' }] },
      webhooks: { send: { url: 'https://a.example/x' } },
      services: { 'https://a.example': { latency: { samples: 'took.csv' } } },
    }),
  }
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text)
  const named = ['own.json', 'describe.json', 'took.csv', 'times.csv'].map((name) =>
    join(folder, name),
  )
  const scenario = await loadScenario(own)
  expect(filesOf(scenario)).toEqual(named)
  const variant = await variantOf(scenario, { set: ['services.*.latency={ samples: slow.csv }'] })
  expect(filesOf(variant)).toEqual([...named, join(folder, 'slow.csv')])
})
