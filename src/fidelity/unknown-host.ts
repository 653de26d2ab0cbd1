/** What a connection to an origin ends with that nobody mocks: for its client a name that is not found, as the
 *  resolver of the system says it. */
export function unknownHost(origin: string): Error {
  return Object.assign(new Error(`no service is mocked at ${origin}`), { code: 'ENOTFOUND' })
}
