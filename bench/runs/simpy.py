"""The campaign of the `model` workload in plain SimPy: everybody at once, 20 slots, log-normal latency with
a median of 50 ms and a 99th percentile of 900 ms, cut at 30 s. Counts, and no more: nothing is judged.
Takes a number of leads and prints what it did as JSON."""

import hashlib
import json
import math
import random
import sys
import time

# This file is called like the package; the folder of a script comes first.
sys.path.pop(0)
import simpy  # noqa: E402

SLOTS = 20
MEDIAN = 0.05
SIGMA = math.log(0.9 / 0.05) / 2.3263478740408408
TIMEOUT = 30.0


def lead(env, slots, luck, ended):
    with slots.request() as slot:
        yield slot
        latency = luck.lognormvariate(math.log(MEDIAN), SIGMA)
        yield env.timeout(min(latency, TIMEOUT))
        ended["timeout" if latency > TIMEOUT else "answered"] += 1


def main():
    leads = int(sys.argv[1])
    started = time.perf_counter()
    env = simpy.Environment()
    slots = simpy.Resource(env, capacity=SLOTS)
    luck = random.Random(1)
    ended = {"answered": 0, "timeout": 0}
    for _ in range(leads):
        env.process(lead(env, slots, luck, ended))
    env.run()
    seconds = time.perf_counter() - started
    came_to = json.dumps([env.now, ended])
    print(json.dumps({
        "calls": sum(ended.values()),
        "seconds": seconds,
        "delaySeconds": env.now,
        "digest": hashlib.sha256(came_to.encode()).hexdigest()[:12],
    }))


main()
