import { fileURLToPath } from 'node:url'

/** The folder of the scenarios that come with hookdrill. */
export const SHIPPED = fileURLToPath(new URL('../../scenarios', import.meta.url))
