import { OF_ANSWERS } from './mutants.ts'
import { proveMutants } from './prove.ts'

proveMutants(OF_ANSWERS)
