import { describe, expect, it } from 'vitest'
import { readJsonPath } from '../../src/service/json-path.ts'

const BODY = JSON.stringify({
  email: 'a@b.c',
  score: 0,
  isNew: false,
  nothing: null,
  tags: ['x', 'y'],
  orders: [{ id: 1 }, { id: 2 }],
  'a b': 'quoted',
})

describe('a path into a request', () => {
  it.each([
    ['$.email', 'a@b.c'],
    ['$.score', 0],
    ['$.isNew', false],
    ['$.tags[1]', 'y'],
    ['$.tags[*]', 'x'],
    ['$..id', 1],
    ['$.orders[1:].id', 2],
    ["$['a b']", 'quoted'],
    ['$["a b"]', 'quoted'],
  ])('%s leads to the first value there', (path, value) => {
    expect(readJsonPath(BODY, path)).toBe(value)
  })

  it.each(['$.nowhere', '$.nothing', '$.tags', '$.orders[0]', '$.tags[9]', '$'])(
    '%s leads to nothing: no single value is there',
    (path) => {
      expect(readJsonPath(BODY, path)).toBeNull()
    },
  )

  it.each([undefined, '', 'no JSON', 'null', '7', '"email"', 'true'])(
    'leads to nothing in the body %j',
    (body) => {
      expect(readJsonPath(body, '$.email')).toBeNull()
      expect(readJsonPath(body, '$')).toBeNull()
      expect(readJsonPath(body, '$.length')).toBeNull()
    },
  )

  it.each(['$.__proto__', '$.constructor', '$.constructor.name', '$.toString'])(
    '%s leads to nothing that the body does not have itself',
    (path) => {
      expect(readJsonPath(BODY, path)).toBeNull()
    },
  )

  it.each([undefined, '', 'email=a%40b.c', '<a/>', '{', '"text"', 'null'])(
    'leads to nothing in %j',
    (body) => {
      expect(readJsonPath(body, '$.email')).toBeNull()
    },
  )

  it.each([500_000, 65])('a body that nests %i deep is not looked into', (depth) => {
    const body = `${'['.repeat(depth)}{"id":1}${']'.repeat(depth)}`
    expect(readJsonPath(body, '$..id')).toBeNull()
    expect(readJsonPath(`[${body}, {"id":1}]`, '$[1].id')).toBeNull()
  })

  it('a body of 64 levels is', () => {
    const body = `${'['.repeat(63)}{"id":1}${']'.repeat(63)}`
    expect(readJsonPath(body, '$..id')).toBe(1)
  })
})
