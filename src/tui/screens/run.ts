// A run as it goes on: the clock, how far it is, and every figure of the report so far.
import {
  backlogSection,
  countText,
  endingsSection,
  histogramSection,
  type Line,
  type LiveFacts,
  type LiveRun,
  type Pace,
  progressBar,
  prose,
  quantityText,
  type Report,
  rateText,
  shortDurationText,
  sideBySide,
  slotTimeSection,
  span,
  startLive,
  verdictSection,
} from '../../index.ts'
import type { Key, Size } from '../app.ts'
import { type Rehearsal, runCommand } from '../rehearsal.ts'
import type { Screen, Stage } from '../screen.ts'
import { resultScreen } from './result.ts'

/** Virtual seconds a second, from the slowest. */
const PACES: readonly Pace[] = [1, 10, 100, 1_000, 10_000, 'max']
const WIDE_COLUMNS = 100
const GUTTER = 3

export function runScreen(stage: Stage, rehearsal: Rehearsal): Screen {
  let seen: { readonly report: Report; readonly live: LiveFacts } | undefined
  let paceIndex = PACES.length - 1
  let isPaused = false
  let isLeft = false
  const run: LiveRun = startLive(rehearsal.file, {
    fidelity: rehearsal.fidelity,
    load: { set: rehearsal.set, ...stage.given },
    onReport(report, live) {
      seen = { report, live }
      stage.changed()
    },
  })
  stage.start(async () => {
    const report = await run.ended
    if (!isLeft)
      stage.replace(
        resultScreen(stage, { report, rehearsal, again: () => runScreen(stage, rehearsal) }),
      )
  })

  const setPace = (): void => run.pace(isPaused ? 'paused' : (PACES[paceIndex] ?? 'max'))
  function quicken(steps: number): boolean {
    paceIndex = Math.max(0, Math.min(PACES.length - 1, paceIndex + steps))
    isPaused = false
    setPace()
    return true
  }

  return {
    title: `Run · ${rehearsal.file} · ${rehearsal.fidelity}`,
    hints: () => [
      { keys: 'space', does: isPaused ? 'go on' : 'pause' },
      { keys: 'n', does: 'next instant' },
      { keys: '←→', does: 'slower, faster' },
      { keys: 'x', does: 'stop here' },
    ],
    command: () => runCommand(rehearsal),
    close() {
      isLeft = true
      run.stop()
    },
    lines: (size) =>
      seen
        ? runLines(seen, { isPaused, pace: PACES[paceIndex] ?? 'max' }, size)
        : prose('starting…', size.columns, 'faint'),
    press(key: Key) {
      switch (key) {
        case ' ':
        case 'p':
          isPaused = !isPaused
          setPace()
          return true
        case 'n':
        case '.':
          isPaused = true
          setPace()
          run.step()
          return true
        case 'left':
        case 'h':
        case '-':
          return quicken(-1)
        case 'right':
        case 'l':
        case '+':
          return quicken(1)
        case 'x':
          run.stop()
          return true
        default:
          return false
      }
    },
  }
}

interface Going {
  readonly isPaused: boolean
  readonly pace: Pace
}

function runLines(
  { report, live }: { readonly report: Report; readonly live: LiveFacts },
  going: Going,
  { columns }: Size,
): readonly Line[] {
  const isWide = columns >= WIDE_COLUMNS
  const half = isWide ? Math.floor((columns - GUTTER) / 2) : columns
  const left = [
    ...endingsSection(report, half - 2),
    [],
    ...slotTimeSection(report, half - 2),
    [],
    ...backlogSection(report, half - 2),
  ]
  const right = [...histogramSection(report, half - 2), [], ...verdictSection(report, half - 2)]
  return [
    ...clockLines(live, going),
    [],
    ...(isWide ? sideBySide(left, right, half + GUTTER) : [...left, [], ...right]),
  ]
}

function clockLines(live: LiveFacts, { isPaused, pace }: Going): readonly Line[] {
  const { virtualUs, leadsDone, leadsOffered, inFlight, waiting, callsPerSecond } = live
  const speed = isPaused
    ? 'paused'
    : pace === 'max'
      ? 'as fast as it goes'
      : `${countText(Number(pace))}×`
  return [
    [
      span(shortDurationText(virtualUs), 'strong'),
      span('  virtual  ', 'faint'),
      span(speed, isPaused ? 'warning' : 'plain'),
      span(`  ${rateText(callsPerSecond, 'call')}`, 'faint'),
    ],
    [
      span(progressBar(leadsDone, leadsOffered), 'bar'),
      span(` ${countText(leadsDone)} / ${quantityText(leadsOffered, 'lead')}`),
      span(`  ${countText(inFlight)} in flight, ${countText(waiting)} waiting`, 'faint'),
    ],
  ]
}
