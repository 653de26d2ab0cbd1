import { expect, it } from 'vitest'
import { isLoopbackAddress, isOwnName } from '../../src/fidelity/loopback.ts'

it.each(['127.0.0.1', '127.255.1.2', '::1', '[::1]', '::ffff:127.0.0.1', '::1%lo'])(
  '%s is this machine',
  (address) => {
    expect(isLoopbackAddress(address)).toBe(true)
  },
)

it.each([
  '10.0.0.1',
  '128.0.0.1',
  '169.254.169.254',
  '0.0.0.0',
  '::',
  '::2',
  '::ffff:10.0.0.1',
  '127.0.0.1.example.com',
  'localhost',
  '',
])('%s is not', (address) => {
  expect(isLoopbackAddress(address)).toBe(false)
})

it.each(['127.0.0.1:4010', '10.1.2.3', '[::1]:4010', 'localhost:4010', 'LOCALHOST', 'box.lan:80'])(
  'a Host header of %s names the machine that listens on box.lan',
  (host) => {
    expect(isOwnName(host, 'box.lan')).toBe(true)
  },
)

it.each([
  'evil.example.com',
  'localhost.example.com',
  '127.0.0.1.nip.io',
  '',
  'box.lan.example.com',
])('a Host header of %j does not', (host) => {
  expect(isOwnName(host, 'box.lan')).toBe(false)
})
