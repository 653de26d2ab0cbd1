// The third part of docs/validation.md: the same campaigns by SimPy, with the luck of hookdrill, call by
// call, and with its own.
import { OTHER_REPLICATIONS, OWN_REPLICATIONS } from './drawn-case.ts'
import { DRAWN_CASES } from './drawn-cases.ts'
import { ownLuck } from './own-luck.ts'
import type { Part } from './part.ts'
import { sameLuck } from './same-luck.ts'
import { simulatedBySimpy } from './simpy.ts'
import { traceOf } from './traced-case.ts'
import { TRACED_CASES } from './traced-cases.ts'

export async function bySimpy(): Promise<Part> {
  const results = simulatedBySimpy({
    traced: await Promise.all(TRACED_CASES.map((each) => traceOf(each))),
    drawn: DRAWN_CASES.map(({ other }) => other),
  })
  const same = await sameLuck(TRACED_CASES, results.traced)
  const own = await ownLuck(DRAWN_CASES, results.drawn)
  return {
    text: `## Against SimPy

SimPy is a well-known simulator of processes and resources in Python.
[simpy_campaign.py](../scripts/validation/simpy_campaign.py) is a campaign as its users would write one: slots and
workers are a \`Resource\`, a call is a process, its time limit an \`answer | limit\`. It shares no line with
hookdrill, and where it can it goes about things another way: requests really stand in line before workers, who
hangs up really leaves it, and the rate limit is a virtual schedule, not a bucket of tokens.

### With the same luck

hookdrill draws when each lead arrives and what each call would be answered, after how long, if nobody else
called, and hands that over. All the rest, who waits, who is refused, who times out and when everybody is through,
each program works out for itself. Compared are of each call when it asked for a slot, when it got one, when it
ended and how; of each lead when it came and when it was through. All of that is in whole microseconds, and no
number may differ. A figure that both come to stands once.

${same.text}
### With luck of its own

Python's own generator draws, and both simulate the campaign many times: hookdrill ${OWN_REPLICATIONS} times, SimPy ${OTHER_REPLICATIONS}. The
99.9% interval of the difference of both means (Welch) has to hold 0, and the chance that one distribution gives two
samples so far apart (Kolmogorov and Smirnov) has to be more than 0.1%. A right program fails each of these once in
1,000 rows.

${own.text}`,
    disagreements: [...same.disagreements, ...own.disagreements],
  }
}
