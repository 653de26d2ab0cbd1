// A suite for `node:test`, run by `assert.test.ts`: one claim that holds and one that does not.
import test from 'node:test'
import { simulate } from '../../src/index.ts'
import { assertFinishesWithin, assertMapsOnlyOn2xx } from '../../src/kit/assert.ts'
import { busy, careless } from './reports.ts'

test('in time', async () => {
  assertFinishesWithin(await simulate(busy), '1s')
})

test('only on 2xx', async () => {
  assertMapsOnlyOn2xx(await simulate(busy, { executor: careless }))
})
