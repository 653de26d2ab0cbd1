import { once } from 'node:events'

/** Stops this process and all of its job, as Ctrl-Z does where a terminal sees to it; ends when the shell
 *  has gone on with it. Nothing where the system has no such thing. */
export async function stop(): Promise<void> {
  if (process.platform === 'win32') return
  const goesOn = once(process, 'SIGCONT')
  process.kill(0, 'SIGTSTP')
  await goesOn
}
