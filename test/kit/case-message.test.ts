import { expect, it } from 'vitest'
import { planConformance } from '../../src/index.ts'
import { caseMessage } from '../../src/kit/case-message.ts'

it('says what is expected of a case, who says so, what came, and how to run it alone', async () => {
  const id = 'outcomes/one GET'
  const executor = async () => []
  const [planned] = (await planConformance(executor, { only: [id] })).filter(
    ({ isAsked }) => isAsked,
  )
  if (!planned) throw new Error('the case is not there')
  expect(caseMessage(planned, await planned.run(executor))).toBe(`\
outcomes/one GET
  one-request: A call is one request.
  decision 5; [DOC] §4.4: a call is one request
  request
    expected one
    actual   none reached a service
  number of requests
    expected 1
    actual   0
  alone with only: ["outcomes/one GET"]`)
})
