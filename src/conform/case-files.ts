// The tables of cases, as they lie beside this file.
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { readTable, type TableCase } from './table-schema.ts'

/** The parts of the platform's documentation; a file each. */
const TABLES = [
  'tokens',
  'encodings',
  'url-and-headers',
  'outcomes',
  'response-mappings-json',
  'response-mappings-xml',
  'value-types',
] as const

export interface Table {
  readonly topic: string
  readonly cases: readonly TableCase[]
}

export function readTables(): readonly Table[] {
  return TABLES.map((topic) => {
    const text = readFileSync(new URL(`./cases/${topic}.yaml`, import.meta.url), 'utf8')
    return { topic, cases: readTable(parse(text)) }
  })
}
