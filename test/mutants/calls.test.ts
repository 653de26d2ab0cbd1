import { OF_CALLS } from './mutants.ts'
import { proveMutants } from './prove.ts'

proveMutants(OF_CALLS)
