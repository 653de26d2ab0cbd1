type Defined<Part> = { [Key in keyof Part]: Exclude<Part[Key], undefined> }

/** What is left of a part when it is written down: what is undefined is not there. */
export function written<Part extends object>(part: Part): Partial<Defined<Part>> {
  const members = Object.entries(part).filter(([, value]) => value !== undefined)
  return Object.fromEntries(members) as Partial<Defined<Part>> // the same keys, fewer of them
}
