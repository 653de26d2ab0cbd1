// Where a result goes: to a file in each format that was asked for, to stdout, to GitHub Actions.
import { realpath } from 'node:fs/promises'
import { resolve } from 'node:path'
import { UsageError } from '../errors.ts'
import type { TestSuite } from '../index.ts'
import { tellGithub } from './github.ts'
import { printResult } from './output.ts'

/** What a command found out, in all the ways in which it can be wanted. */
export interface Result<Name extends string> {
  readonly formats: readonly {
    readonly name: Name
    readonly text: () => string | Promise<string>
  }[]
  readonly terminal: () => string
  /** Left out where nothing passes or fails. */
  readonly suite?: () => TestSuite
}

/** By format the file that gets it; `-` is stdout. */
export type Targets<Name extends string> = { readonly [name in Name]?: string }

export interface DeliverOptions {
  readonly github?: boolean
  readonly quiet: boolean
}

const STDOUT = '-'

/** Of two names for one file the same. */
async function placeOf(target: string): Promise<string> {
  return target === STDOUT ? STDOUT : realpath(target).catch(() => resolve(target))
}

/** Before anything is run. Throws `UsageError` as `checkPlaces` does, and `EnvironmentError` where one cannot be
 *  written. */
export async function checkTargets<Name extends string>(
  formats: readonly { readonly name: Name }[],
  targets: Targets<Name>,
  sources: readonly (string | undefined)[],
): Promise<void> {
  await checkPlaces(formats, targets, sources)
  const { checkWritable } = await import('../index.ts')
  for (const { name } of formats) {
    const target = targets[name]
    if (target !== undefined && target !== STDOUT) await checkWritable(target)
  }
}

/** `sources` are files that are read, or gone on with. Throws `UsageError` where two formats would go to one
 *  place, or one in the place of a source. */
export async function checkPlaces<Name extends string>(
  formats: readonly { readonly name: Name }[],
  targets: Targets<Name>,
  sources: readonly (string | undefined)[],
): Promise<void> {
  const taken = new Map<string, string>()
  for (const file of sources) {
    if (file !== undefined) taken.set(await placeOf(file), 'it is read, and would be lost')
  }
  for (const { name } of formats) {
    const target = targets[name]
    if (target === undefined) continue
    if (target === '') throw new UsageError(`--${name} "": that names no file. Write its name.`)
    const place = await placeOf(target)
    const other = taken.get(place)
    if (other !== undefined) {
      throw new UsageError(`--${name} "${target}": ${other}. Name another file.`)
    }
    taken.set(place, `--${name} goes there`)
  }
}

/** Files first: what is printed is then true of them. Throws `EnvironmentError`. */
export async function deliver<Name extends string>(
  { formats, terminal, suite }: Result<Name>,
  options: DeliverOptions & Targets<Name>,
): Promise<void> {
  const { writeWhole } = await import('../index.ts')
  let data: string | undefined
  for (const { name, text } of formats) {
    const target = options[name]
    if (target === STDOUT) data = await text()
    else if (target !== undefined) await writeWhole(target, await text())
  }
  if (data !== undefined) await printResult(data)
  else if (!options.quiet) await printResult(terminal())
  if (options.github && suite) await tellGithub([suite()], { isStdoutTaken: data !== undefined })
}
