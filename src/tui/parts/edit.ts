import type { Stage } from '../screen.ts'

/** Opens a file in the user's editor; `done` once it is closed. */
export function edit(stage: Stage, file: string, done: () => void): void {
  const editor = process.env.VISUAL ?? process.env.EDITOR
  if (editor === undefined) stage.say('EDITOR is not set: there is no editor to open.', 'bad')
  else stage.lend({ command: [...editor.split(' '), file], done })
}
