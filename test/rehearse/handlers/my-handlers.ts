// Handlers as people write them, one behaviour a path.
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { bypass, delay, HttpResponse, http, passthrough } from 'msw'

const path = (name: string): string => `https://api.example.com/${name}`

const COMPRESSORS: Readonly<Record<string, (text: string) => Uint8Array<ArrayBuffer>>> = {
  gzip: (text) => gzipSync(text),
  deflate: (text) => deflateSync(text),
  br: (text) => brotliCompressSync(text),
  zstd: (text) => zstdCompressSync(text),
}

/** Begins anew with every run. */
let count = 0

const encoder = new TextEncoder()

export const handlers = [
  http.post(path('answered'), async ({ request }) => {
    const { email } = JSON.parse(await request.text())
    return HttpResponse.json({ score: email.length }, { headers: { 'X-Kind': 'custom' } })
  }),
  http.post(path('delayed'), async () => {
    await delay(1_200)
    return HttpResponse.json({ score: 1 })
  }),
  http.post(path('real'), async () => {
    await delay()
    return HttpResponse.json({ score: 2 })
  }),
  http.post(path('limit'), async () => {
    await delay(30_000)
    return HttpResponse.json({ score: 3 })
  }),
  http.post(path('infinite'), () => delay('infinite')),
  http.post(path('never'), () => new Promise<never>(() => {})),
  http.post(path('streamed'), () => {
    const stream = new ReadableStream({
      async start(controller) {
        for (const part of ['{ "score"', ': 4 }']) {
          await delay(100)
          controller.enqueue(encoder.encode(part))
        }
        controller.close()
      },
    })
    return new HttpResponse(stream, { headers: { 'Content-Type': 'application/json' } })
  }),
  http.post(path('endless'), () => {
    const piece = new Uint8Array(1_048_576)
    return new HttpResponse(new ReadableStream({ pull: (pieces) => pieces.enqueue(piece) }))
  }),
  http.post(path('counted'), () => HttpResponse.json({ score: ++count })),
  http.post(path('rolled'), () => HttpResponse.json({ score: Math.floor(Math.random() * 1e9) })),
  http.post(path('once'), () => HttpResponse.json({ score: 5 }), { once: true }),
  http.post(path('nothing'), () => {}),
  http.post(path('late-nothing'), async () => {
    await delay(70)
  }),
  http.post(path('passed'), () => passthrough()),
  http.post(path('closed'), () => HttpResponse.error()),
  http.post(path('rejected'), () => new HttpResponse(null, { status: 503 })),
  http.post(path('thrown-answer'), () => {
    throw HttpResponse.json({ score: 6 }, { status: 418 })
  }),
  http.post(path('compressed'), ({ request }) => {
    const coding = request.headers.get('accept-encoding') ?? ''
    const compress = Object.entries(COMPRESSORS).find(([name]) => name === coding)?.[1]
    const body = JSON.stringify({ score: 9 })
    if (!compress) return new HttpResponse(body)
    return new HttpResponse(compress(body), { headers: { 'Content-Encoding': coding } })
  }),
  http.post(path('broken'), () => {
    throw new Error('a mistake')
  }),
  http.post(path('bypassing'), async ({ request }) => {
    await fetch(bypass(request))
  }),
  http.post('https://elsewhere.example.com/*', () => HttpResponse.json({ score: 8 })),
]
