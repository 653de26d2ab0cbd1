#!/usr/bin/env node
// argv → command → exit code. The Node check comes first, so nothing is imported statically here:
// what follows needs a newer Node even to load.
const OLDEST_NODE = [22, 19] as const

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) {
  const { main } = await import('./program.ts')
  process.exitCode = await main(process.argv)
} else {
  process.stderr.write(
    `hookdrill needs Node ${OLDEST_NODE.join('.')} or newer; this is Node ${process.versions.node}.\n`,
  )
  process.exitCode = 2
}

export {}
