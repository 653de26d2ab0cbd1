/** Properties of other people's objects, replaced for a while and put back as they were. */
export class Patches {
  readonly #undo: (() => void)[] = []

  replace(owner: object, key: PropertyKey, value: unknown): void {
    const before = Object.getOwnPropertyDescriptor(owner, key)
    Object.defineProperty(owner, key, {
      configurable: true,
      enumerable: before?.enumerable ?? true,
      writable: true,
      value,
    })
    this.#undo.push(() => {
      if (before) Object.defineProperty(owner, key, before)
      else Reflect.deleteProperty(owner, key)
    })
  }

  /** Last replaced, first put back. */
  restore(): void {
    for (const undo of this.#undo.splice(0).reverse()) undo()
  }
}
