/**
 * Reads the plain YAML of which reviews are made several times faster than the parser that knows the place of everything.
 * Whatever is not plain is left to that one, and so is every error: a test holds the two against each other.
 */
import { CORE_SCHEMA, load } from 'js-yaml';

// Anchors, tags, directives, further documents, indicators of indentation, and characters that the two treat apart.
const UNUSUAL =
  /[|>][-+]?\d|(?:^|[\s,[\]{}:-])[&*!%@`?]|^(?:---|\.\.\.)|<<|__proto__|[^\n\x20-\x7E\u00A0-\u2027\u202A-\uD7FF\uE000-\uFEFE\uFF00-\uFFFD\u{10000}-\u{10FFFF}]/mu;

// Keys that one of the two reads as something else than their text: none, null, a flag, a number but for 2026.
const UNUSUAL_KEY =
  /(?:^|[-{,[])[ \n]*(?:~|null|true|false|[-+]?\.(?:inf|nan)|(?![1-9]\d*[ \n]*:)[-+.\d][-+.\da-fxo_]*|)[ \n]*:(?=\s|$)/imu;

/** The value of a plain text; undefined for a text that has to be read with care. */
export function quickValue(text: string): { readonly value: unknown } | undefined {
  if (UNUSUAL.test(text) || UNUSUAL_KEY.test(text)) return undefined;
  try {
    return { value: load(text, { schema: CORE_SCHEMA }) };
  } catch {
    // What is wrong, and where, is for the other parser to say.
    return undefined;
  }
}
