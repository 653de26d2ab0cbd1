import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { paced } from '../../src/tui/hooks/paced.ts'
import { countingApp } from './counting-app.ts'

describe('changes are told as frames', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('a change every millisecond makes fifteen frames in a second', () => {
    const { app, told } = watched()
    for (let ms = 0; ms < 1_000; ms++) {
      app.change()
      vi.advanceTimersByTime(1)
    }
    expect(told).toHaveBeenCalledTimes(15)
  })

  it('the first change is told at once, and all of one turn together', () => {
    const { app, told } = watched()
    app.change()
    app.change()
    expect(told).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(told).toHaveBeenCalledTimes(1)
  })

  it('the last change is told too', () => {
    const { app, told } = watched()
    app.change()
    vi.advanceTimersByTime(10)
    app.change()
    vi.advanceTimersByTime(1_000)
    expect(told).toHaveBeenCalledTimes(2)
  })

  it('nobody is told who no longer listens', () => {
    const { app, told, stop } = watched()
    app.change()
    stop()
    vi.advanceTimersByTime(1_000)
    expect(told).not.toHaveBeenCalled()
  })
})

function watched() {
  const app = countingApp()
  const told = vi.fn()
  return { app, told, stop: paced(app).subscribe(told) }
}
