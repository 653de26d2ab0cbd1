// Which files a scenario may name. It may come from somebody else, and must not read what it likes: what it
// names lies in its own folder or below, or in a folder that the user allows. Where a name leads is looked at
// twice: as it is written, and on the disk, where a link may lead elsewhere.
import { realpath, stat } from 'node:fs/promises'
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { UsageError } from '../errors.ts'
import { shellQuoted } from '../report/shell-quoted.ts'
import { listed, type Mistake, quoted } from '../scenario/finding.ts'

/** What a scenario may read: what lies in its own folder, and in these. */
export interface Permit {
  readonly scenario: string
  readonly allowPaths: readonly string[]
}

/** Where a file is that a scenario names. */
export function fileNamed(scenario: string, name: string): string {
  return isAbsolute(name) ? name : join(dirname(scenario), name)
}

/** Whether a name, as it is written, stays in the folder that it counts from. */
export function isBeside(name: string): boolean {
  return !isAbsolute(name) && !ABSOLUTE_ELSEWHERE.test(name) && isInside('.', name)
}

/** Why the scenario may not name that file; `undefined` where it may. A file that is not there is nobody's
 *  secret. */
export async function outsideMistake(name: string, permit: Permit): Promise<Mistake | undefined> {
  if (name.includes('\0')) return NO_NAME
  const { scenario, allowPaths } = permit
  const file = fileNamed(scenario, name)
  const folders = [dirname(scenario), ...allowPaths]
  const isElsewhere = !isAbsolute(name) && ABSOLUTE_ELSEWHERE.test(name)
  if (isElsewhere || !folders.some((folder) => isInside(folder, file))) {
    return outside('lies', permit, file)
  }
  const real = await realpath(file).catch(() => undefined)
  if (real === undefined) return undefined
  const realFolders = await Promise.all(folders.map((folder) => realpath(folder)))
  if (realFolders.some((folder) => isInside(folder, real))) return undefined
  return outside(`is a link to ${quoted(real)}, which lies`, permit, real)
}

/** Throws `UsageError` for a folder that is none. */
export async function permitFor(
  scenario: string,
  { allowPaths = [] }: Partial<Pick<Permit, 'allowPaths'>>,
): Promise<Permit> {
  for (const folder of allowPaths) {
    const found = await stat(folder).catch(() => undefined)
    if (found?.isDirectory()) continue
    const why = found ? 'it is a file.' : 'there is no such folder.'
    throw new UsageError(`--allow-path ${quoted(folder)}: ${why} Name the folder of the files.`)
  }
  return { scenario, allowPaths }
}

/** What is absolute on some system is not a name beside the scenario on any: `C:\leads.csv`, `\\server\leads.csv`. */
const ABSOLUTE_ELSEWHERE = /^(?:[A-Za-z]:[\\/]|\\)/

function isInside(folder: string, file: string): boolean {
  const way = relative(resolve(folder), resolve(file))
  return !isAbsolute(way) && way.split(sep)[0] !== '..'
}

function outside(how: string, { scenario, allowPaths }: Permit, file: string): Mistake {
  const others = allowPaths.length === 0 ? '' : `, and outside ${listed(allowPaths.map(quoted))}`
  const [own, folder] = [scenario, file].map((each) => shortest(dirname(resolve(each))))
  return {
    code: 'out-of-range',
    rule: `${how} outside the folder of the scenario${others}.`,
    mend: `Put it into ${own} or below, or allow its folder: --allow-path ${folder}`,
  }
}

/** As it is typed in the current folder. */
function shortest(folder: string): string {
  const way = relative('.', folder)
  return shellQuoted(way === '' ? '.' : way.length < folder.length ? way : folder)
}

const NO_NAME: Mistake = {
  code: 'out-of-range',
  rule: 'has a NUL character in it, which no name of a file has.',
  mend: 'Write the name again.',
}
