// A file that comes about whole or not at all: it grows under a name of its own beside the old one, and takes
// its name at the end. Whoever is killed, or finds the disk full, leaves the old file and at most a `….partial`.
//   Two runs that write one file each have a name of their own, and the last one to end wins.
//   What is written is on the disk before it has its name, so that a power cut leaves the old file or the
//   new one. Which of them is not promised: for that the folder would have to be waited for, too.
//   A link stays a link, and what it leads to is replaced. Mode and owner stay as they were; other names of
//   the old file (hard links) keep the old one.
//   What is no regular file (a pipe, a device) is written to as it is.
import { closeSync, openSync, rmSync } from 'node:fs'
import { access, constants, type FileHandle, link, open, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { behindLinks } from './behind-links.ts'

export interface WholeFile {
  /** Where it grows; its own name where it is written to as it is. */
  readonly partial: string
  append(text: string): Promise<void>
  /** Gives it its name, in place of the old one; with `mustBeNew` it fails with `EEXIST` where there is one. */
  finish(options?: { readonly mustBeNew?: boolean }): Promise<void>
  /** What there is stays under the name it grew under. */
  abandon(): Promise<void>
  /** Leaves nothing. */
  discard(): Promise<void>
}

export interface WholeFileOptions {
  /** What there is stays where the process ends itself in the middle, as it does when it is killed. */
  readonly isKept?: boolean
}

/** Throws what the system throws. */
export async function openWhole(
  file: string,
  { isKept = false }: WholeFileOptions = {},
): Promise<WholeFile> {
  const { target, old } = await targetOf(file)
  if (old?.isSpecial) return special(await open(target, 'w'), target)
  const partial = makePartial(target, old?.mode)
  const release = isKept ? () => {} : removeAtExit(partial)
  const handle = await open(partial, APPEND)
  if (old) await takeOver(handle, old)
  return regular({ handle, partial, target, release })
}

/** Without making it: where the process ends in between, it has been removed and has to stay so. */
const APPEND = constants.O_WRONLY | constants.O_APPEND

interface Target {
  /** Behind links. */
  readonly target: string
  /** What is there; `undefined` where there is nothing. */
  readonly old: OldFile | undefined
}

interface OldFile {
  readonly isFolder: boolean
  /** It is written to as it is. */
  readonly isSpecial: boolean
  readonly mode: number
  readonly uid: number
  readonly gid: number
}

/** May lead to a file, which somebody writes to at this moment. */
const OPEN_ALREADY = /^\/(?:dev\/(?:stdout$|stderr$|fd\/)|proc\/)/

/** What would be written. Throws what the system throws, also for a file that may not be written to: a rename
 *  would not ask. */
export async function targetOf(file: string): Promise<Target> {
  const found = await stat(file).catch(() => undefined)
  if (found) await access(file, constants.W_OK)
  const isSpecial = found?.isFile() === false || OPEN_ALREADY.test(resolve(file))
  const target = isSpecial ? file : await behindLinks(file)
  if (!found) return { target, old: undefined }
  const { mode, uid, gid } = found
  return { target, old: { isFolder: found.isDirectory(), isSpecial, mode, uid, gid } }
}

/** Whole from the moment it is opened. */
function special(handle: FileHandle, target: string): WholeFile {
  const close = (): Promise<void> => handle.close()
  return {
    partial: target,
    append: (text) => handle.writeFile(text),
    finish: close,
    abandon: close,
    discard: close,
  }
}

interface Growing {
  readonly handle: FileHandle
  readonly partial: string
  readonly target: string
  /** Called when it is over. */
  readonly release: () => void
}

function regular({ handle, partial, target, release }: Growing): WholeFile {
  return {
    partial,
    append: (text) => handle.writeFile(text),
    async finish({ mustBeNew = false } = {}) {
      await handle.sync()
      await handle.close()
      if (mustBeNew) await linkNew(partial, target)
      else await rename(partial, target)
      release()
    },
    async abandon() {
      release()
      await handle.close()
    },
    async discard() {
      await handle.close()
      await rm(partial, { force: true })
      release()
    },
  }
}

/** Longest name there is with most file systems, without what is added to it here. */
const NAME_MAX_BYTES = 240
/** At most 180 bytes. */
const SHORT_NAME_CHARACTERS = 60

/** Makes the first file of this kind that nobody has: `report.json.partial`, then `report.json.2.partial`. What
 *  a killed run has left is not written over. At once, so that no signal comes between it and its removal. */
function makePartial(target: string, mode = 0o666): string {
  const name = basename(target)
  const start =
    Buffer.byteLength(name) > NAME_MAX_BYTES ? name.slice(0, SHORT_NAME_CHARACTERS) : name
  for (let number = 1; ; number++) {
    const partial = join(dirname(target), `${start}${number === 1 ? '' : `.${number}`}.partial`)
    try {
      closeSync(openSync(partial, 'wx', mode))
      return partial
    } catch (cause) {
      if (!hasCode(cause, 'EEXIST')) throw cause
    }
  }
}

/** Also at the second Ctrl-C, which waits for nothing. */
function removeAtExit(partial: string): () => void {
  const onExit = (): void => rmSync(partial, { force: true })
  process.once('exit', onExit)
  return () => process.off('exit', onExit)
}

function hasCode(cause: unknown, code: string): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === code
}

/** As far as one may: only root can give a file away, and some file systems know neither. */
async function takeOver(handle: FileHandle, { mode, uid, gid }: OldFile): Promise<void> {
  await handle.chown(uid, gid).catch(() => {})
  await handle.chmod(mode).catch(() => {})
}

/** A rename would replace what somebody else has put there in the meantime. */
async function linkNew(partial: string, target: string): Promise<void> {
  const isLinked = await link(partial, target).then(
    () => true,
    (cause: unknown) => {
      if (hasCode(cause, 'EEXIST')) throw cause
      return false
    },
  )
  // Some file systems have no links.
  await (isLinked ? rm(partial) : rename(partial, target))
}

/** Writes a file in one go, and leaves no partial file whatever happens. Throws what the system throws. */
export async function writeAtOnce(
  file: string,
  text: string,
  options?: { readonly mustBeNew?: boolean },
): Promise<void> {
  const whole = await openWhole(file)
  try {
    await whole.append(text)
    await whole.finish(options)
  } catch (cause) {
    await whole.discard().catch(() => {})
    throw cause
  }
}
