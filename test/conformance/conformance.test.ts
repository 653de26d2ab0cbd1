import { hookdrillExecutor } from '../../src/executor/execute.ts'
import { describeExecutor } from '../../src/kit/describe-executor.ts'

describeExecutor('our own executor', () => hookdrillExecutor)
