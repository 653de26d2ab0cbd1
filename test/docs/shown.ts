// What a page shows of an output is the output. `…` on a line of its own stands for lines that are left
// out, and within a line for what no two runs have in common.

/** Matches the whole of what was printed, and nothing else. */
export function shownAs(text: string): RegExp {
  const pattern = text.trimEnd().split('\n').map(lineShown)
  return new RegExp(`^${pattern.join('')}\\n*$`)
}

function lineShown(line: string): string {
  if (line === '…') return '(?:.*\\n)*?'
  const asItIs = line.trimEnd().replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')
  return `${asItIs.replaceAll('…', '.*')} *\\n`
}
