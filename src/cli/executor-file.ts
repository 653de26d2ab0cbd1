import { UsageError } from '../errors.ts'
import type { ExecutorFile, Fidelity } from '../index.ts'

/** What `--executor` names. Throws `UsageError` where none would run. */
export async function executorFile({
  executor,
  fidelity,
}: {
  readonly executor?: string
  readonly fidelity: Fidelity
}): Promise<ExecutorFile | undefined> {
  if (executor === undefined) return undefined
  if (fidelity === 'model') {
    throw new UsageError(
      `--executor "${executor}": at model no executor runs. Use --fidelity handlers or sockets.`,
    )
  }
  const { loadExecutor } = await import('../index.ts')
  return loadExecutor(executor)
}
