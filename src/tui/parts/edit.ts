import type { Stage } from '../screen.ts'

/** Opens a file in the user's editor; `done` once it is closed. */
export function edit(stage: Stage, file: string, done: () => void): void {
  const { VISUAL, EDITOR } = process.env
  const editor = VISUAL || EDITOR // One that is set to nothing is not set.
  if (!editor) stage.say('EDITOR is not set: there is no editor to open.', 'bad')
  else stage.lend({ command: [...editor.split(' '), file], done })
}
