// The source as a graph: which file imports what from which, and what each exports. Read as text; the
// formatter keeps imports and exports in a few shapes.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

export interface Import {
  /** `src/time/clock.ts`, or a package's name. */
  readonly from: string
  readonly names: readonly string[]
  readonly isTypeOnly: boolean
}

export interface SourceFile {
  /** `src/time/clock.ts` */
  readonly path: string
  /** `time`; the file itself where it lies in no folder. */
  readonly folder: string
  readonly text: string
  readonly imports: readonly Import[]
  readonly exports: readonly string[]
}

export function readSource(root: string): readonly SourceFile[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .sort()
    .map((file) => readFile(join(root, file)))
}

function readFile(path: string): SourceFile {
  const text = readFileSync(path, 'utf8')
  const [, ...inside] = path.split('/')
  const folder = inside.length === 1 ? (inside[0] ?? '') : (inside[0] ?? '')
  return { path, folder, text, imports: importsOf(path, text), exports: exportsOf(text) }
}

const STATIC = /^(import|export) (type )?(?:(\w+)|\* as \w+|\*|\{([^}]*)\})? ?(?:from )?'([^']+)'/gm
const DYNAMIC = /\bimport\('([^']+)'\)/g

function importsOf(path: string, text: string): readonly Import[] {
  const statics = Array.from(text.matchAll(STATIC), ([whole, , type, , braces = '', from = '']) => {
    const names = braces
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '')
    const areTypes = names.length > 0 && names.every((name) => name.startsWith('type '))
    return {
      from: resolved(path, from),
      names: whole.includes('* as ')
        ? ['*']
        : names.map((name) => name.replace(/^type /, '').replace(/ as .*/, '')),
      isTypeOnly: type !== undefined || areTypes,
    }
  })
  const dynamics = Array.from(text.matchAll(DYNAMIC), ([, from = '']) => ({
    from: resolved(path, from),
    names: ['*'],
    isTypeOnly: false,
  }))
  return [...statics, ...dynamics]
}

function resolved(path: string, from: string): string {
  return from.startsWith('.') ? normalize(join(dirname(path), from)) : from
}

const DECLARED = /^export (?:declare |abstract |async )*(?:const|let|function\*?|class) (\w+)/gm

/** Values only: a type in the signature of an exported function is exported with it. */
function exportsOf(text: string): readonly string[] {
  return Array.from(text.matchAll(DECLARED), ([, name]) => name ?? '')
}
