"""The campaigns of docs/validation.md as somebody would write them with SimPy: an independent model.

Reads JSON from stdin, {"traced": [...], "drawn": [...]}, and writes JSON to stdout. Times are whole
microseconds, which Python counts exactly.

A traced campaign brings its luck along: when each lead arrives, and what its services would answer to
each call, after how long, if nobody else called. Whose turn it is, who waits, who is refused and who
times out is worked out here. A drawn campaign brings only its distributions, and Python's own generator
draws; there are so many replications of it.

    python3 simpy_campaign.py < campaigns.json > results.json
"""

import json
import math
import random
import sys

import simpy

NEVER = None
REFUSAL_US = 10_000


class Service:
    """Answers a request after a while, unless it is refused, waits for a worker, or is given up."""

    def __init__(self, env, setup):
        self.env = env
        self.outages = setup.get("outages", [])
        self.gate = Gate(**setup["rateLimit"]) if "rateLimit" in setup else None
        self.workers = simpy.Resource(env, setup["workers"]) if "workers" in setup else None
        self.queue_max = setup.get("queue", math.inf)
        self.cancels = setup.get("abandons") == "cancel"

    def serve(self, service_us, status, hang_up):
        """A process. Its value is the status; `hang_up` happens when the sender gives up."""
        env = self.env
        if any(begin <= env.now < end for begin, end in self.outages):
            yield env.timeout(REFUSAL_US)
            return 503
        if self.gate and not self.gate.admits(env.now):
            yield env.timeout(REFUSAL_US)
            return 429
        if self.workers is None:
            yield env.event() if service_us is NEVER else env.timeout(service_us)
            return status
        is_busy = self.workers.count == self.workers.capacity
        if is_busy and len(self.workers.queue) >= self.queue_max:
            yield env.timeout(REFUSAL_US)
            return 503
        with self.workers.request() as turn:
            if self.cancels:
                yield turn | hang_up
                if not turn.triggered:
                    return NEVER
            else:
                yield turn
            if service_us is NEVER:
                # Nothing else would ever end it.
                if not hang_up.processed:
                    yield hang_up
                return NEVER
            work = env.timeout(service_us)
            yield work | hang_up if self.cancels else work
        return status


class Gate:
    """A rate limit by the virtual scheduling algorithm of ITU-T I.371, not by a bucket of tokens."""

    def __init__(self, everyUs, burst):
        self.every_us = everyUs
        self.tolerance_us = (burst - 1) * everyUs
        self.due_us = 0

    def admits(self, now):
        due = max(self.due_us, now)
        if due - now > self.tolerance_us:
            return False
        self.due_us = due + self.every_us
        return True


class Campaign:
    """Leads that go through a flow of calls and waits, over one pool of slots."""

    def __init__(self, setup, luck):
        self.env = env = simpy.Environment()
        self.slots = simpy.Resource(env, setup["slots"])
        self.limit_us = setup["limitUs"]
        self.flow = setup["flow"]
        self.again = setup.get("again")
        self.services = [Service(env, each) for each in setup["services"]]
        self.luck = luck
        self.calls = []
        self.ends = []

    def run(self, arrivals):
        self.env.process(self.arrive(arrivals))
        self.env.run()
        return self

    def arrive(self, arrivals):
        for lead, arrival_us in enumerate(arrivals):
            if arrival_us > self.env.now:
                yield self.env.timeout(arrival_us - self.env.now)
            self.env.process(self.journey(lead, self.flow))

    def journey(self, lead, flow):
        begun = self.env.now
        for step in flow:
            if "waitUs" in step:
                yield self.env.timeout(step["waitUs"])
            else:
                yield from self.call(lead, step)
        self.ends.append((lead, begun, self.env.now))

    def call(self, lead, step):
        env = self.env
        queued = env.now
        with self.slots.request() as slot:
            yield slot
            started = env.now
            service_us, status = self.luck(lead, step)
            limit = env.timeout(self.limit_us)
            service = self.services[step["service"]]
            answer = env.process(service.serve(service_us, status, limit))
            yield answer | limit
            # An answer of the very instant of the limit is in time.
            result = answer.value if answer.triggered else NEVER
        self.calls.append((lead, step["step"], queued, started, env.now, result))
        if self.again and result == self.again["status"]:
            env.process(self.journey(lead, self.again["flow"]))


def traced(setup):
    """Every call and every lead, for a comparison one by one."""
    replies = {(lead, step): (us, status) for lead, step, us, status in setup["replies"]}

    def luck(lead, step):
        return (step["takesUs"], 200) if "takesUs" in step else replies[lead, step["step"]]

    campaign = Campaign(setup, luck).run(setup["arrivals"])
    return {"calls": sorted(campaign.calls), "leads": sorted(campaign.ends)}


def drawn(setup):
    """A few figures of each replication, for a comparison of distributions."""
    generator = random.Random(setup["seed"])
    return [replication(setup, generator) for _ in range(setup["replications"])]


def replication(setup, generator):
    mu, sigma = math.log(setup["medianUs"]), setup["sigma"]
    hang = setup.get("hangShare", 0)

    def luck(lead, step):
        is_hanging = generator.random() < hang
        return NEVER if is_hanging else round(generator.lognormvariate(mu, sigma)), 200

    arrivals, now = [], 0.0
    for _ in range(setup["leads"]):
        if "perSecond" in setup:
            now += generator.expovariate(setup["perSecond"]) * 1e6
        arrivals.append(round(now))
    campaign = Campaign(setup, luck).run(arrivals)
    delays = [end - begun for _, begun, end in campaign.ends]
    return {
        "totalUs": max(end for _, _, end in campaign.ends),
        "delayUs": sum(delays) / len(delays),
        "timeouts": sum(status is NEVER for *_, status in campaign.calls),
    }


def main():
    campaigns = json.load(sys.stdin)
    results = {
        "traced": [traced(setup) for setup in campaigns["traced"]],
        "drawn": [drawn(setup) for setup in campaigns["drawn"]],
    }
    json.dump(results, sys.stdout)


main()
