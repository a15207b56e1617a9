import { expect, it } from 'vitest';
import { folded, quoted } from '../../../src/domain/crm/text.ts';

it.each([
  ['Opportunity-Inhaber', 'opportunity inhaber'],
  ['  Straße (Büro) ', 'strasse buro'],
  ['Win rate %', 'win rate %'],
  ['Deal #7', 'deal #7'],
  ['?!', ''],
])('%j without case, accents and punctuation is %j', (text, expected) => {
  expect(folded(text)).toBe(expected);
});

it.each([
  ['Won', 'Won'],
  ['Größe_2.0-b', 'Größe_2.0-b'],
  ['Closed Won', '"Closed Won"'],
  ['5" pipes', '"5\\" pipes"'],
  ['$HOME', '"$HOME"'],
  ['Won!', '"Won!"'],
  ['', '""'],
])('%j is typed in a command as %s', (text, expected) => {
  expect(quoted(text)).toBe(expected);
});
