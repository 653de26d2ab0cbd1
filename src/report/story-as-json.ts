import { dataAsJson } from './as-json.ts'
import type { Story } from './story.ts'

/** A story as JSON: keys in the order of `story.ts`, two spaces, one newline. */
export function storyAsJson(story: Story): string {
  return dataAsJson(story)
}
