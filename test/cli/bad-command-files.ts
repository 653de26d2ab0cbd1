// What lies in the folder in which the bad commands are typed.

const SCENARIO = `name: x
instance: { concurrency: 1, timeout: 30s }
leads: { count: 10 }
campaign: { flow: [{ call: enrich }] }
webhooks:
  enrich:
    url: https://api.example.com/v1
services:
  https://api.example.com: { latency: 50ms, replies: [{ status: 200, json: {} }] }
`

export interface BadCommandFile {
  readonly name: string
  /** What it is, for the page. */
  readonly what: string
  readonly text: string | Uint8Array
}

export const BAD_COMMAND_FILES: readonly BadCommandFile[] = [
  { name: 'x.yaml', what: 'a scenario of 10 leads', text: SCENARIO },
  { name: 'y.yaml', what: 'the same again', text: SCENARIO },
  { name: 'empty.yaml', what: 'nothing', text: '' },
  { name: 'empty.csv', what: 'nothing', text: '' },
  {
    name: 'binary.yaml',
    what: 'a picture by another name',
    text: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0xff, 0xfe),
  },
  { name: 'utf16.yaml', what: 'UTF-16', text: Buffer.from('\ufeffname: x\n', 'utf16le') },
  { name: 'tab.yaml', what: 'a tab as indentation', text: 'campaign:\n\tflow: []\n' },
  { name: 'broken.json', what: 'JSON that was cut off', text: '{ "name": ' },
  { name: 'notes.txt', what: 'a word', text: 'hello\n' },
  { name: 'list.csv', what: 'columns `a` and `b`', text: 'a,b\n1,2\n' },
  { name: 'half.json', what: 'a part of a report', text: '{ "format": "hookdrill-report/1" }' },
  { name: 'five.ts', what: '`export default 5`', text: 'export default 5\n' },
  { name: 'none.ts', what: '`export const executor = 5`', text: 'export const executor = 5\n' },
  {
    name: 'executor.ts',
    what: 'an executor that is a function',
    text: 'export default async () => []\n',
  },
  { name: 'throws.ts', what: 'code that throws', text: "throw new Error('no database')\n" },
  { name: 'typo.ts', what: 'code that does not parse', text: 'export default {\n' },
  { name: 'sideways.keys', what: 'a key that is none', text: 'press sideways\n' },
  { name: 'frames.keys', what: 'a script with a frame', text: 'frame library\n' },
]
