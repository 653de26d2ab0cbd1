import { accept202 } from './accept-202.ts'
import { aggregate } from './aggregate.ts'
import { cache } from './cache.ts'
import type { WhatIf } from './change.ts'
import { slots } from './slots.ts'
import { timeout } from './timeout.ts'

/** Every change with a meaning, in the order help and docs show them. */
export const WHAT_IFS: readonly WhatIf[] = [slots, timeout, cache, aggregate, accept202]
