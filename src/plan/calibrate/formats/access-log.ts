// Lines of a web server, common or combined, with how long it took as the last field: nginx's $request_time is
// in seconds and has decimals, Apache's %D is in whole µs.
import { badDuration, durationUsOf } from '../duration-cell.ts'
import { type Item, ItemTally, linesOf, type SampleFormat, type UnitName } from '../read-samples.ts'
import { statusOf } from '../status-cell.ts'

const LINE = /^\S+ \S+ .{1,200}?\[[^\]]{1,60}\] "(?:[^"\\]|\\.)*" (\d{3}|-) (?:\d+|-)(.*)$/
const TIME_AT_END = /(?:^|[\s"=])(\d+(?:\.\d+)?)"?\s*$/
/** What nginx logs when the client has hung up: the answer would have taken longer. */
const CLIENT_GONE = 499
const NO_TIME = 'it does not end with a time. Log $request_time (nginx) or %D (Apache) last'
/** Lines that are looked at to tell the format. */
const LOOKED_AT = 20

export const accessLog: SampleFormat = {
  name: 'access-log',
  title: 'an access log, common or combined, with the time at the end of each line',
  item: 'line',
  detects: (head) => head.split('\n', LOOKED_AT).some((line) => LINE.test(line.trim())),
  read(text, { unit: asked }) {
    const tally = new ItemTally()
    let unit = asked
    for (const { line, number } of linesOf(text)) {
      const [, status = '', rest = ''] = LINE.exec(line) ?? []
      const time = TIME_AT_END.exec(rest)?.[1]
      unit ??= time === undefined ? undefined : unitOf(time)
      const item =
        status === '' ? { why: 'it is no line of an access log' } : itemOf(status, time, unit)
      tally.take(item, () => `line ${number}`)
    }
    return tally.samples(asked === undefined && unit ? [ASSUMED[unit]] : [])
  },
}

const ASSUMED: Readonly<Record<UnitName, string>> = {
  s: 'The last field is taken as seconds, like nginx’s $request_time: it has decimals. --unit says otherwise.',
  us: 'The last field is taken as µs, like Apache’s %D: it is a whole number. --unit says otherwise.',
  ms: '',
  ns: '',
}

function unitOf(time: string): UnitName {
  return time.includes('.') ? 's' : 'us'
}

function itemOf(statusText: string, time: string | undefined, unit: UnitName | undefined): Item {
  const durationUs = durationUsOf(time, unit ?? 'us')
  if (time === undefined) return { why: NO_TIME }
  if (durationUs === undefined) return badDuration(time)
  const status = statusOf(statusText)
  if (status === CLIENT_GONE) return { durationUs, isTimeout: true }
  if (status === undefined) return { why: `its status is "${statusText}"` }
  return { durationUs, status }
}
