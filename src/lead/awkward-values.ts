// What breaks templates, encodings, headers, parsers, tables and terminals, as rows: a value and why it
// is awkward. Every value could be in a lead: JSON carries it (so no −0, NaN or infinities), integers
// have 64 bits at most (decision 41), dates are days there were or will be. Nobody real is in it.
import type { FieldType, FieldValue } from './field.ts'
import { FIELD_KINDS, FIELD_TYPES, type FieldKind } from './field-kind.ts'

export type AwkwardRow<Value extends FieldValue = FieldValue> = readonly [
  value: Value,
  reason: string,
]

const SEPARATORS: readonly AwkwardRow<string>[] = [
  ['Jack & Jill', 'An ampersand separates the pairs of a form body and of a query.'],
  ['x&admin=true', 'Sent as it is, it adds a pair to a form body or a query.'],
  ['a=b', 'An equals sign separates a name from its value in a form body and in a query.'],
  ['1+1', 'In a form body a plus is a space.'],
  ['100%', 'A percent sign begins an escape in a URL, and no digits follow this one.'],
  ['%26', 'It is an escape already, and decoded twice it becomes an ampersand.'],
  ['../admin?a=b#c', 'Sent as it is in a URL, it leads to another path.'],
  ['say "hi"', 'A double quote ends a text in JSON.'],
  ['","admin":true,"x":"', 'Sent as it is between quotes, it adds a member to a JSON object.'],
  ["O'Brien", 'A single quote ends a text in SQL and in scripts.'],
  ["'; DROP TABLE leads; --", 'Put into SQL as it is, it is a statement of its own.'],
  ['\\', 'A backslash at the end of a text hides the quote that closes it.'],
  ['C:\\new\\table', 'Its backslashes and the letters after them read as a line break and a tab.'],
  ['\\u0041', 'It reads as an escape of JSON, and is six characters of text.'],
  ['red;green,blue', 'Semicolons and commas separate the cells of a table.'],
]

const LINES_AND_CONTROLS: readonly AwkwardRow<string>[] = [
  ['one\ntwo', 'A line feed cannot stand in a JSON text or in a header.'],
  [
    'one\r\ntwo',
    'A carriage return and line feed end a header, and may come back as one character.',
  ],
  ['one\rtwo', 'A carriage return alone becomes a line feed in XML.'],
  ['one\ttwo', 'A tab cannot stand in a JSON text, and separates the cells of a table.'],
  ['x\r\nX-Evil: 1', 'Sent as it is in a header, it adds one.'],
  ['%0D%0AX-Evil: 1', 'Decoded once too often, it adds a header.'],
  ['a\0b', 'NUL ends a text for software in C, and databases refuse it.'],
  [
    '\u0001\b\u000b\f\u001f',
    'Control characters have to be escaped in JSON, and XML cannot hold them.',
  ],
  ['\u001b[31mred\u001b[0m', 'An escape sequence changes the colour of a terminal that prints it.'],
  ['a\u007fb\u0085c', 'DEL and NEL are control characters that JSON does not escape.'],
  ['a\u2028b\u2029c', 'These end a line in older JavaScript, and JSON may hold them as they are.'],
]

const SCRIPTS: readonly AwkwardRow<string>[] = [
  ['Zoë', 'It has as many bytes as characters in Latin-1, and not in UTF-8.'],
  ['日本語', 'It has three bytes a character, and no spaces between words.'],
  ['😀', 'An emoji beyond U+FFFF is one character, two UTF-16 units and four bytes.'],
  ['👩‍👩‍👧‍👦', 'It is one picture of seven characters, joined by ones that have no width.'],
  ['Ame\u0301lie', 'A combining accent makes two characters of what is one elsewhere.'],
  [`Z${'\u0351\u036f\u0316'.repeat(20)}`, 'Sixty combining marks stand on one letter.'],
  ['שלום (abc)', 'It is written from right to left, with brackets that turn round.'],
  ['invoice\u202etxt.exe', 'An override turns what follows it round: it reads as another text.'],
  ['\ud83d', 'It is the first half of a character beyond U+FFFF, which UTF-8 cannot encode.'],
  ['\ude00', 'It is the second half of a character beyond U+FFFF, which UTF-8 cannot encode.'],
  ['\ude00\ud83d', 'It has both halves of a character, in the wrong order.'],
  ['\ufeffAnn', 'It begins with a byte order mark, which readers may drop.'],
  [
    'a\u200bb\u00a0c',
    'A space without width and one that does not break look like none and like any.',
  ],
  ['\ufffd\uffff', 'U+FFFD stands for what could not be read, and XML cannot hold U+FFFF.'],
  ['İSTANBUL straße', 'In the other case it has another length.'],
]

const MARKUP_AND_CODE: readonly AwkwardRow<string>[] = [
  ['{"a": "b", "c": [1, 2]}', 'It is JSON, and under JSON encoding one text with escaped quotes.'],
  ['</xml>', 'Sent as it is, it closes an element nobody opened.'],
  ['<script>alert(1)</script>', 'A page that shows it as it is runs it.'],
  [']]>', 'It ends a CDATA section.'],
  ['<!-- -->', 'It is a comment, and disappears where it is taken for markup.'],
  ['&amp;', 'It is an entity already, and decoded twice it becomes an ampersand.'],
  ['<!DOCTYPE x [<!ENTITY e "boo">]>', 'It declares an entity, which must never be resolved.'],
  [
    '{{lead.Email Address}}',
    'It is a token in a value, which must not be filled in a second time.',
  ],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the text is meant
  ['${7*7}', 'Template engines evaluate it.'],
  ['%s%n%d', 'Put into a format, it asks for arguments that are not there.'],
  ["=cmd|' /C calc'!A0", 'A spreadsheet takes what begins with = for a formula.'],
  ['@SUM(A1)', 'A spreadsheet takes what begins with @, + or - for a formula as well.'],
]

const WORDS_AND_BLANKS: readonly AwkwardRow<string>[] = [
  ['__proto__', 'As a key, it reaches the prototype of every JavaScript object.'],
  ['constructor', 'As a key, it finds what every JavaScript object has.'],
  ['null', 'It is a word, and in an export it means empty (decision 44).'],
  ['undefined', 'It is what JavaScript writes by mistake where there was nothing.'],
  ['NaN', 'It is a word, and not a number to those who take it for one.'],
  ['true', 'It is a text that reads as a boolean.'],
  ['0', 'It is a text that reads as a number, and as false.'],
  ['007', 'It is a text that loses its zeros where it is read as a number.'],
  ['1e3', 'It is a text that becomes 1000 where it is read as a number.'],
  ['9007199254740993', 'It is a text that changes its last digit where it is read as a number.'],
  [' ', 'It is nothing but a space, which is not empty.'],
  [' \t\r\n ', 'It is nothing but white space, of several kinds.'],
  [' Ann ', 'It has a space before and after, which many trim and some do not.'],
]

const LENGTHS: readonly AwkwardRow<string>[] = [
  ['x'.repeat(255), 'It is as long as a string may be (marketo.md §3.8).'],
  ['x'.repeat(256), 'It is one character longer than a string may be (marketo.md §3.8).'],
  ['😀'.repeat(255), 'It has 255 characters, 510 UTF-16 units and 1,020 bytes.'],
  ['😀'.repeat(256), 'Cut to 255 UTF-16 units, it would end with half a character.'],
]

const ADDRESSES: readonly AwkwardRow<string>[] = [
  ["o'neil+tag&x=1@example.com", 'Quotes, plus signs and ampersands are legal in an address.'],
  ['"a b"@example.com', 'An address may be quoted, and then have spaces.'],
  ['jörg@exämple.example', 'Mailboxes and hosts may have letters beyond ASCII.'],
  [
    `${'x'.repeat(64)}@${'y'.repeat(63)}.example`,
    'The mailbox and the host are as long as may be.',
  ],
  ['Ann <ann@example.com>', 'It is an address with a name, as mail programs write it.'],
  ['ann@example.com, bob@example.com', 'It is two addresses where one belongs.'],
  ['no address', 'It is no address at all.'],
]

const LINKS: readonly AwkwardRow<string>[] = [
  [
    'https://example.com/?a=1&b=%26#c',
    'It is a URL in a URL: its own separators have to be encoded.',
  ],
  ['https://ann:secret@example.com/', 'It has a password in it.'],
  ['javascript:alert(1)', 'As a link, it runs a script.'],
  ['example.com', 'It has no scheme, so as a URL it is not one.'],
]

const PHONE_NUMBERS: readonly AwkwardRow<string>[] = [
  ['+1 (555) 010-0199', 'Its plus becomes a space in a form body that does not encode it.'],
  ['555-0100 ext. 12', 'It is no number to dial as it is.'],
  ['call the office', 'It is no number at all.'],
]

const LONG_TEXTS: readonly AwkwardRow<string>[] = [
  ['x'.repeat(30_000), 'It is as long as a text may be (marketo.md §3.8), and one word.'],
  ['x'.repeat(30_001), 'It is one byte longer than a text may be (marketo.md §3.8).'],
  ['€'.repeat(10_000), 'It is as long as a text may be in bytes, with a third of the characters.'],
  [`${'x'.repeat(29_999)}é`, 'Cut to 30,000 bytes, it would end with half a character.'],
  ['one\n'.repeat(7_500), 'It has 7,500 lines.'],
]

const WHOLE_NUMBERS: readonly AwkwardRow<number | string>[] = [
  [0, 'It is easily taken for empty.'],
  [-1, 'It is below zero, where a score or a percentage is expected above.'],
  [2_147_483_647, 'It is the largest integer of 32 bits.'],
  [2_147_483_648, 'It is one more than an integer of 32 bits holds.'],
  [-2_147_483_649, 'It is one less than an integer of 32 bits holds.'],
  [9_007_199_254_740_991, 'It is 2^53 − 1, the largest integer that a double is sure of.'],
  ['9007199254740992', 'It is 2^53, where integers begin to be rounded (decision 41).'],
  ['9007199254740993', 'It is 2^53 + 1, and 2^53 as a double (decision 41).'],
  ['-9007199254740993', 'It is −2^53 − 1, and −2^53 as a double (decision 41).'],
  ['9223372036854775807', 'It is 2^63 − 1, the largest integer of 64 bits (decision 41).'],
  ['-9223372036854775808', 'It is −2^63, the smallest integer of 64 bits (decision 41).'],
]

const NUMBERS: readonly AwkwardRow<number>[] = [
  [0, 'It is easily taken for empty.'],
  [-0.01, 'It is just below zero.'],
  [0.1 + 0.2, 'It is 0.3, and has 17 digits as a double.'],
  [1e21, 'It is written with an exponent from here on.'],
  [1e-7, 'It is written with an exponent from here down.'],
  [5e-324, 'It is the smallest double, and zero to many.'],
  [1.7976931348623157e308, 'It is the largest double, and infinite to those with fewer bits.'],
  [9_007_199_254_740_992, 'It is 2^53, where doubles begin to leave out integers.'],
  [1_234_567.891, 'It has more decimals than a currency does.'],
]

const DATES: readonly AwkwardRow<string>[] = [
  ['2024-02-29', 'It is a leap day: a year later there is no such day.'],
  ['2000-02-29', 'It is the leap day of a century, which only every fourth has.'],
  ['1970-01-01', 'It is day 0, which is easily taken for empty.'],
  ['1969-12-31', 'It is a negative number of days.'],
  ['1582-10-10', 'It is one of the ten days that the change of calendars left out.'],
  ['1000-01-01', 'It is the first date the platform’s form has.'],
  ['2038-01-20', 'It is beyond 2^31 seconds after 1970.'],
  ['9999-12-31', 'It is the last date with four digits, often used for never.'],
]

const DATES_AND_TIMES: readonly AwkwardRow<string>[] = [
  ['2026-03-08 02:30:00', 'Clocks in the United States skip it: there it never was.'],
  ['2026-11-01 01:30:00', 'Clocks in the United States show it twice.'],
  ['2026-03-29 02:30:00', 'Clocks in Central Europe skip it: there it never was.'],
  ['2026-10-25 02:30:00', 'Clocks in Central Europe show it twice.'],
  ['2024-02-29 23:59:59', 'It is the last second of a leap day.'],
  ['2026-01-01 00:00:00', 'It is midnight: in another time zone it is another year.'],
  ['1970-01-01 00:00:00', 'It is second 0, which is easily taken for empty.'],
  ['1969-12-31 23:59:59', 'It is a negative number of seconds.'],
  ['2038-01-19 03:14:08', 'It is 2^31 seconds after 1970.'],
  ['1000-01-01 00:00:00', 'It is the first second the platform’s form has.'],
  [
    '9999-12-31 23:59:59',
    'It is the last second with four digits: with an offset, the year has five.',
  ],
]

/** What texts of any type may be. */
const TEXTS = [
  ...SEPARATORS,
  ...LINES_AND_CONTROLS,
  ...SCRIPTS,
  ...MARKUP_AND_CODE,
  ...WORDS_AND_BLANKS,
  ...LENGTHS,
]

const EMPTY: AwkwardRow = [
  null,
  'It is empty: "" or null in JSON, false for a boolean (decision 18).',
]

/** Each list of rows with the field types it is for. A reference is another record's id, which only the
 *  platform gives: it is empty at most. */
export const AWKWARD_ROWS: readonly (readonly [
  types: readonly FieldType[],
  rows: readonly AwkwardRow[],
])[] = [
  [FIELD_TYPES, [EMPTY]],
  [typesOf('text').filter((type) => type !== 'reference'), TEXTS],
  [['email'], ADDRESSES],
  [['url'], LINKS],
  [['phone'], PHONE_NUMBERS],
  [['text'], LONG_TEXTS],
  [typesOf('whole'), WHOLE_NUMBERS],
  [typesOf('number'), NUMBERS],
  [typesOf('boolean'), [[false, 'It is easily taken for empty.']]],
  [typesOf('date'), DATES],
  [typesOf('datetime'), DATES_AND_TIMES],
]

function typesOf(kind: FieldKind): readonly FieldType[] {
  return FIELD_TYPES.filter((type) => FIELD_KINDS[type] === kind)
}
