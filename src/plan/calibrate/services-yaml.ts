// What was learned, as a piece of a scenario: `services`, and how leads arrive where that is known. What each is
// made of stands above it, as a comment.
import { Document, isMap, isScalar, isSeq, type Pair, visit } from 'yaml'
import { wrap } from '../../report/display-width.ts'
import { count, duration, quantity, share } from '../../report/format.ts'
import { plainText } from '../../report/mask.ts'
import { VERSION } from '../../version.ts'
import type { CalibratedLatency, CalibratedService, Calibration } from './calibration.ts'
import { writtenRate } from './written-service.ts'

/** Lists of samples are long. */
const LINE_WIDTH = 100

export function servicesYaml(calibration: Calibration): string {
  const { services, arrivals } = calibration
  const written = new Map(services.map(({ origin, written: service }) => [origin, service]))
  const document = new Document({
    ...(arrivals && { campaign: { arrivals: { poisson: writtenRate(arrivals.perSecond) } } }),
    services: written,
  })
  document.commentBefore = ` ${headline(calibration)}`
  const map = document.get('services')
  if (isMap(map)) {
    for (const [index, pair] of map.items.entries()) {
      const service = services[index]
      if (service) comment(pair, commentFor(service, calibration.timeoutUs))
    }
  }
  visit(document, {
    Pair: (_, { key, value }) => {
      if (isScalar(key) && key.value === 'samples' && isSeq(value)) value.flow = true
    },
  })
  return packed(document.toString({ lineWidth: LINE_WIDTH }))
}

/** Lists of samples, that `yaml` writes one a line, as many on a line as there is room for. */
function packed(text: string): string {
  return text.replace(SAMPLES, (_, indent: string, items: string) => {
    const inner = `${indent}  `
    const lines = wrap(
      items.replace(/\s+/g, ' ').replace(/,? $/, ''),
      LINE_WIDTH - inner.length - 1,
    )
    return `${indent}samples: [\n${lines.map((line) => `${inner}${line}\n`).join('')}${indent}]`
  })
}

const SAMPLES = /^( *)samples:\n +\[\n +([^\]]*)\]/gm

function headline({ sources }: Calibration): string {
  const names = sources.map(({ name }) => plainText(name)).join(', ')
  return `Written by hookdrill ${VERSION} calibrate from ${names}.`
}

function comment({ key }: Pair, text: string): void {
  if (isScalar(key)) key.commentBefore = ` ${text}`
}

function commentFor(
  { name, callCount, givenUpCount, latency }: CalibratedService,
  timeoutUs: number,
): string {
  const given = givenUpCount === 0 ? 'none' : count(givenUpCount)
  const limit = latency ? ` (timeout ${duration(timeoutUs)})` : ''
  const calls = `${plainText(name)}: ${quantity(callCount, 'call')}, ${given} given up${limit}.`
  return `${calls} ${latencyWords(latency)}`
}

function latencyWords(latency: CalibratedLatency | null): string {
  if (latency === null) return 'No durations there: the latency is made up.'
  const [best] = latency.fits
  if (latency.basis === 'nothing') return 'No call was answered.'
  if (!best) return 'Too few answers to tell families apart: durations as measured.'
  if (latency.basis === 'samples') return 'No family fits well enough: durations as measured.'
  const off = `off by ${share(best.distance)} of calls at most`
  return `${best.family[0]?.toUpperCase()}${best.family.slice(1)}, ${off}.`
}
