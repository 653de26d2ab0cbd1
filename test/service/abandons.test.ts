import { describe, expect, it } from 'vitest'
import { us } from '../../src/time/instant.ts'
import { arrival, fates, serve } from './serving.ts'

describe('a request whose sender has hung up', () => {
  it('is answered all the same where it goes on', () => {
    expect(fates({ abandons: 'continue' }, [arrival(0, 100, 30)])).toEqual([100])
  })

  it('is answered by nobody where it is cancelled', () => {
    const { replies } = serve({ abandons: 'cancel' }, [arrival(0, 100, 30)])
    expect(replies[0]).toMatchObject({ afterUs: 'never', isAnswer: false })
  })

  it('counts as answered when the reply is complete at that very instant', () => {
    expect(fates({ abandons: 'cancel' }, [arrival(70, 30, 100), arrival(70, 31, 100)])).toEqual([
      30,
      'never',
    ])
  })

  it('is cancelled when only a cold start makes it late', () => {
    const coldStart = { idleUs: us(1_000), addsUs: us(100) }
    expect(fates({ abandons: 'cancel', coldStart }, [arrival(0, 10, 50)])).toEqual(['never'])
  })

  it('is answered to the end once the answer has begun to come', () => {
    const visits = [
      { ...arrival(0, 30, 30), dripUs: 100 },
      { ...arrival(0, 31, 30), dripUs: 100 },
    ]
    expect(fates({ abandons: 'cancel' }, visits)).toEqual([130, 'never'])
  })

  it('stays without an answer that would never have come', () => {
    expect(fates({ abandons: 'cancel' }, [arrival(0, 'never', 30)])).toEqual(['never'])
  })
})
