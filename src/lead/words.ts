// faker's English word lists. They are drawn from by our own luck and not by faker's methods: those
// take microseconds each, and how many draws they make is theirs to change. In a file of its own
// because faker is slow to load.
import { faker } from '@faker-js/faker/locale/en'
import { assert } from '../errors.ts'

const { company, location, person } = faker.definitions

export const FEMALE_NAMES = wordList(person.first_name.female)
export const MALE_NAMES = wordList(person.first_name.male)
export const MIDDLE_NAMES = wordList(person.middle_name.generic)
export const LAST_NAMES = wordList(person.last_name.generic)
export const JOB_LEVELS = wordList(person.job_descriptor)
export const JOB_AREAS = wordList(person.job_area)
export const JOB_TYPES = wordList(person.job_type)
/** `Group`, `Inc`, `LLC`, `and Sons`. */
export const COMPANY_ENDINGS = wordList(company.legal_entity_type)
export const CITY_ENDINGS = wordList(location.city_suffix)
export const STREETS = wordList(location.street_name)
export const STATES = wordList(location.state)

/** What a locale has is for the most part optional in faker's types. */
function wordList(words: unknown): readonly string[] {
  assert(Array.isArray(words) && words.length > 0, 'faker has the words of its English locale')
  return words.map(String)
}
