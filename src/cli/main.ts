#!/usr/bin/env node
// argv → command → exit code. The Node check comes first, so nothing is imported statically here:
// what follows needs a newer Node even to load.
const OLDEST_NODE = [22, 19] as const
/** How long a process may stay when it has said everything. */
const GRACE_MS = 500

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) {
  const { keepCompiled } = await import('./compile-cache.ts')
  keepCompiled()
  const { main } = await import('./program.ts')
  process.exitCode = await main(process.argv)
  endSoon()
} else {
  process.stderr.write(
    `hookdrill needs Node ${OLDEST_NODE.join('.')} or newer; this is Node ${process.versions.node}.\n`,
  )
  process.exitCode = 2
}

/** The user's own code may have started what never ends: a timer, a server, a worker. */
function endSoon(): void {
  const end = (): void => {
    const open = new Set(process.getActiveResourcesInfo())
    for (const own of ['TTYWrap', 'PipeWrap']) open.delete(own)
    const what = [...open].join(', ')
    process.stderr.write(`Something that was started keeps this process (${what}); it ends now.\n`)
    process.exit()
  }
  setTimeout(end, GRACE_MS).unref()
}

export {}
