/** A word of a command as it is pasted into a POSIX shell. */
export function shellQuoted(text: string): string {
  return /^[\w./=:@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}
