/** What every plan of several points says that was stopped. */
export const STOPPED = 'Stopped before its end: some points have fewer runs.'
