// @ts-check
// The sentences of the player itself. They stand in strings/{nl,en}.json and reach the page as JSON, never inside the script.

/** @typedef {'nl' | 'en'} Language */
/** @typedef {(key: string, values?: Record<string, string | number>) => string} Words */

/**
 * @param {Record<Language, Record<string, string>>} strings
 * @param {Language} language
 * @returns {Words} a missing sentence shows its key: ugly in a test, readable in an emergency
 */
export function wordsOf(strings, language) {
  return (key, values = {}) => (strings[language]?.[key] ?? key)
    .replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));
}

/**
 * "dinsdag 1 december": people see days, never hours.
 * @param {string} isoDate
 * @param {Language} language
 */
export function dayInWords(isoDate, language) {
  return new Date(`${isoDate}T12:00:00Z`).toLocaleDateString(language === 'nl' ? 'nl-NL' : 'en-GB',
    { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
}
