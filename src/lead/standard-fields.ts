// The fields every instance has, one row each. Labels, REST and SOAP names are those of Adobe's list
// of standard fields while it still had both (marketo.md §3.6 [DOC]) and of its token overview (§2.2
// [DOC]); for tokens outside that list the API names are those seen in answers of the API and in form
// fields [COM]. Values go by display name alone, so no name stands here twice: the company's address
// is Billing City, not the City of the token overview. Salesforce's fields are in no instance that
// does not sync with it, and are left out.
import type { Field, FieldType } from './field.ts'

/** Without a SOAP name a field cannot be mapped (decision 33); without any API name there are only its
 *  tokens. */
type Row = readonly [
  displayName: string,
  type: FieldType,
  restName?: string,
  soapName?: string,
  length?: number,
]

const LEAD: readonly Row[] = [
  ['Id', 'integer', 'id'],
  ['Email Address', 'email', 'email', 'Email'],
  ['Salutation', 'string', 'salutation', 'Salutation'],
  ['First Name', 'string', 'firstName', 'FirstName'],
  ['Middle Name', 'string', 'middleName', 'MiddleName'],
  ['Last Name', 'string', 'lastName', 'LastName'],
  ['Full Name', 'string', 'mktoName'],
  ['Job Title', 'string', 'title', 'Title'],
  ['Department', 'string', 'department', 'Department'],
  ['Role', 'string', 'leadRole', 'LeadRole'],
  ['Phone Number', 'phone', 'phone', 'Phone'],
  ['Mobile Phone Number', 'phone', 'mobilePhone', 'MobilePhone'],
  ['Fax Number', 'phone', 'fax', 'Fax'],
  ['Address', 'text', 'address', 'Address'],
  ['City', 'string', 'city', 'City'],
  ['State', 'string', 'state', 'State'],
  ['Postal Code', 'string', 'postalCode', 'PostalCode'],
  ['Country', 'string', 'country', 'Country'],
  ['Date of Birth', 'date', 'dateOfBirth', 'DateofBirth'],
  ['Lead Score', 'score', 'leadScore', 'LeadScore'],
  ['Lead Source', 'string', 'leadSource', 'LeadSource'],
  ['Lead Status', 'string', 'leadStatus', 'LeadStatus'],
  ['Lead Rating', 'string', 'rating', 'Rating'],
  ['Priority', 'integer', 'priority'],
  ['Relative Score', 'integer', 'relativeScore'],
  ['Urgency', 'integer', 'urgency'],
  ['Unsubscribed', 'boolean', 'unsubscribed', 'Unsubscribed'],
  ['Unsubscribed Reason', 'text', 'unsubscribedReason', 'UnsubscribedReason'],
  ['Do Not Call', 'boolean', 'doNotCall', 'DoNotCall'],
  ['Do Not Call Reason', 'text', 'doNotCallReason', 'DoNotCallReason'],
  ['Email Invalid', 'boolean', 'emailInvalid'],
  ['Email Invalid Cause', 'text', 'emailInvalidCause'],
  ['Black Listed', 'boolean', 'blackListed', 'BlackListed'],
  ['Marketing Suspended', 'boolean', 'marketingSuspended', 'MarketingSuspended'],
  ['Is Anonymous', 'boolean', 'isAnonymous'],
  ['Is Customer', 'boolean', 'mktoIsCustomer', 'MktoIsCustomer'],
  ['Is Employee', 'boolean'],
  ['Is Partner', 'boolean', 'mktoIsPartner', 'MktoIsPartner'],
  ['Person Notes', 'text', 'mktoPersonNotes', 'MktoPersonNotes'],
  ['Created At', 'datetime', 'createdAt'],
  ['Updated At', 'datetime', 'updatedAt'],
  ['Acquisition Date', 'datetime', 'mktoAcquisitionDate', 'MktoAcquisitionDate'],
  ['Acquisition Program', 'reference', 'acquisitionProgramId'],
  ['Acquisition Program Name', 'string'],
  ['Original Source Type', 'string', 'originalSourceType', 'OriginalSourceType'],
  ['Original Source Info', 'string', 'originalSourceInfo', 'OriginalSourceInfo', 2_000],
  ['Original Search Engine', 'string', 'originalSearchEngine', 'OriginalSearchEngine'],
  ['Original Search Phrase', 'string', 'originalSearchPhrase', 'OriginalSearchPhrase'],
  ['Original Referrer', 'string', 'originalReferrer', 'OriginalReferrer', 2_000],
  ['Registration Source Type', 'string', 'registrationSourceType', 'RegistrationSourceType'],
  ['Registration Source Info', 'string', 'registrationSourceInfo', 'RegistrationSourceInfo', 2_000],
  ['Anonymous IP', 'string', 'anonymousIP', 'AnonymousIP'],
  ['Inferred Company', 'string', 'inferredCompany', 'InferredCompany'],
  ['Inferred City', 'string', 'inferredCity'],
  ['Inferred State Region', 'string', 'inferredStateRegion'],
  ['Inferred Postal Code', 'string', 'inferredPostalCode'],
  ['Inferred Country', 'string', 'inferredCountry', 'InferredCountry'],
  ['Inferred Metropolitan Area', 'string', 'inferredMetropolitanArea'],
  ['Inferred Phone Area Code', 'string', 'inferredPhoneAreaCode'],
  ['Marketo Data.com ID', 'string', 'jigsawContactId', 'Marketo Jigsaw Contact Id'],
  ['Marketo Data.com Status', 'string', 'jigsawContactStatus', 'Marketo Jigsaw Contact Status'],
  ['Lead Owner First Name', 'string'],
  ['Lead Owner Last Name', 'string'],
  ['Lead Owner Email Address', 'email'],
  ['Lead Owner Job Title', 'string'],
  ['Lead Owner Phone Number', 'phone'],
]

const COMPANY: readonly Row[] = [
  ['Company Name', 'string', 'company', 'Company'],
  ['Parent Company Name', 'string'],
  ['Site', 'string', 'site', 'Site'],
  ['Website', 'url', 'website', 'Website'],
  ['Main Phone', 'phone', 'mainPhone', 'MainPhone'],
  ['Billing Address', 'text', 'billingStreet', 'BillingStreet'],
  ['Billing City', 'string', 'billingCity', 'BillingCity'],
  ['Billing State', 'string', 'billingState', 'BillingState'],
  ['Billing Postal Code', 'string', 'billingPostalCode', 'BillingPostalCode'],
  ['Billing Country', 'string', 'billingCountry', 'BillingCountry'],
  ['Industry', 'string', 'industry', 'Industry'],
  ['SIC Code', 'string', 'sicCode', 'SICCode', 40],
  ['Num Employees', 'integer', 'numberOfEmployees', 'NumberOfEmployees'],
  ['Annual Revenue', 'currency', 'annualRevenue', 'AnnualRevenue'],
  ['Company Notes', 'text', 'mktoCompanyNotes', 'MktoCompanyNotes'],
  ['Account Owner First Name', 'string'],
  ['Account Owner Last Name', 'string'],
  ['Account Owner Email Address', 'email'],
]

/** Where a row says no other: marketo.md §3.8 [DOC] for string and text, describe for the rest. */
const LENGTHS: Partial<Readonly<Record<FieldType, number>>> = {
  string: 255,
  email: 255,
  phone: 255,
  url: 255,
  text: 30_000,
}

/** The platform's own fields: those of the lead, then those of its company. */
export const STANDARD_FIELDS: readonly Field[] = [
  ...LEAD.map((row) => standardField('lead', row)),
  ...COMPANY.map((row) => standardField('company', row)),
]

function standardField(scope: Field['scope'], row: Row): Field {
  const [displayName, type, restName, soapName, ownLength] = row
  const length = ownLength ?? LENGTHS[type]
  return {
    scope,
    displayName,
    type,
    ...(length && { length }),
    ...(restName && { restName }),
    ...(soapName && { soapName }),
  }
}
