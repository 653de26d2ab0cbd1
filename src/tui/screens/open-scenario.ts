import type { Stage } from '../screen.ts'
import { dialsScreen } from './dials.ts'

/** Reads a scenario and shows its dials; what is wrong with it is said. */
export function openScenario(stage: Stage, file: string): void {
  stage.start(async () => {
    const { dialsOf, loadScenario } = await import('../../index.ts')
    const scenario = await loadScenario(file, stage.given)
    stage.open(dialsScreen(stage, { file, scenario, dials: dialsOf(scenario) }))
  })
}
