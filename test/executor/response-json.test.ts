import { describe, expect, it } from 'vitest'
import { type Found, parsePath } from '../../src/executor/path.ts'
import { readJson } from '../../src/executor/response-json.ts'

function found(body: string, attribute: string): Found | string {
  const reading = readJson(body)
  const path = parsePath(attribute)
  if (reading.kind === 'unreadable') return reading.reason
  return path.kind === 'path' ? reading.find(path) : path.rule
}

const leaf = (value: unknown, spelling?: string) => ({
  kind: 'leaf',
  leaf: value,
  isUntyped: false,
  isFirstOfMany: false,
  ...(spelling !== undefined && { spelling }),
})

describe('a JSON body', () => {
  it.each([
    ['"x"', 'x'],
    ['""', ''],
    ['1.5', 1.5],
    ['true', true],
    ['null', null],
    ['9007199254740991', 9007199254740991],
    ['1234567890123456.5', 1234567890123456.5],
    ['0.000001', 0.000001],
  ])('has a leaf %s', (json, value) => {
    expect(found(`{"a":[${json}]}`, 'a[0]')).toEqual(leaf(value))
  })

  // Decision 26: written as text, a number is what the service wrote.
  it.each([
    ['-9007199254740993', -9007199254740993n],
    ['123456789012345678901234567890', 123456789012345678901234567890n],
    ['9007199254740993.0', 9007199254740993n],
    ['9007199254740993.5', 9007199254740994],
    ['1.0', 1],
    ['1.50', 1.5],
    ['1e3', 1_000],
    ['1E+2', 100],
    ['1e21', 1e21],
    ['0.0000001', 1e-7],
    ['12345678.123456789', 12345678.123456789],
    ['-0', -0],
    ['-0.0', -0],
    ['1e999', Number.POSITIVE_INFINITY],
  ])('has a leaf that keeps its spelling %s', (json, value) => {
    for (const body of [`{"a":${json}}`, `{"a": ${json} ,"b":1}`]) {
      expect(found(body, 'a')).toEqual(leaf(value, json))
      expect(found(body, 'a.spelling')).toEqual({ kind: 'missing' })
    }
    expect(found(`[1,${json}]`, '[1]')).toEqual(leaf(value, json))
    expect(found(`[1,\n${json}]`, '[0]')).toEqual(leaf(1))
  })

  it('has texts that look like such numbers, and they are texts', () => {
    const text = '1.0, 1e21] -0'
    expect(found(JSON.stringify({ a: text, b: 1 }), 'a')).toEqual(leaf(text))
    expect(found(JSON.stringify({ a: text, b: 1 }), 'b')).toEqual(leaf(1))
  })

  // Decision 41: a double bends integers past 2^53, so none of them may be one.
  it.each([17, 100, 300, 309])('keeps every digit of an integer of %i digits', (length) => {
    const digits = '9'.repeat(length)
    expect(found(`{"a":-${digits}}`, 'a')).toEqual(leaf(BigInt(`-${digits}`), `-${digits}`))
  })

  it('has no place for an integer that no double can hold', () => {
    const digits = '9'.repeat(310)
    expect(found(`{"a":${digits}}`, 'a')).toEqual(leaf(Number.POSITIVE_INFINITY, digits))
  })

  it('may have any number of lists and objects one after the other', () => {
    const wide = `[${Array(2_000).fill('{"a":[{}]}').join(',')}]`
    expect(found(wide, '[1999].a')).toEqual({ kind: 'branch' })
  })

  it('may have any number of brackets in its texts', () => {
    const text = `${'['.repeat(3_000)}${'{"'.repeat(3_000)}\\`
    expect(found(JSON.stringify({ a: text, b: 1 }), 'b')).toEqual(leaf(1))
  })

  it('is as deep as lists and objects together', () => {
    const nested = (depth: number) => `${'[{"a":'.repeat(depth)}1${'}]'.repeat(depth)}`
    expect(found(nested(500), '[0].a')).toEqual({ kind: 'branch' })
    expect(found(nested(501), '[0].a')).toBe('nested deeper than 1000')
  })

  it('is read to a depth of 1,000 and not deeper', () => {
    const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
    expect(found(nested(1_000), '[0][0]')).toEqual({ kind: 'branch' })
    expect(found(nested(1_001), '[0][0]')).toBe('nested deeper than 1000')
    expect(found(nested(200_000), '[0][0]')).toBe('nested deeper than 1000')
    expect(found('{"a":'.repeat(100_000), 'a')).toBe('nested deeper than 1000')
  })

  it('is not deep because of braces in its texts', () => {
    const text = '{["\\'.repeat(1_000)
    expect(found(JSON.stringify({ a: text, b: { c: 1 } }), 'b.c')).toEqual(leaf(1))
    expect(found(JSON.stringify({ a: text }), 'a')).toEqual(leaf(text))
  })

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length'])(
    'has no %s unless it is written there',
    (key) => {
      expect(found('{"a":{}}', `a.${key}`)).toEqual({ kind: 'missing' })
      expect(found('[[]]', `[0].${key}`)).toEqual({ kind: 'missing' })
      expect(found(`{"a":{"${key}":"own"}}`, `a.${key}`)).toEqual(leaf('own'))
      expect(found(`{"a":{"${key}":12345678901234567890}}`, `a.${key}`)).toEqual(
        leaf(12345678901234567890n, '12345678901234567890'),
      )
    },
  )
})
