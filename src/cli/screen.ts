import { isatty } from 'node:tty'

/** Why nothing can be drawn and no key be read here; nothing where both can. */
export function whyNoScreen(): string | undefined {
  if (!isatty(0)) return 'stdin is no terminal'
  if (!isatty(1)) return 'stdout is no terminal'
  if (process.env.TERM === 'dumb') return 'TERM is dumb'
  // As Ink has it: what is drawn over and over cannot be read out.
  if (process.env.INK_SCREEN_READER === 'true') return 'a screen reader is in use'
  return undefined
}
