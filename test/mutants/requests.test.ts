import { OF_REQUESTS } from './mutants.ts'
import { proveMutants } from './prove.ts'

proveMutants(OF_REQUESTS)
