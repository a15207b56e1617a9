/** The public sets of hostile texts, each with its licence. */
import naughty from './naughty-strings.json' with { type: 'json' };
import suite from './yaml-suite.json' with { type: 'json' };

/** Every case of the YAML test suite. */
export const SUITE: readonly (readonly [name: string, text: string])[] = Object.entries(suite.texts);

/** The Big List of Naughty Strings. */
export const NAUGHTY: readonly string[] = naughty.texts;
