/** Texts as they are compared where people and programs write the same in several ways. */

/** A text without case, accents and punctuation: "Opportunity-Inhaber" and "opportunity inhaber" are one. */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/[^\p{L}\p{N}#%]+/gu, ' ')
    .trim();
}

/** A text as it is typed in a command: in quotes where it has more than one word. */
export function quoted(text: string): string {
  return /^[\p{L}\p{N}._-]+$/u.test(text) ? text : JSON.stringify(text);
}
