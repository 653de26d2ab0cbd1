// Which trigger gives which trigger tokens: the tables of the platform's page on interesting moments
// (marketo.md §2.2 [DOC], PROD/…/trigger-tokens-for-interesting-moments.md), one row a set of tokens.
// The page says that a token without a mark in its table renders as nothing, and that Trigger Name is
// always there; triggers it has no row for give at least Trigger Name and Name.

export interface Trigger {
  /** As the platform writes it, which is the value of `{{trigger.Trigger Name}}`. */
  readonly name: string
  /** The tokens it gives; `undefined` where that is not documented. */
  readonly tokens: readonly string[] | undefined
}

const TRIGGER_NAME = 'Trigger Name'

const ROWS: readonly (readonly [tokens: readonly string[], triggers: readonly string[]])[] = [
  [['Name', 'Link', 'Subject'], ['Clicks Link in Email']],
  [
    ['Name', 'Subject', 'Category', 'Details'],
    ['Email Bounces', 'Email Bounces Hard', 'Email Bounces Soft'],
  ],
  [
    ['Name', 'Subject'],
    ['Email is Delivered', 'Opens Email'],
  ],
  [['Name', 'Subject', 'Client IP Address'], ['Unsubscribes from Email']],
  [['Name', 'Referrer', 'Browser'], ['Sent Forward to Friend Email']],
  [
    // The page has two tables of sales emails, and a subject for those received in one of them.
    ['Name', 'Link', 'Subject', 'Sent By', 'Received By'],
    [
      'Clicks Link in Sales Email',
      'Is Sent Sales Email',
      'Opens Sales Email',
      'Sales Email is Received',
    ],
  ],
  [
    ['Name'],
    [
      'Received Forward to Friend Email',
      'Sales Email Bounces',
      'Opportunity is Updated',
      'Owner Changes',
      'Person is Converted',
      'Person is Deleted from SFDC',
      'Person is Synced to SFDC',
      'Removed from Opportunity',
      'Removed from SFDC Campaign',
      'Activity is Logged',
      'Activity is Updated',
      'Added to Opportunity',
      'Added to SFDC Campaign',
      'Is Added to Sales Campaign',
      'Is Removed from Sales Campaign',
      'Received Sales Call',
    ],
  ],
  [[], ['Status is Changed in SFDC Campaign']],
  [['Name', 'Web Page', 'Client IP Address'], ['Fills Out Form']],
  [['Name', 'Web Page', 'Client IP Address', 'Referrer'], ['Clicks Link on Web Page']],
  [
    ['Name', 'Web Page', 'Client IP Address', 'Referrer', 'Search Engine', 'Search Query'],
    ['Visits Web Page'],
  ],
  [
    ['Name', 'Page URL', 'Conversation Status', 'Conversation Summary', 'Conversation Transcript'],
    ['Engaged with a Dialogue'],
  ],
  [
    [
      'Name',
      'Page URL',
      'Conversation Status',
      'Conversation Summary',
      'Conversation Transcript',
      'source name',
      'source type',
      'ui type',
    ],
    ['Engaged with a Conversational Form'],
  ],
  [
    [
      'Agent Email',
      'Agent Name',
      'Conversation Summary',
      'Conversation Transcript',
      'Page URL',
      'routing queue name',
    ],
    ['Engaged with an Agent in Dialogue', 'Engaged with an Agent in Conversational Form'],
  ],
  [
    [
      'Agent Email',
      'Agent Name',
      'meeting status',
      'Name',
      'Page URL',
      'routing queue name',
      'Scheduled For',
    ],
    ['Scheduled Meeting in Dialogue', 'Scheduled Meeting in Conversational Form'],
  ],
  [
    ['Goal name', 'Name', 'Page URL'],
    ['Reached Dialogue Goal', 'Reached Conversational Form Goal'],
  ],
  [
    ['Document Downloaded', 'Document Name', 'Document Opened', 'Document URL', 'Name', 'Page URL'],
    ['Interacted with Document in Dialogue', 'Interacted with Document in Conversational Form'],
  ],
]

/** Triggers the page has no row for, and what people call them. */
const OTHERS: Readonly<Record<string, string>> = {
  requested: 'Campaign is Requested',
  created: 'Person is Created',
  'campaign is requested': 'Campaign is Requested',
  'person is created': 'Person is Created',
  'data value changes': 'Data Value Changes',
  'webhook is called': 'Webhook is Called',
  'added to list': 'Added to List',
  'score is changed': 'Score is Changed',
  'program status is changed': 'Program Status is Changed',
}

/** Those the page has a row for. */
export const LISTED_TRIGGERS = ROWS.flatMap(([tokens, triggers]) =>
  triggers.map((name) => ({ name, tokens: [TRIGGER_NAME, ...tokens] })),
)

const LISTED: ReadonlyMap<string, Trigger> = new Map(
  LISTED_TRIGGERS.map((trigger) => [trigger.name.toLowerCase(), trigger]),
)

const NAMES: ReadonlySet<string> = new Set(
  LISTED_TRIGGERS.flatMap(({ tokens }) => tokens).map((name) => name.toLowerCase()),
)

/** The trigger of that name, without regard to case; any text names one. */
export function triggerNamed(text: string): Trigger {
  const wanted = text.trim().toLowerCase()
  const name = Object.hasOwn(OTHERS, wanted) ? OTHERS[wanted] : undefined
  return LISTED.get(wanted) ?? { name: name ?? text.trim(), tokens: undefined }
}

/** Whether some trigger gives a token of that name. */
export function isTriggerToken(name: string): boolean {
  return NAMES.has(name.toLowerCase())
}
