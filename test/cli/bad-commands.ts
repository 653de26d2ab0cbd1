// Commands that cannot work, and what is said about each: data for `bad-commands.test.ts` and for the page on bad
// input. Each is typed in a folder with the files of `bad-command-files.ts`; PORT is a port that is taken.

export interface BadCommand {
  /** What stands after `hookdrill`. */
  readonly typed: string
  readonly exitCode: 2 | 3
  /** Every line of stderr. Where one ends with … it goes on in words that are not ours. */
  readonly says: readonly string[]
}

/** Typed in a shell, by somebody who may not do everything: `secret.yaml` may not be read, the folder `locked` not
 *  be written to, but `locked/old.json` may. */
export const BAD_PLACES: readonly BadCommand[] = [
  {
    typed: 'hookdrill run x.yaml --no-progress > /dev/full',
    exitCode: 3,
    says: ['cannot write the result to stdout: no space left on the device'],
  },
  {
    typed: 'hookdrill run secret.yaml',
    exitCode: 3,
    says: ['cannot read the scenario secret.yaml: permission denied'],
  },
  {
    typed: 'hookdrill run x.yaml --json locked/new.json',
    exitCode: 3,
    says: ['cannot write locked/new.json: permission denied'],
  },
  {
    typed: 'hookdrill run x.yaml --json locked/old.json',
    exitCode: 3,
    says: [
      'cannot write locked/old.json: it may be written to, but its folder may not, where the new file is made before it takes the place of the old one',
    ],
  },
  {
    typed: 'hookdrill run typo.ts',
    exitCode: 2,
    says: ['scenario "typo.ts": it could not be loaded as a module: …'],
  },
  {
    typed: 'hookdrill tui < /dev/null',
    exitCode: 2,
    says: [
      'tui needs a terminal: stdin is no terminal. Use hookdrill run <scenario>, or --keys with --frames.',
    ],
  },
]

export const BAD_COMMANDS: Readonly<Record<string, readonly BadCommand[]>> = {
  'the command': [
    {
      typed: 'rum x.yaml',
      exitCode: 2,
      says: ["error: unknown command 'rum'", '(Did you mean run?)', 'See hookdrill --help.'],
    },
    {
      typed: 'x.yaml',
      exitCode: 2,
      says: ['"x.yaml": the first word is a command. Use hookdrill run x.yaml.'],
    },
    {
      typed: '--colour',
      exitCode: 2,
      says: ["error: unknown option '--colour'", 'See hookdrill --help.'],
    },
    {
      typed: 'run',
      exitCode: 2,
      says: ["error: missing required argument 'scenario'", 'See hookdrill run --help.'],
    },
    {
      typed: 'run x.yaml y.yaml',
      exitCode: 2,
      says: [
        "error: too many arguments for 'run'. Expected 1 argument but got 2: x.yaml, y.yaml.",
        'See hookdrill run --help.',
      ],
    },
    {
      typed: 'run x.yaml --lead-count 5',
      exitCode: 2,
      says: ["error: unknown option '--lead-count'", 'See hookdrill run --help.'],
    },
    {
      typed: 'run x.yaml --leads',
      exitCode: 2,
      says: ["error: option '--leads <count>' argument missing", 'See hookdrill run --help.'],
    },
    {
      typed: 'schema x',
      exitCode: 2,
      says: [
        "error: too many arguments for 'schema'. Expected 0 arguments but got 1: x.",
        'See hookdrill schema --help.',
      ],
    },
  ],
  "the scenario's file": [
    {
      typed: 'run gone.yaml',
      exitCode: 2,
      says: ['scenario "gone.yaml": there is no such file. Check the path.'],
    },
    {
      typed: 'run gone/x.yaml',
      exitCode: 2,
      says: [
        'scenario "gone/x.yaml": there is no such file. The folder does not exist either. Check the path.',
      ],
    },
    {
      typed: 'run z.yaml',
      exitCode: 2,
      says: ['scenario "z.yaml": there is no such file. Did you mean x.yaml?'],
    },
    {
      typed: "run ''",
      exitCode: 2,
      says: ['scenario "": there is no such file. Check the path.'],
    },
    {
      typed: 'run folder',
      exitCode: 2,
      says: ['scenario "folder": it is a folder, not a file. Name a file in it.'],
    },
    {
      typed: 'run empty.yaml',
      exitCode: 2,
      says: [
        'empty.yaml:1:1: The scenario is empty. Start with name, campaign, webhooks and services.',
        '1 mistake in empty.yaml; nothing was run.',
      ],
    },
    {
      typed: 'run binary.yaml',
      exitCode: 2,
      says: ['scenario "binary.yaml": it is not UTF-8 text. Save it as UTF-8.'],
    },
    {
      typed: 'run utf16.yaml',
      exitCode: 2,
      says: ['scenario "utf16.yaml": it is not UTF-8 text. Save it as UTF-8.'],
    },
    {
      typed: 'run tab.yaml',
      exitCode: 2,
      says: [
        'tab.yaml:2:1: A tab stands where the line is indented. Indent with spaces.',
        '1 mistake in tab.yaml; nothing was run.',
      ],
    },
    {
      typed: 'run broken.json',
      exitCode: 2,
      says: [
        'broken.json:1:1: A bracket opens here and is never closed. Close it, and indent the lines inside more than the line it opens in.',
        '1 mistake in broken.json; nothing was run.',
      ],
    },
    {
      typed: 'run notes.txt',
      exitCode: 2,
      says: [
        'notes.txt:1:1: "hello" is not a scenario, which is a mapping of keys to values. Start with name, campaign, webhooks and services.',
        '1 mistake in notes.txt; nothing was run.',
      ],
    },
    {
      typed: 'run five.ts',
      exitCode: 2,
      says: [
        'five.ts: 5 is not a scenario, which is a mapping of keys to values. Start with name, campaign, webhooks and services.',
        '1 mistake in five.ts; nothing was run.',
      ],
    },
    {
      typed: 'run throws.ts',
      exitCode: 2,
      says: ['scenario "throws.ts": it could not be loaded as a module: no database'],
    },
    {
      typed: 'run executor.ts',
      exitCode: 2,
      says: [
        'scenario "executor.ts": it exports an executor. Name a scenario here, and the executor with --executor.',
      ],
    },
    {
      typed: 'lint gone.yaml',
      exitCode: 2,
      says: ['scenario "gone.yaml": there is no such file. Check the path.'],
    },
    {
      typed: 'serve gone.yaml',
      exitCode: 2,
      says: ['scenario "gone.yaml": there is no such file. Check the path.'],
    },
    {
      typed: 'explain gone.yaml --lead 0',
      exitCode: 2,
      says: ['scenario "gone.yaml": there is no such file. Check the path.'],
    },
    {
      typed: 'fuzz gone.yaml',
      exitCode: 2,
      says: ['scenario "gone.yaml": there is no such file. Check the path.'],
    },
  ],
  '--leads, --seed and --concurrency, of every command': [
    {
      typed: 'run x.yaml --leads -1',
      exitCode: 2,
      says: [
        '--leads -1 leads.count: -1 is out of range. Use 1 to 100,000,000.',
        '1 mistake in --leads -1; nothing was run.',
      ],
    },
    {
      typed: 'run x.yaml --leads 0',
      exitCode: 2,
      says: [
        '--leads 0 leads.count: 0 is out of range. Use 1 to 100,000,000.',
        '1 mistake in --leads 0; nothing was run.',
      ],
    },
    {
      typed: 'run x.yaml --leads 1e12',
      exitCode: 2,
      says: [
        '--leads 1e12 leads.count: "1e12" is not a number of leads. Write it like 100000.',
        '1 mistake in --leads 1e12; nothing was run.',
      ],
    },
    {
      typed: 'run x.yaml --leads 1000000000000',
      exitCode: 2,
      says: [
        '--leads 1000000000000 leads.count: 1000000000000 is out of range. Use 1 to 100,000,000.',
        '1 mistake in --leads 1000000000000; nothing was run.',
      ],
    },
    {
      typed: 'run x.yaml --leads abc',
      exitCode: 2,
      says: [
        '--leads abc leads.count: "abc" is not a number of leads. Write it like 100000.',
        '1 mistake in --leads abc; nothing was run.',
      ],
    },
    {
      typed: 'run x.yaml --leads 1.5',
      exitCode: 2,
      says: [
        '--leads 1.5 leads.count: 1.5 is not a whole number. Use 1 to 100,000,000.',
        '1 mistake in --leads 1.5; nothing was run.',
      ],
    },
    {
      typed: "run x.yaml --leads ''",
      exitCode: 2,
      says: [
        '--leads  leads.count: "" is not a number of leads. Write it like 100000.',
        '1 mistake in --leads ; nothing was run.',
      ],
    },
    {
      typed: 'run x.yaml --seed -1',
      exitCode: 2,
      says: [
        '--seed -1 seed: -1 is out of range. Use 0 to 4,294,967,295.',
        '1 mistake in --seed -1; nothing was run.',
      ],
    },
    {
      typed: 'run x.yaml --seed 4294967296',
      exitCode: 2,
      says: [
        '--seed 4294967296 seed: 4294967296 is out of range. Use 0 to 4,294,967,295.',
        '1 mistake in --seed 4294967296; nothing was run.',
      ],
    },
    {
      typed: 'run x.yaml --seed abc',
      exitCode: 2,
      says: [
        '--seed abc seed: "abc" is not a seed. Write it like 1.',
        '1 mistake in --seed abc; nothing was run.',
      ],
    },
    {
      typed: 'run x.yaml --concurrency 0',
      exitCode: 2,
      says: [
        '--concurrency 0 instance.concurrency: 0 is out of range. Use 1 to 10,000.',
        '1 mistake in --concurrency 0; nothing was run.',
      ],
    },
    {
      typed: 'run x.yaml --concurrency 10001',
      exitCode: 2,
      says: [
        '--concurrency 10001 instance.concurrency: 10001 is out of range. Use 1 to 10,000.',
        '1 mistake in --concurrency 10001; nothing was run.',
      ],
    },
    {
      typed: 'run x.yaml --concurrency two',
      exitCode: 2,
      says: [
        '--concurrency two instance.concurrency: "two" is not a number of slots. Write it like 1 or 20.',
        '1 mistake in --concurrency two; nothing was run.',
      ],
    },
  ],
  'what is read and shown': [
    {
      typed: 'run x.yaml --set leads.from=../people.csv',
      exitCode: 2,
      says: [
        '--set leads.from=../people.csv leads.from: "../people.csv" lies outside the folder of the scenario. Put it into . or below, or allow its folder: --allow-path ..',
        '1 mistake in --set leads.from=../people.csv; nothing was run.',
      ],
    },
    {
      typed: 'run x.yaml --allow-path gone',
      exitCode: 2,
      says: ['--allow-path "gone": there is no such folder. Name the folder of the files.'],
    },
    {
      typed: 'run x.yaml --redact people',
      exitCode: 2,
      says: [
        "error: option '--redact <what>' argument 'people' is invalid. Allowed choices are leads.",
        'See hookdrill run --help.',
      ],
    },
  ],
  '--set and --what-if': [
    {
      typed: 'run x.yaml --set timeout',
      exitCode: 2,
      says: [
        '--set "timeout": an override is path=value. Write it like instance.timeout=10s or services["https://api.example.com"].latency=80ms.',
      ],
    },
    {
      typed: "run x.yaml --set ''",
      exitCode: 2,
      says: [
        '--set "": an override is path=value. Write it like instance.timeout=10s or services["https://api.example.com"].latency=80ms.',
      ],
    },
    {
      typed: 'run x.yaml --set =5',
      exitCode: 2,
      says: [
        '--set "=5": an override is path=value. Write it like instance.timeout=10s or services["https://api.example.com"].latency=80ms.',
      ],
    },
    {
      typed: "run x.yaml --set 'instance..timeout=5s'",
      exitCode: 2,
      says: [
        '--set "instance..timeout=5s": an override is path=value. Write it like instance.timeout=10s or services["https://api.example.com"].latency=80ms.',
      ],
    },
    {
      typed: 'run x.yaml --set instance.timout=5s',
      exitCode: 2,
      says: [
        '--set instance.timout=5s: there is no instance.timout. Did you mean instance.timeout?',
      ],
    },
    {
      typed: 'run x.yaml --set instance.timeout=5',
      exitCode: 2,
      says: [
        '--set instance.timeout=5 instance.timeout: "5" has no unit, and a duration needs one. Write a number with µs, ms, s, m, h or d, like 50ms or 1h 30m.',
        '1 mistake in --set instance.timeout=5; nothing was run.',
      ],
    },
    {
      typed: 'run x.yaml --set instance.timeout=',
      exitCode: 2,
      says: [
        '--set instance.timeout= instance.timeout: "" is not a duration. Write a number with µs, ms, s, m, h or d, like 50ms or 1h 30m.',
        '1 mistake in --set instance.timeout=; nothing was run.',
      ],
    },
    {
      typed: 'run x.yaml --set webhooks.score.method=GET',
      exitCode: 2,
      says: ['--set webhooks.score.method=GET: there is no webhooks.score. Use webhooks.enrich.'],
    },
    {
      typed: "run x.yaml --set 'services[0].latency=5ms'",
      exitCode: 2,
      says: ['--set services[0].latency=5ms: services is no list. Name a key of it.'],
    },
    {
      typed: 'run x.yaml --set campaign.flow.0=stop',
      exitCode: 2,
      says: ['--set campaign.flow.0=stop: campaign.flow is a list. Write campaign.flow[0].'],
    },
    {
      typed: "run x.yaml --set 'campaign.flow[3]=stop'",
      exitCode: 2,
      says: ['--set campaign.flow[3]=stop: campaign.flow has 1 in it, counted from 0.'],
    },
    {
      typed: 'run x.yaml --set webhooks.enrich.url.host=x',
      exitCode: 2,
      says: [
        '--set webhooks.enrich.url.host=x: webhooks.enrich.url is "https://api.example.com/v1", and has nothing inside. Set it as a whole.',
      ],
    },
    {
      typed: "run x.yaml --set 'tokens.*.a=5'",
      exitCode: 2,
      says: ['--set tokens.*.a=5: * stands for nothing here. Name one.'],
    },
    {
      typed: "run x.yaml --set 'expect={'",
      exitCode: 2,
      says: ['--set expect={: the value is not YAML. Put it in quotes.'],
    },
    {
      typed: 'run x.yaml --set __proto__.x=1',
      exitCode: 2,
      says: [
        '--set __proto__.x=1: there is no __proto__. Use $schema, name, story, seed, instance, leads, campaign, campaigns, webhooks, services, handlers, tokens or expect.',
      ],
    },
    {
      typed: 'run x.yaml --what-if slots',
      exitCode: 2,
      says: ['--what-if "slots": slots takes other values. Write it like slots=20.'],
    },
    {
      typed: 'run x.yaml --what-if slots=0',
      exitCode: 2,
      says: [
        '--what-if "slots=0" instance.concurrency: 0 is out of range. Use 1 to 10,000.',
        '1 mistake in --what-if "slots=0"; nothing was run.',
      ],
    },
    {
      typed: 'run x.yaml --what-if slts=20',
      exitCode: 2,
      says: ['--what-if "slts=20": there is no what-if "slts". Did you mean slots?'],
    },
    {
      typed: "run x.yaml --what-if 'cash(10m)'",
      exitCode: 2,
      says: [
        '--what-if "cash(10m)": there is no what-if "cash". Write one like slots=20, timeout=10s, cache(10m, Company Name), aggregate(score, enrich), accept-202(20ms).',
      ],
    },
    {
      typed: "run x.yaml --what-if 'cache()'",
      exitCode: 2,
      says: [
        '--what-if "cache()": cache takes other values. Write it like cache(10m, Company Name).',
      ],
    },
    {
      typed: "run x.yaml --what-if 'cache(10, Company Name)'",
      exitCode: 2,
      says: [
        '--what-if "cache(10, Company Name)" services["https://api.example.com"].cache.ttl: "10" has no unit, and a duration needs one. Write a number with µs, ms, s, m, h or d, like 50ms or 1h 30m.',
        '1 mistake in --what-if "cache(10, Company Name)"; nothing was run.',
      ],
    },
  ],
  run: [
    {
      typed: 'run x.yaml --fidelity x',
      exitCode: 2,
      says: [
        "error: option '--fidelity <fidelity>' argument 'x' is invalid. Allowed choices are model, handlers, sockets, wire.",
        'See hookdrill run --help.',
      ],
    },
    {
      typed: 'run x.yaml --lead 10',
      exitCode: 2,
      says: ['--lead "10": the scenario has leads 0 to 9. Use one of those.'],
    },
    {
      typed: 'run x.yaml --lead -1',
      exitCode: 2,
      says: ['--lead "-1": the scenario has leads 0 to 9. Use one of those.'],
    },
    {
      typed: 'run x.yaml --lead all',
      exitCode: 2,
      says: ['--lead "all": the scenario has leads 0 to 9. Use one of those.'],
    },
    {
      typed: 'run x.yaml --executor gone.ts',
      exitCode: 2,
      says: ['executor "gone.ts": there is no such file. Did you mean none.ts?'],
    },
    {
      typed: 'run x.yaml --executor folder',
      exitCode: 2,
      says: ['executor "folder": it is a folder, not a file. Name a file in it.'],
    },
    {
      typed: 'run x.yaml --executor x.yaml',
      exitCode: 2,
      says: ['executor "x.yaml": it is no module. Name one that ends with .ts, .js or .mjs.'],
    },
    {
      typed: 'run x.yaml --executor none.ts',
      exitCode: 2,
      says: [
        'executor "none.ts": its export executor is a number. Wanted is a default export, or one named executor: an object { name, execute(call, ports) }, or, at sockets, a function (call) => [{ field, value }, …].',
      ],
    },
    {
      typed: 'run x.yaml --executor throws.ts',
      exitCode: 2,
      says: ['executor "throws.ts": it could not be loaded as a module: no database'],
    },
    {
      typed: 'run x.yaml --executor executor.ts',
      exitCode: 2,
      says: [
        'executor "executor.ts": a function sends its own requests, and at handlers nothing catches them. Use --fidelity sockets, or export an object { name, execute(call, ports) } that sends them through ports.dispatcher.',
      ],
    },
    {
      typed: 'run x.yaml --fidelity model --executor executor.ts',
      exitCode: 2,
      says: [
        '--executor "executor.ts": at model no executor runs. Use --fidelity handlers or sockets.',
      ],
    },
    {
      typed: 'run x.yaml --target http://127.0.0.1:1',
      exitCode: 2,
      says: ['--target "http://127.0.0.1:1": it is for --fidelity wire, and this is handlers.'],
    },
    {
      typed: 'run x.yaml --allow-host example.com',
      exitCode: 2,
      says: ['--allow-host "example.com": it is for --fidelity wire, and this is handlers.'],
    },
    {
      typed: 'run x.yaml --real-time-max 5m',
      exitCode: 2,
      says: ['--real-time-max "5m": it is for --fidelity wire, and this is handlers.'],
    },
    {
      typed: 'run x.yaml --fidelity wire --real-time-max 5',
      exitCode: 2,
      says: ['--real-time-max "5": write a duration with a unit, like 10ms or 1h.'],
    },
    {
      typed: 'run x.yaml --fidelity wire --real-time-max 1ms',
      exitCode: 2,
      says: [
        'This run takes about 500 ms of real time, and 1 ms are allowed. Take fewer leads (--leads), or allow more (--real-time-max).',
      ],
    },
    {
      typed: 'run x.yaml --fidelity wire --target nowhere',
      exitCode: 2,
      says: [
        '--target "nowhere": write scheme, host and port and no more, like http://127.0.0.1:3000.',
      ],
    },
    {
      typed: 'run x.yaml --fidelity wire --target ftp://127.0.0.1',
      exitCode: 2,
      says: [
        '--target "ftp://127.0.0.1": write scheme, host and port and no more, like http://127.0.0.1:3000.',
      ],
    },
    {
      typed: 'run x.yaml --fidelity wire --target http://192.0.2.1',
      exitCode: 2,
      says: [
        '--target "http://192.0.2.1": 192.0.2.1 is another machine. Add --allow-host 192.0.2.1 if it may get every request of this run.',
      ],
    },
    {
      typed: 'run x.yaml --fidelity wire --target http://127.0.0.1:1',
      exitCode: 3,
      says: ['cannot reach http://127.0.0.1:1: nothing listens there'],
    },
    {
      typed: 'run x.yaml --cross-check --fidelity sockets',
      exitCode: 2,
      says: [
        '--cross-check: it compares formula, model, handlers and wire for the whole scenario. Leave out --fidelity sockets.',
      ],
    },
    {
      typed: 'run x.yaml --cross-check --lead 3',
      exitCode: 2,
      says: [
        '--cross-check: it compares formula, model, handlers and wire for the whole scenario. Leave out --lead 3.',
      ],
    },
  ],
  'files that are written': [
    {
      typed: 'run x.yaml --calls calls.txt',
      exitCode: 2,
      says: ['--calls "calls.txt": the ending says the format. Use .ndjson or .csv.'],
    },
    {
      typed: 'run x.yaml --calls calls',
      exitCode: 2,
      says: ['--calls "calls": the ending says the format. Use .ndjson or .csv.'],
    },
    {
      typed: 'run x.yaml --calls gone/calls.csv',
      exitCode: 3,
      says: ['cannot write gone/calls.csv: no such file or folder'],
    },
    {
      typed: "run x.yaml --json ''",
      exitCode: 2,
      says: ['--json "": that names no file. Write its name.'],
    },
    {
      typed: 'run x.yaml --json gone/report.json',
      exitCode: 3,
      says: ['cannot write gone/report.json: no such file or folder'],
    },
    {
      typed: 'run x.yaml --json folder',
      exitCode: 3,
      says: ['cannot write folder: it is a folder, not a file'],
    },
    {
      typed: 'run x.yaml --json notes.txt/report.json',
      exitCode: 3,
      says: ['cannot write notes.txt/report.json: a part of the path is not a folder'],
    },
    {
      typed: 'run x.yaml --json x.yaml',
      exitCode: 2,
      says: ['--json "x.yaml": it is read, and would be lost. Name another file.'],
    },
    {
      typed: "run x.yaml --set 'leads={ from: list.csv }' --calls list.csv",
      exitCode: 2,
      says: ['--calls "list.csv": it is read, and would be lost. Name another file.'],
    },
    {
      typed: 'run x.yaml --json - --html -',
      exitCode: 2,
      says: ['--html "-": --json goes there. Name another file.'],
    },
    {
      typed: 'run x.yaml --json a.json --calls a.json',
      exitCode: 2,
      says: ['--calls "a.json": --json goes there. Name another file.'],
    },
    {
      typed: 'run x.yaml --json /dev/full',
      exitCode: 3,
      says: ['cannot write /dev/full: no space left on the device'],
    },
    {
      typed: 'sweep x.yaml --vary concurrency=1,2 --csv gone/x.csv',
      exitCode: 3,
      says: ['cannot write gone/x.csv: no such file or folder'],
    },
    {
      typed: "sweep x.yaml --vary concurrency=1,2 --set 'leads={ from: list.csv }' --csv list.csv",
      exitCode: 2,
      says: ['--csv "list.csv": it is read, and would be lost. Name another file.'],
    },
    {
      typed:
        "solve x.yaml --for slots --target 'totalDelay <= 1h' --set 'leads={ from: list.csv }' --csv list.csv",
      exitCode: 2,
      says: ['--csv "list.csv": it is read, and would be lost. Name another file.'],
    },
    {
      typed: "rank x.yaml --set 'leads={ from: list.csv }' --csv list.csv",
      exitCode: 2,
      says: ['--csv "list.csv": it is read, and would be lost. Name another file.'],
    },
    {
      typed: "forecast x.yaml --set 'leads={ from: list.csv }' --json list.csv",
      exitCode: 2,
      says: ['--json "list.csv": it is read, and would be lost. Name another file.'],
    },
    {
      typed: "compare x.yaml --b-set 'leads={ from: list.csv }' --csv list.csv",
      exitCode: 2,
      says: ['--csv "list.csv": it is read, and would be lost. Name another file.'],
    },
    {
      typed: "serve x.yaml --port 0 --set 'leads={ from: list.csv }' --journal list.csv",
      exitCode: 2,
      says: ['--journal "list.csv": it is read, and would be lost. Name another file.'],
    },
    {
      typed: 'calibrate list.csv --out list.csv',
      exitCode: 2,
      says: ['--out "list.csv": it is read, and would be lost. Name another file.'],
    },
    {
      typed: 'fuzz --out case.json',
      exitCode: 2,
      says: ['--out "case.json": it will be YAML. Name it with .yaml at the end.'],
    },
    {
      typed: 'fuzz x.yaml --out x.yaml',
      exitCode: 2,
      says: ['--out "x.yaml": that is the scenario itself. Name another file.'],
    },
    {
      typed: 'fuzz x.yaml --json x.yaml',
      exitCode: 2,
      says: ['--json "x.yaml": it is read, and would be lost. Name another file.'],
    },
    {
      typed: 'fuzz --executor executor.ts --fidelity sockets --json executor.ts',
      exitCode: 2,
      says: ['--json "executor.ts": it is read, and would be lost. Name another file.'],
    },
    {
      typed: 'conform executor.ts --junit executor.ts',
      exitCode: 2,
      says: ['--junit "executor.ts": it is read, and would be lost. Name another file.'],
    },
    {
      typed: 'serve x.yaml --port 0 --journal x.yaml',
      exitCode: 2,
      says: ['--journal "x.yaml": it is read, and would be lost. Name another file.'],
    },
    {
      typed: 'serve x.yaml --port 0 --journal gone/requests.ndjson',
      exitCode: 3,
      says: ['cannot write the journal to gone/requests.ndjson: no such file or folder'],
    },
  ],
  init: [
    {
      typed: 'init x.yaml',
      exitCode: 2,
      says: ['init "x.yaml": there is a file of that name. Name another.'],
    },
    {
      typed: 'init new.json',
      exitCode: 2,
      says: ['init "new.json": what is written is YAML. Name it new.yaml.'],
    },
    {
      typed: 'init new.yaml --from starte',
      exitCode: 2,
      says: [
        '--from "starte": no scenario of that name comes with hookdrill. Did you mean starter?',
      ],
    },
  ],
  'explain and lint': [
    {
      typed: 'explain x.yaml',
      exitCode: 2,
      says: [
        "error: required option '--lead <index>' not specified",
        'See hookdrill explain --help.',
      ],
    },
    {
      typed: 'explain x.yaml --lead 10',
      exitCode: 2,
      says: ['lead 10: the scenario has leads 0 to 9. Use one of those.'],
    },
    {
      typed: 'explain x.yaml --lead -1',
      exitCode: 2,
      says: ['--lead "-1": write a whole number from 0.'],
    },
    {
      typed: 'explain x.yaml --lead 0 --call 5',
      exitCode: 2,
      says: ['--call "5": the lead makes calls 0 to 0. Use one of those.'],
    },
    {
      typed: 'explain x.yaml --lead 0 --call one',
      exitCode: 2,
      says: ['--call "one": write a whole number from 0.'],
    },
    {
      typed: 'lint',
      exitCode: 2,
      says: ["error: missing required argument 'scenarios'", 'See hookdrill lint --help.'],
    },
    {
      typed: 'lint folder',
      exitCode: 2,
      says: ['scenario "folder": it is a folder, not a file. Name a file in it.'],
    },
    {
      typed: 'lint x.yaml --format xml',
      exitCode: 2,
      says: [
        "error: option '--format <format>' argument 'xml' is invalid. Allowed choices are text, github, json.",
        'See hookdrill lint --help.',
      ],
    },
  ],
  plans: [
    {
      typed: 'sweep x.yaml',
      exitCode: 2,
      says: [
        'sweep: nothing is varied. Give --vary, like --vary concurrency=1,5,20 or --vary timeout=5s..30s:6.',
      ],
    },
    {
      typed: 'sweep x.yaml --vary seed=1,2',
      exitCode: 2,
      says: [
        '--vary "seed": the seed is luck, and all that is compared has the same. Use --replications for more of it.',
      ],
    },
    {
      typed: "solve x.yaml --for seed --target 'timeouts == 0'",
      exitCode: 2,
      says: [
        '--for "seed": the seed is luck, and all that is compared has the same. Use --replications for more of it.',
      ],
    },
    {
      typed: 'sweep x.yaml --vary concurrency',
      exitCode: 2,
      says: [
        '--vary "concurrency": an override is path=value. Write it like concurrency=1,5,20 or timeout=5s..30s:6.',
      ],
    },
    {
      typed: 'sweep x.yaml --vary concurrency=',
      exitCode: 2,
      says: [
        '--vary "concurrency=": a value is missing. Write path=value,value or path=from..to:count.',
      ],
    },
    {
      typed: 'sweep x.yaml --vary concurrency=1,,2',
      exitCode: 2,
      says: [
        '--vary "concurrency=1,,2": a value is missing. Write path=value,value or path=from..to:count.',
      ],
    },
    {
      typed: 'sweep x.yaml --vary concurrency=0',
      exitCode: 2,
      says: [
        '--vary instance.concurrency=0 instance.concurrency: 0 is out of range. Use 1 to 10,000.',
        '1 mistake in --vary instance.concurrency=0; nothing was run.',
      ],
    },
    {
      typed: 'sweep x.yaml --vary timeout=5',
      exitCode: 2,
      says: [
        '--vary instance.timeout=5 instance.timeout: "5" has no unit, and a duration needs one. Write a number with µs, ms, s, m, h or d, like 50ms or 1h 30m.',
        '1 mistake in --vary instance.timeout=5; nothing was run.',
      ],
    },
    {
      typed: 'sweep x.yaml --vary instance.timout=5s',
      exitCode: 2,
      says: ['--vary instance.timout: there is no instance.timout. Did you mean instance.timeout?'],
    },
    {
      typed: 'sweep x.yaml --vary timeout=5s..10',
      exitCode: 2,
      says: ['--vary "timeout=5s..10": "5s" and "10" have different units. Give both the same.'],
    },
    {
      typed: 'sweep x.yaml --vary timeout=5s..10s:1',
      exitCode: 2,
      says: ['--vary "timeout=5s..10s:1": a range has 2 to 1000 values. Write from..to:count.'],
    },
    {
      typed: 'sweep x.yaml --vary concurrency=0..10:3log',
      exitCode: 2,
      says: ['--vary "concurrency=0..10:3log": a logarithmic range has no 0 in it. Begin above 0.'],
    },
    {
      typed: 'sweep x.yaml --vary concurrency=1..10000:1001',
      exitCode: 2,
      says: [
        '--vary "concurrency=1..10000:1001": a range has 2 to 1000 values. Write from..to:count.',
      ],
    },
    {
      typed: 'sweep x.yaml --vary concurrency=1,2 --vary slots=1,2',
      exitCode: 2,
      says: [
        '--vary "slots": instance.concurrency is varied already, by concurrency. Vary it once, with all its values.',
      ],
    },
    {
      typed: 'sweep x.yaml --vary concurrency=1,2 --metric delay',
      exitCode: 2,
      says: [
        '--metric "delay": use one of totalDelay, callTimeP50, callTimeP99, callTimeMax, queueWaitP99, leadTimeP99, timeouts, timeoutShare, rejectedShare, failedShare, mappedShare, written, onNon2xx, backlogMax, utilisation, slotTimeOfTimeoutsShare.',
      ],
    },
    {
      typed: 'sweep x.yaml --vary concurrency=1,2 --replications 0',
      exitCode: 2,
      says: ['--replications "0": write a whole number from 1 to 10000.'],
    },
    {
      typed: 'sweep x.yaml --vary concurrency=1,2 --replications many',
      exitCode: 2,
      says: ['--replications "many": write a whole number from 1 to 10000.'],
    },
    {
      typed: 'sweep x.yaml --vary concurrency=1,2 --workers 0',
      exitCode: 2,
      says: ['--workers "0": write a whole number from 1 to 256.'],
    },
    {
      typed: 'sweep x.yaml --vary concurrency=1,2 --workers 1000',
      exitCode: 2,
      says: ['--workers "1000": write a whole number from 1 to 256.'],
    },
    {
      typed: 'sweep x.yaml --vary concurrency=1,2 --redis nowhere',
      exitCode: 2,
      says: [
        'redis "nowhere": it is not the URL of a Redis. Use redis://host:6379, or rediss:// for TLS.',
      ],
    },
    {
      typed: 'sweep x.yaml --vary concurrency=1,2 --redis http://127.0.0.1',
      exitCode: 2,
      says: [
        'redis "http://127.0.0.1": it is not the URL of a Redis. Use redis://host:6379, or rediss:// for TLS.',
      ],
    },
    {
      typed: 'sweep x.yaml --vary concurrency=1,2 --redis redis://127.0.0.1:1',
      exitCode: 3,
      says: ['cannot reach Redis at redis://127.0.0.1:1: nothing listens there'],
    },
    {
      typed: 'sweep x.yaml --vary concurrency=1,2 --resume notes.txt',
      exitCode: 2,
      says: [
        '"notes.txt": it holds something else than results of runs, and stays as it is. Name a new file.',
      ],
    },
    {
      typed: 'sweep x.yaml --vary concurrency=1,2 --resume folder',
      exitCode: 3,
      says: ['cannot write folder: it is a folder, not a file'],
    },
    {
      typed: 'solve x.yaml',
      exitCode: 2,
      says: ["error: required option '--for <path>' not specified", 'See hookdrill solve --help.'],
    },
    {
      typed: 'solve x.yaml --for slots',
      exitCode: 2,
      says: [
        "solve: there is no target, and the scenario expects nothing that a plan can tell. Write it like --target 'totalDelay <= 1h'.",
      ],
    },
    {
      typed: "solve x.yaml --for slts --target 'totalDelay <= 1h'",
      exitCode: 2,
      says: [
        '--for slts: there is no slts. Use $schema, name, story, seed, instance, leads, campaign, campaigns, webhooks, services, handlers, tokens or expect.',
      ],
    },
    {
      typed: "solve x.yaml --for name --target 'totalDelay <= 1h'",
      exitCode: 2,
      says: [
        '--for "name": what stands there is no number, duration, share or rate. Name a value that is one, like concurrency or services.*.latency.',
      ],
    },
    {
      typed: 'solve x.yaml --for slots --target totalDelay',
      exitCode: 2,
      says: [
        '--target "totalDelay": "" has no operator. Write an operator (==, <=, >=, < or >) and a duration with a unit, like \'<= 12h\'.',
      ],
    },
    {
      typed: "solve x.yaml --for slots --target 'delay <= 1h'",
      exitCode: 2,
      says: [
        '--target "delay <= 1h": nothing of that name is measured. Use totalDelay, callTimeP50, callTimeP99, callTimeMax, queueWaitP99, leadTimeP99, timeouts, timeoutShare, rejectedShare, failedShare, mappedShare, written, onNon2xx, backlogMax, utilisation, slotTimeOfTimeoutsShare.',
      ],
    },
    {
      typed: "solve x.yaml --for slots --target 'totalDelay <= 1'",
      exitCode: 2,
      says: [
        '--target "totalDelay <= 1": "<= 1" has no duration to compare with. Write an operator (==, <=, >=, < or >) and a duration with a unit, like \'<= 12h\'.',
      ],
    },
    {
      typed: "solve x.yaml --for slots --target 'totalDelay <= 1h' --between 5",
      exitCode: 2,
      says: ['--between "5": write the least and the most, with units, like 1..100 or 10ms..5s.'],
    },
    {
      typed: "solve x.yaml --for slots --target 'totalDelay <= 1h' --between 9..5",
      exitCode: 2,
      says: [
        '--between "9..5": write the least and the most, with units, like 1..100 or 10ms..5s.',
      ],
    },
    {
      typed: "solve x.yaml --for timeout --target 'totalDelay <= 1h' --between 1..5",
      exitCode: 2,
      says: [
        '--between "1..5": timeout is a duration, and those are not. Write both ends like 30s.',
      ],
    },
    {
      typed: "solve x.yaml --for slots --target 'totalDelay <= 1h' --confidence 95",
      exitCode: 2,
      says: ['--confidence "95": write a share of more than 0% and less than 100%, like 95%.'],
    },
    {
      typed: 'rank x.yaml --by 0%',
      exitCode: 2,
      says: ['--by "0%": write a share above 0% and below 100%, like 20%.'],
    },
    {
      typed: 'rank x.yaml --by 20',
      exitCode: 2,
      says: ['--by "20": write a share above 0% and below 100%, like 20%.'],
    },
    {
      typed: 'rank x.yaml --metric delay',
      exitCode: 2,
      says: [
        '--metric "delay": use one of totalDelay, callTimeP50, callTimeP99, callTimeMax, queueWaitP99, leadTimeP99, timeouts, timeoutShare, rejectedShare, failedShare, mappedShare, written, onNon2xx, backlogMax, utilisation, slotTimeOfTimeoutsShare.',
      ],
    },
    {
      typed: 'forecast x.yaml --deadline 2',
      exitCode: 2,
      says: ['--deadline "2": write a duration with its unit, like 2h or 90m.'],
    },
    {
      typed: 'forecast x.yaml --deadline soon',
      exitCode: 2,
      says: ['--deadline "soon": write a duration with its unit, like 2h or 90m.'],
    },
    {
      typed: 'forecast x.yaml --replications 0',
      exitCode: 2,
      says: ['--replications "0": write a whole number from 1 to 10000.'],
    },
  ],
  compare: [
    {
      typed: 'compare x.yaml',
      exitCode: 2,
      says: [
        'compare "x.yaml": there is nothing to compare it with. Name another scenario, or change this one, like --b-what-if slots=20.',
      ],
    },
    {
      typed: 'compare x.yaml gone.yaml',
      exitCode: 2,
      says: ['file "gone.yaml": there is no such file. Check the path.'],
    },
    {
      typed: 'compare x.yaml --b-set timeout',
      exitCode: 2,
      says: [
        '--b-set "timeout": an override is path=value. Write it like instance.timeout=10s or services["https://api.example.com"].latency=80ms.',
      ],
    },
    {
      typed: 'compare x.yaml --b-set instance.concurency=2',
      exitCode: 2,
      says: [
        '--b-set instance.concurency=2: there is no instance.concurency. Did you mean instance.concurrency?',
      ],
    },
    {
      typed: 'compare x.yaml --b-set instance.concurrency=0',
      exitCode: 2,
      says: [
        '--b-set instance.concurrency=0 instance.concurrency: 0 is out of range. Use 1 to 10,000.',
        '1 mistake in --b-set instance.concurrency=0; nothing was run.',
      ],
    },
    {
      typed: 'compare x.yaml --a-set instance.timeout=5',
      exitCode: 2,
      says: [
        '--a-set instance.timeout=5 instance.timeout: "5" has no unit, and a duration needs one. Write a number with µs, ms, s, m, h or d, like 50ms or 1h 30m.',
        '1 mistake in --a-set instance.timeout=5; nothing was run.',
      ],
    },
    {
      typed: 'compare x.yaml --b-what-if slots=0',
      exitCode: 2,
      says: [
        '--b-what-if "slots=0" instance.concurrency: 0 is out of range. Use 1 to 10,000.',
        '1 mistake in --b-what-if "slots=0"; nothing was run.',
      ],
    },
    {
      typed: 'compare x.yaml --a-what-if slts=3',
      exitCode: 2,
      says: ['--a-what-if "slts=3": there is no what-if "slts". Did you mean slots?'],
    },
    {
      typed: 'compare x.yaml y.yaml --fidelity wire',
      exitCode: 2,
      says: [
        "error: option '--fidelity <fidelity>' argument 'wire' is invalid. Allowed choices are model, handlers.",
        'See hookdrill compare --help.',
      ],
    },
    {
      typed: 'compare x.yaml y.yaml --metric delay',
      exitCode: 2,
      says: [
        '--metric "delay": use one of totalDelay, callTimeP50, callTimeP99, callTimeMax, queueWaitP99, leadTimeP99, timeouts, timeoutShare, rejectedShare, failedShare, mappedShare, written, onNon2xx, backlogMax, utilisation, slotTimeOfTimeoutsShare.',
      ],
    },
    {
      typed: 'compare half.json x.yaml',
      exitCode: 2,
      says: [
        'report "half.json": digest: it is missing, or not as it should be. Write it again with hookdrill run --json.',
      ],
    },
  ],
  calibrate: [
    {
      typed: 'calibrate',
      exitCode: 2,
      says: ['calibrate: there is nothing to learn from. Name a file, or a service with --url.'],
    },
    {
      typed: 'calibrate gone.csv',
      exitCode: 2,
      says: ['file of calls "gone.csv": there is no such file. Check the path.'],
    },
    {
      typed: 'calibrate empty.csv',
      exitCode: 2,
      says: ['"empty.csv": it is empty. Name a file with calls in it.'],
    },
    {
      typed: 'calibrate notes.txt',
      exitCode: 2,
      says: ['"notes.txt": no column is that of a duration. Name one with --column: "hello".'],
    },
    {
      typed: 'calibrate list.csv --column c',
      exitCode: 2,
      says: ['"list.csv": --column "c" is not there. Name one with --column: "a", "b".'],
    },
    {
      typed: 'calibrate list.csv --unit minutes',
      exitCode: 2,
      says: [
        "error: option '--unit <unit>' argument 'minutes' is invalid. Allowed choices are ns, us, ms, s.",
        'See hookdrill calibrate --help.',
      ],
    },
    {
      typed: 'calibrate list.csv --format xls',
      exitCode: 2,
      says: [
        '--format "xls": there is no such format. Use calls, activities, har, otlp, ndjson, access-log, csv.',
      ],
    },
    {
      typed: 'calibrate list.csv --timeout 5',
      exitCode: 2,
      says: ['--timeout "5": write a duration from 1ms to 1h, with its unit: 30s.'],
    },
    {
      typed: 'calibrate list.csv --service nowhere',
      exitCode: 2,
      says: [
        '--service "nowhere": write scheme, host and port and no more, like https://api.example.com.',
      ],
    },
    {
      typed: 'calibrate --url nowhere',
      exitCode: 2,
      says: ['--url "nowhere": write a whole URL, like http://127.0.0.1:3000/score.'],
    },
    {
      typed: 'calibrate --url http://192.0.2.1/',
      exitCode: 2,
      says: [
        '--url "http://192.0.2.1/": 192.0.2.1 is another machine. Add --allow-host 192.0.2.1 if it may get every request of this run.',
      ],
    },
    {
      typed: 'calibrate --url http://127.0.0.1:1/',
      exitCode: 3,
      says: ['cannot call http://127.0.0.1:1/: nothing listens there'],
    },
    {
      typed: 'calibrate --url http://127.0.0.1:1/ --requests 0',
      exitCode: 2,
      says: ['--requests "0": write a whole number from 1 to 1000000.'],
    },
    {
      typed: 'calibrate --url http://127.0.0.1:1/ --concurrency 0',
      exitCode: 2,
      says: ['--concurrency "0": write a whole number from 1 to 1000.'],
    },
    {
      typed: "calibrate --url http://127.0.0.1:1/ --method 'GO AWAY'",
      exitCode: 2,
      says: ['--method "GO AWAY": write a method in capitals, like GET or POST.'],
    },
  ],
  serve: [
    {
      typed: "serve x.yaml --port 0 --host ''",
      exitCode: 2,
      says: [
        'host "": it is empty. Use 127.0.0.1 for this machine alone, or 0.0.0.0 for every address of it.',
      ],
    },
    {
      typed: 'serve x.yaml --port 65536',
      exitCode: 2,
      says: ['--port "65536": write a whole number from 0 to 65535; 0 picks a free one.'],
    },
    {
      typed: 'serve x.yaml --port http',
      exitCode: 2,
      says: ['--port "http": write a whole number from 0 to 65535; 0 picks a free one.'],
    },
    {
      typed: 'serve x.yaml --port PORT',
      exitCode: 3,
      says: [
        'cannot listen on 127.0.0.1:PORT: the port is taken. Choose another, or 0 for any that is free',
      ],
    },
    {
      typed: 'serve x.yaml --host 192.0.2.1 --port 0',
      exitCode: 3,
      says: [
        'cannot listen on 192.0.2.1:0: this machine has no such address. Use 127.0.0.1 or one of its own',
      ],
    },
    {
      typed: 'serve x.yaml --max-overhead 10',
      exitCode: 2,
      says: ['--max-overhead "10": write a duration with a unit, like 10ms or 1h.'],
    },
  ],
  'fuzz and conform': [
    {
      typed: 'fuzz --runs 0',
      exitCode: 2,
      says: ['--runs "0": write a whole number from 1 to 1000000.'],
    },
    {
      typed: 'fuzz --seed abc',
      exitCode: 2,
      says: ['--seed "abc": write a whole number from 0 to 4294967295.'],
    },
    {
      typed: 'fuzz --minutes 0',
      exitCode: 2,
      says: ['--minutes "0": write a number above 0, up to 10000: 0.5 or 10.'],
    },
    {
      typed: 'fuzz --fidelity model',
      exitCode: 2,
      says: [
        "error: option '--fidelity <fidelity>' argument 'model' is invalid. Allowed choices are handlers, sockets.",
        'See hookdrill fuzz --help.',
      ],
    },
    {
      typed: 'fuzz --executor gone.ts',
      exitCode: 2,
      says: ['executor "gone.ts": there is no such file. Did you mean none.ts?'],
    },
    {
      typed: 'fuzz --executor executor.ts',
      exitCode: 2,
      says: [
        'executor "executor.ts": a function sends its own requests, and at handlers nothing catches them. Use --fidelity sockets, or export an object { name, execute(call, ports) } that sends them through ports.dispatcher.',
      ],
    },
    {
      typed: 'conform gone.ts',
      exitCode: 2,
      says: ['executor "gone.ts": there is no such file. Did you mean none.ts?'],
    },
    {
      typed: 'conform none.ts',
      exitCode: 2,
      says: [
        'executor "none.ts": its export executor is a number. Wanted is a default export, or one named executor: an object { name, execute(call, ports) }, or, at sockets, a function (call) => [{ field, value }, …].',
      ],
    },
    {
      typed: 'conform x.yaml',
      exitCode: 2,
      says: ['executor "x.yaml": it is no module. Name one that ends with .ts, .js or .mjs.'],
    },
    {
      typed: 'conform --off everything',
      exitCode: 2,
      says: [
        'off "everything": no check, topic, case or rule has that name. Use one of docs/conform.md.',
      ],
    },
    {
      typed: 'conform --only nothing',
      exitCode: 2,
      says: [
        'only "nothing": no check, topic, case or rule has that name. Use one of docs/conform.md.',
      ],
    },
    {
      typed: 'conform --fidelity wire',
      exitCode: 2,
      says: [
        "error: option '--fidelity <fidelity>' argument 'wire' is invalid. Allowed choices are handlers, sockets.",
        'See hookdrill conform --help.',
      ],
    },
    {
      typed: 'conform executor.ts --fidelity handlers',
      exitCode: 2,
      says: [
        'executor "executor.ts": a function sends its own requests, and at handlers nothing catches them. Use --fidelity sockets, or export an object { name, execute(call, ports) } that sends them through ports.dispatcher.',
      ],
    },
  ],
  worker: [
    {
      typed: 'worker',
      exitCode: 2,
      says: [
        "error: required option '--redis <url>' not specified",
        'See hookdrill worker --help.',
      ],
    },
    {
      typed: 'worker --redis nowhere',
      exitCode: 2,
      says: [
        'redis "nowhere": it is not the URL of a Redis. Use redis://host:6379, or rediss:// for TLS.',
      ],
    },
    {
      typed: 'worker --redis redis://127.0.0.1:1',
      exitCode: 3,
      says: ['cannot reach Redis at redis://127.0.0.1:1: nothing listens there'],
    },
    {
      typed: 'worker --redis redis://127.0.0.1:1 --threads 0',
      exitCode: 2,
      says: ['--threads "0": write a whole number from 1 to 256.'],
    },
  ],
  tui: [
    {
      typed: 'tui x.yaml --frames frames',
      exitCode: 2,
      says: ['--frames: write --keys too, which makes them.'],
    },
    {
      typed: 'tui --size 80x24',
      exitCode: 2,
      says: ['--size: write --keys too; a terminal has a size.'],
    },
    {
      typed: 'tui --keys gone.keys',
      exitCode: 2,
      says: ['script of keys "gone.keys": there is no such file. Check the path.'],
    },
    {
      typed: 'tui --keys sideways.keys',
      exitCode: 2,
      says: [
        'sideways.keys:1 "sideways" is no key. Use a character, space, enter, escape, backspace, tab, up, down, left, right, page up, page down, home, end, ctrl+c.',
      ],
    },
    {
      typed: 'tui --keys frames.keys',
      exitCode: 2,
      says: ['frames.keys has frames. Write --frames and a folder for them.'],
    },
    {
      typed: 'tui --keys frames.keys --frames frames --size 80',
      exitCode: 2,
      says: ['--size "80": write columns x rows, like 80x24.'],
    },
  ],
}
