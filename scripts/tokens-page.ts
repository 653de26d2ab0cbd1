// docs/tokens.md: the tokens there are, with the table of triggers out of the code.
import { LISTED_TRIGGERS } from '../src/executor/trigger-tokens.ts'

const TEXT = `<!-- Written by \`npm run docs\`. -->
# Tokens

\`{{scope.Display Name}}\` or \`{{scope.Display Name:default=text}}\`, in the URL's path and query, in
headers and in the payload. Scopes and names are matched without regard to case. The default stands in
wherever there is no value.

| scope | its values | without a word of yours |
|---|---|---|
| \`lead\`, \`company\` | fields of the lead, by display name: \`leads.fields\` | the standard fields |
| \`my\` | \`tokens.my\` and \`tokens.folders\` | none |
| \`program\`, \`campaign\` | \`tokens.program\`, \`tokens.campaign\` | the scenario's name, the id 1, an empty description |
| \`trigger\` | \`tokens.trigger\` | what \`campaign.trigger\` gives, see below |
| \`member\`, \`social\` | \`tokens.member\`, \`tokens.social\` | out of scope |
| \`system\` | the clock, in \`instance.timeZone\`: \`date\`, \`time\`, \`dateTime\`; others from \`tokens.system\` | \`munchkinId\` is 123-ABC-456 |
| none | \`tokens['']\` | nothing |

## My tokens

A value stands for its type: a text or a number. Where that is not enough, a token has a \`type\` and a
\`value\`. A program inherits the my tokens of the folders it lies in; of one name the nearest counts.

\`\`\`yaml
tokens:
  folders:            # from the outermost folder to the one the program lies in
    - { name: Marketing, my: { API Key: abc, Region: EMEA } }
    - { name: Webinars, my: { Region: DACH } }
  my:                 # of the program itself
    Launch: { type: date, value: 2026-03-01 }
    Seats: 40
\`\`\`

Here \`{{my.API Key}}\` is inherited, and \`{{my.Region}}\` is DACH, over that of Marketing; \`hookdrill
explain\` says so.

| type | value | under JSON |
|---|---|---|
| text | up to 524,288 characters | quoted |
| number | whole or not; in quotes it may have any number of digits | bare |
| score | a whole number of 32 bits | bare |
| date | \`yyyy-MM-dd\` | quoted |
| rich text | HTML, sent as the text it is | quoted |
| sfdc campaign | the name of a campaign | quoted |
| email script, calendar file | none in a webhook (decision 22) | empty |

## Trigger tokens

\`campaign.trigger\` is free text. The platform's documentation says which tokens these triggers give;
any other token is out of scope with them, and a value for it under \`tokens.trigger\` is a mistake. A
token without a value there has one of its kind. Other triggers give Trigger Name, Name, and whatever
\`tokens.trigger\` says. *requested* is Campaign is Requested, *created* is Person is Created.
`

const UNKNOWN = `## Tokens that name nothing

They stop the scenario, unless \`instance.unknownToken\` says otherwise (decision 20), and the message says
which it is: a name that is misspelt or has no value; the API name of a field; a scope that the platform
does not have, or that this campaign has not; a token of another trigger; a token that is filled in
emails only (\`system.unsubscribeLink\`, \`system.viewAsWebpageLink\`, \`system.forwardToFriendLink\`,
\`SP_Send_Alert_Info\`), or a my token of a type for emails.
`

export function tokensPage(): string {
  const rows = LISTED_TRIGGERS.map(({ name, tokens }) => `| ${name} | ${tokens.join(', ')} |`)
  return `${TEXT}\n| trigger | its tokens |\n|---|---|\n${rows.join('\n')}\n\n${UNKNOWN}`
}
