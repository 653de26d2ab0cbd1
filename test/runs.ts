/** Whether this is a Node of `.ci/run` besides ours. */
export const isOtherNode = process.env.HOOKDRILL_OTHER_NODE !== undefined

/** How many examples a property is tried with that takes long: on the other Nodes of `.ci/run` a tenth, for the same
 *  arithmetic has been tried in full on ours. */
export function runs(count: number): number {
  return isOtherNode ? Math.ceil(count / 10) : count
}
