export type ValueTest = { readonly is: string | number | boolean | null }
export function compileTest(test: ValueTest): (value: unknown) => boolean {
  return (value) => value === test.is
}
