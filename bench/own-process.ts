// Every workload runs in a process of its own. This side of it imports nothing of what is measured: a
// process begins its peak of memory with what its parent holds, so the parent has to stay small.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { Answer, Order, Timed } from './worker.ts'

export interface OwnProcess {
  run(order: Order): Promise<Timed>
  close(): Promise<void>
}

const WORKER = new URL('worker.ts', import.meta.url)

/** A process that can run the workload of this name. */
export function openProcess(name: string): OwnProcess {
  const child = fork(WORKER, [name], {
    execArgv: ['--expose-gc'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const exited = once(child, 'exit')
  return {
    async run(order) {
      const answered = once(child, 'message')
      child.send(order)
      const [answer]: Answer[] = await Promise.race([
        answered,
        exited.then(([code]) => [{ broke: `its process ended with ${code}` }]),
      ])
      if (answer && 'timed' in answer) return answer.timed
      throw new Error(`${name}: ${answer?.broke}`)
    },
    async close() {
      child.disconnect()
      await exited
    },
  }
}
