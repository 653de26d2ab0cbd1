// Names as mailboxes and hosts spell them.

/** Longest part of a mailbox (64 characters) that two names and a lead's number may fill. */
const MAILBOX_PART_MAX = 24
/** RFC 1035: characters of one label of a host name. */
const LABEL_MAX = 63

/** `O'Connell` → `oconnell`, `Zoë` → `zoe`; empty for a name without Latin letters or digits. */
export function mailboxPart(name: string): string {
  return plain(name)
    .replace(/[^a-z0-9]/g, '')
    .slice(0, MAILBOX_PART_MAX)
}

/** `Kelly, O'Hara and Sons` → `kelly-ohara-and-sons`; likewise empty. */
export function hostLabel(name: string): string {
  const words = plain(name).match(/[a-z0-9]+/g) ?? []
  return words.join('-').slice(0, LABEL_MAX).replace(/-$/, '')
}

/** Lower case, without accents and apostrophes. */
function plain(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f'’]/g, '')
}
