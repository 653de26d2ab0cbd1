import { originOf } from '../executor/url.ts'
import type { Scenario } from '../scenario/model.ts'

/** The names of the webhooks, and the index of the service that each calls; −1 where there is none. */
export function namesOf({ webhooks, services }: Pick<Scenario, 'webhooks' | 'services'>) {
  return {
    webhooks: webhooks.map(({ name }) => name),
    serviceOf: webhooks.map(({ url }) =>
      services.findIndex(({ origin }) => origin === originOf(url)),
    ),
  }
}
