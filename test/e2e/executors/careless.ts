// What goes wrong in practice: it follows redirects, tries again, and never reads the status.
import { setTimeout as sleep } from 'node:timers/promises'
import { executorOf } from '../../../src/executor/index.ts'

const beat = setInterval(() => {}, 10_000)
beat.ref()

export default executorOf(async ({ origin, path, method, headers }) => {
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(origin + path, { method, headers })
    const body = await response.text()
    if (response.status !== 503 || attempt === 3) return { status: 200, headers: {}, body }
    await sleep(1_000 * attempt)
  }
})
