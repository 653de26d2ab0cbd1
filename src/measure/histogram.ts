// A histogram of fixed size for numbers from 0 to 2^53: log-linear, 1,024 buckets an octave, so no
// bucket is wider than 0.1% of its values. The bucket is read off the bits of the float itself. Each
// bucket keeps the largest value it got, so a percentile is always a value that really occurred, and
// one that occurs alone in its bucket (50 ms among 30 s) is exact. Hot: three records a call;
// `npm run bench`. A published histogram of this kind took twenty times as long a record.

/** Mantissa bits that choose a bucket inside an octave. */
const PRECISION_BITS = 10
const OCTAVE_COUNT = 54
const BUCKET_COUNT = OCTAVE_COUNT << PRECISION_BITS
/** The high word of 1.0: values are shifted by one, so that 0 has a place too. */
const FIRST_BUCKET = 0x3ff00000 >>> PRECISION_BITS

// Little-endian, as is every machine Node runs on: the second word is the high one.
const float = new Float64Array(1)
const words = new Uint32Array(float.buffer)

export class Histogram {
  readonly #counts = new Float64Array(BUCKET_COUNT)
  readonly #largest = new Float64Array(BUCKET_COUNT)
  /** The buckets between these, both included, are all that is not empty: runs of a few calls are many. */
  #lowest = BUCKET_COUNT
  #highest = -1
  #count = 0
  #sum = 0
  #max = 0

  get count(): number {
    return this.#count
  }

  get max(): number {
    return this.#max
  }

  /** Of all values; beyond 2^53 in all it is good to 15 digits. 0 when there are none. */
  get mean(): number {
    return this.#count === 0 ? 0 : this.#sum / this.#count
  }

  /** `value`: 0 to 2^53 − 2. */
  record(value: number): void {
    float[0] = value + 1
    const bucket = ((words[1] ?? 0) >>> PRECISION_BITS) - FIRST_BUCKET
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1
    if (value > (this.#largest[bucket] ?? 0)) this.#largest[bucket] = value
    if (bucket < this.#lowest) this.#lowest = bucket
    if (bucket > this.#highest) this.#highest = bucket
    if (value > this.#max) this.#max = value
    this.#count++
    this.#sum += value
  }

  /** The smallest value recorded that at least `share` (0 to 1) of all values do not exceed, at most
   *  0.1% too large. 0 when there are none. */
  percentile(share: number): number {
    const wanted = Math.max(1, Math.ceil(share * this.#count))
    let seen = 0
    for (let bucket = this.#lowest; bucket <= this.#highest; bucket++) {
      seen += this.#counts[bucket] ?? 0
      if (seen >= wanted) return this.#largest[bucket] ?? 0
    }
    return this.#max
  }

  /** Buckets that are not empty, from the smallest: the largest value and how many. */
  *buckets(): Generator<{ readonly largest: number; readonly count: number }> {
    for (let bucket = this.#lowest; bucket <= this.#highest; bucket++) {
      const count = this.#counts[bucket] ?? 0
      if (count > 0) yield { largest: this.#largest[bucket] ?? 0, count }
    }
  }
}
