import { between, type Us } from '../time/instant.ts'
import type { Reply } from './definition.ts'

/** From a request's arrival to the header of its reply. For a hang: never. */
export function headerAfterUs({ afterUs, drops }: Reply): Us | 'never' {
  return drops && afterUs !== 'never' ? between(drops.spanUs, afterUs) : afterUs
}
