import { useMemo, useSyncExternalStore } from 'react'
import type { Line } from '../../index.ts'
import type { App, Size } from '../app.ts'
import { fittingFrame } from '../terminal/fitting-frame.ts'
import { paced } from './paced.ts'

/** The lines to show now. */
export function useFrame(app: App, size: Size): readonly Line[] {
  const frames = useMemo(() => paced(app), [app])
  useSyncExternalStore(frames.subscribe, frames.count)
  return fittingFrame(app, size)
}
