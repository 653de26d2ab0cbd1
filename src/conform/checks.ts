// What the kit checks, by name: a case is about one check and names it. Names are stable, people write
// them into `off` and `only`.

export const CHECKS = {
  // What is sent, and where to
  'token-values': 'Tokens are replaced by the values of the lead and of its company.',
  'token-names': 'Tokens go by display names, without regard to case.',
  'token-defaults': 'A default stands in where there is no value, and only there.',
  'malformed-tokens': 'What breaks the grammar of tokens stays text.',
  'unknown-tokens': 'A token that names nothing is empty.',
  'unsendable-tokens': 'My tokens of emails and calendars have no value in a webhook.',
  'token-scopes': 'Program, campaign, trigger, member, social and system tokens have their values.',
  'my-tokens': 'My tokens have the value of their type.',
  'system-tokens': 'Dates and times of the system are written as the glossary has them.',
  'raw-encoding': 'Under None values go out as they are.',
  'form-encoding': 'Under Form/Url values are encoded as forms are, space as plus.',
  'json-encoding': 'Under JSON a text is a JSON text with its own quotes.',
  'json-types': 'Under JSON numbers and booleans are bare, dates are text.',
  'json-escapes': 'Under JSON quotes, backslashes and control characters are escaped.',
  'empty-values': 'An empty value goes out as its type and encoding have it.',
  'default-encoding': 'A default is encoded like a text, whatever the type of its field.',
  backslashes: 'Backslash sequences of a payload are resolved, those of values are not.',
  'in-the-wild': 'Configurations found in the wild send what they are known to send.',
  'literal-url': 'Characters typed into a URL go out as typed: & as &, %26 as %26.',
  'unnormalized-url': 'Not even dots, quotes and brackets of a URL are normalized.',
  origins: 'A request goes to the scheme, host and port of its URL.',
  'illegal-urls': 'Nothing is sent to a URL that is none.',
  'fixed-host': 'Where a call goes does not depend on a lead: no token in scheme, host or port.',
  'url-tokens': 'Tokens in a URL are encoded, and cannot begin another pair or line.',
  userinfo: 'Userinfo of a URL goes out as Basic authorization.',
  methods: 'The method is sent as configured; GET has no body, an empty template none either.',
  'content-type': 'The content type is that of the webhook, or one by encoding.',
  'user-agent': 'The user agent of the webhook wins.',
  'no-extra-headers': 'Nothing is accepted that nobody asked for: no Accept, no Accept-Encoding.',
  'header-values': 'Header values are raw, trimmed, and never more than one line.',
  'header-names': 'Header names go out as configured, unless HTTP has no such name.',
  'own-host': 'A Host header of the webhook goes out as it is.',
  'trigger-campaigns-only': 'Outside of trigger campaigns nothing is sent: error 1000.',

  // How often, and for how long
  'one-request': 'A call is one request.',
  'no-retry': 'Nothing is tried again, whatever went wrong.',
  'no-redirects': 'No redirect is followed.',
  'following-redirects': 'Where the setting asks for it, redirects are followed, five at most.',
  'time-limit': 'A call ends at 30 s; an answer complete at exactly 30 s counts.',

  // What a call ends as
  'map-only-on-2xx': 'Nothing is written unless the status is 200 to 299.',
  'every-2xx-maps': 'Every 2xx with a body is mapped.',
  'error-types': 'A rejection has its status as error type, and the phrase that came with it.',
  'empty-bodies': 'A 2xx without a body is error 1001 and writes nothing.',
  failures: 'A connection that fails is a failure by its kind and writes nothing.',
  'spoilt-bodies': 'A body that is cut, endless or garbage writes nothing.',
  'content-type-ignored': 'The response type decides how a body is read, not its Content-Type.',
  'content-type-respected': 'Where the setting asks for it, a body of another type is unreadable.',
  'response-type-none': 'With the response type None no body is read.',
  'no-mappings': 'Without mappings no body is read.',
  'body-limit': 'A body over the limit is unreadable.',

  // What is written
  'several-mappings': 'Every mapping of a webhook is written, in order.',
  'json-paths': 'JSON is reached by dots and [index].',
  'json-keys':
    'Keys are letters, digits, hyphen, underscore, colon and blank; others are out of reach.',
  'root-arrays': 'An array at the root is reached by a leading index.',
  'xml-paths':
    'XML paths start at the root; the first of several siblings unless an index says which.',
  'xml-values': 'Text and CDATA are joined and trimmed; comments are not there.',
  'xml-entities': 'The five entities and references are resolved, those of a DTD never.',
  'own-keys-only': 'Only what the body holds is reached: no prototype, no constructor.',
  'readable-json': 'All that RFC 8259 allows is read.',
  'unreadable-json': 'A body that is no JSON writes nothing.',
  'readable-xml': 'All well-formed XML is read.',
  'unreadable-xml': 'XML that is not well formed writes nothing.',
  'missing-and-null': 'A missing path and a null write nothing.',
  'empty-texts': 'An empty text clears a text field and no other.',
  'objects-and-arrays': 'An object or an array is no value.',
  'string-to-number': 'A text is never written to an integer field.',
  'field-types': 'A value is written where its type fits the field, and nowhere else.',
  'lenient-typing': 'Where the setting asks for it, texts fill number, boolean and date fields.',
  'numbers-as-text': 'A number or boolean in a text field is written as the service wrote it.',
  'big-integers': 'Integers are kept exactly, up to 64 bits.',
  datetimes: 'Datetimes are ISO 8601 and are written in the time zone of the account.',
  dates: 'Dates are yyyy-MM-dd and exist.',
  'time-zone': 'Without an offset a time is that of the account.',
  'field-lengths': 'A text that is too long is cut to the length of its field.',
  'read-only-fields': 'Formula and reference fields are never written.',
  'field-names': 'A mapping names a field by SOAP name, or by REST name.',
  'xml-types': 'Text of XML is written where it reads as the type of the field.',

  // Among others
  'own-values': 'Calls in the air share nothing: each sends and writes the values of its own lead.',
  'no-leaks': 'When a call is over nothing of it is left: no body, deadline, listener or timer.',
} as const

export type CheckName = keyof typeof CHECKS

export function isCheckName(name: string): name is CheckName {
  return Object.hasOwn(CHECKS, name)
}
