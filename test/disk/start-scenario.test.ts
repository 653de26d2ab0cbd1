import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { loadScenario } from '../../src/disk/load-scenario.ts'
import { startScenario } from '../../src/disk/start-scenario.ts'
import { scenarioJsonSchema } from '../../src/scenario/json-schema.ts'
import { emptyFolder } from '../e2e/hookdrill.ts'

it('writes a scenario that loads, and the schema that its first line names', async () => {
  const folder = emptyFolder()
  const file = join(folder, 'scenario.yaml')
  expect(await startScenario(file)).toEqual([file, join(folder, 'scenario.schema.json')])
  expect((await loadScenario(file)).name).toBe('Enrich on sign-up')
  const [first] = readFileSync(file, 'utf8').split('\n')
  expect(first).toBe('# yaml-language-server: $schema=./scenario.schema.json')
  const schema = JSON.parse(readFileSync(join(folder, 'scenario.schema.json'), 'utf8'))
  expect(schema).toEqual(scenarioJsonSchema())
})

it('any that comes with hookdrill, in a folder where the schema is already', async () => {
  const folder = emptyFolder()
  writeFileSync(join(folder, 'scenario.schema.json'), 'mine')
  const file = join(folder, 'a.yml')
  expect(await startScenario(file, 'xml-enrichment')).toEqual([file])
  expect(readFileSync(join(folder, 'scenario.schema.json'), 'utf8')).toBe('mine')
})

it('never writes over a file', async () => {
  const file = join(emptyFolder(), 'scenario.yaml')
  writeFileSync(file, 'mine')
  await expect(startScenario(file)).rejects.toThrow('there is a file of that name. Name another.')
  expect(readFileSync(file, 'utf8')).toBe('mine')
})

it('of two who begin the same file at once, one does', async () => {
  const file = join(emptyFolder(), 'scenario.yaml')
  const both = await Promise.allSettled([startScenario(file), startScenario(file, 'black-hole')])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

it('writes nothing under a name that is not of YAML, or of a scenario that is not there', async () => {
  const folder = emptyFolder()
  const file = join(folder, 'scenario.json')
  await expect(startScenario(file)).rejects.toThrow(
    /what is written is YAML\. Name it .*scenario\.yaml\./,
  )
  await expect(startScenario(join(folder, 'a.yaml'), 'black-hol')).rejects.toThrow(
    '--from "black-hol": no scenario of that name comes with hookdrill. Did you mean black-hole?',
  )
  await expect(startScenario(join(folder, 'a.yaml'), 'what?')).rejects.toThrow(
    /^--from "what\?": no scenario of that name comes with hookdrill\. Use one of: black-hole, /,
  )
  expect(readdirSync(folder)).toEqual([])
})
