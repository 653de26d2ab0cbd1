// What a mocked service's handler is given. It finds its call's stage by it and reads nothing else of it,
// so it carries neither headers nor body, and is its own clone: MSW clones every request before a handler
// sees it, and that was much of what a handler cost.
import type { FlightStage } from './flight-stage.ts'

export class ServiceRequest extends Request {
  readonly stage: FlightStage

  constructor(stage: FlightStage) {
    const { url, method } = stage.request
    super(url, { method })
    this.stage = stage
  }

  override readonly clone = (): this => this
}
