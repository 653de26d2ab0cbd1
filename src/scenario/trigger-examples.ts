// What a trigger token is when the scenario gives it no value: something of the kind it holds. Hosts
// are those reserved for examples, addresses those of documentation.

const EXAMPLES: Readonly<Record<string, string>> = {
  Name: 'Example asset',
  Link: 'https://www.example.com/offer',
  Subject: 'An offer for you',
  Category: '2',
  Details: '550 5.1.1 No such mailbox',
  'Web Page': 'https://www.example.com/pricing',
  'Client IP Address': '192.0.2.7',
  'Sent By': 'sales@example.com',
  'Received By': 'jane@example.com',
  Referrer: 'https://search.example.com/',
  'Search Engine': 'Example Search',
  'Search Query': 'example product',
  Browser: 'Example Browser 1.0',
  'Agent Email': 'agent@example.com',
  'Agent Name': 'Alex Agent',
  'Conversation Status': 'complete',
  'Conversation Summary': 'Asked for prices.',
  'Conversation Transcript': 'Hello. What does it cost?',
  'Document Downloaded': 'true',
  'Document Name': 'Example brochure',
  'Document Opened': 'true',
  'Document URL': 'https://www.example.com/brochure.pdf',
  'Goal name': 'Example goal',
  'meeting status': 'Booked',
  'Page URL': 'https://www.example.com/contact',
  'routing queue name': 'Example queue',
  'Scheduled For': '2026-01-05 10:00:00',
  'source name': 'Example page',
  'source type': 'page',
  'ui type': 'pop-up',
}

export function triggerExample(token: string): string {
  return EXAMPLES[token] ?? ''
}
