import { thisMachine } from '../../src/disk/machine.ts'
import { automaticEngine } from '../../src/plan/engine/automatic.ts'
import { inlineEngine } from '../../src/plan/engine/inline.ts'
import { threadsEngine } from '../../src/plan/engine/threads.ts'
import { describeEngine } from './engine.ts'

describeEngine('this thread', { open: async () => inlineEngine(thisMachine()) })

describeEngine('a pool of threads', { open: async () => threadsEngine(2) })

describeEngine('whatever pays', { open: async () => automaticEngine(thisMachine()) })
