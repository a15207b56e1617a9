import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isId, proposeId, proposePersonId } from '../../src/domain/id.ts';

describe('ids', () => {
  it.each([
    ['Asked every renewal for one introduction', 'asked-renewal-introduction'],
    ['Cold e-mail to IT managers', 'cold-e-mail'],
    ["Customer's Café visits", 'customers-cafe-visits'],
    ['412 sent', 'sent'],
    ['3rd party resellers', 'party-resellers'],
    ['Trade fair 2026', 'trade-fair'],
    ['$1,250 & 3%', 'effort-1'],
    ['日本語', 'effort-1'],
    ['Donaudampfschifffahrtsgesellschaftskapitän', 'donaudampfschifffahrtsgesell'],
    ['Internationalisation of documentation everywhere', 'internationalisation'],
    ['and the of', 'effort-1'],
  ])('proposes for %j %s', (text, id) => {
    expect(proposeId(text, 'effort', [])).toBe(id);
  });

  it('numbers what is taken', () => {
    expect(proposeId('Cold calls', 'effort', ['cold-calls'])).toBe('cold-calls-2');
    expect(proposeId('Cold calls', 'effort', ['cold-calls', 'cold-calls-2'])).toBe('cold-calls-3');
    expect(proposeId('日本語', 'lesson', ['lesson-1'])).toBe('lesson-2');
  });

  it.each([
    ['Zoë Smith-Jones', 'zoe-smith-jones'],
    ["Pat O'Brien", 'pat-o-brien'],
    ['van der Berg, Tom', 'van-der-berg-tom'],
    ['Ana Silva', 'ana-silva-2'],
    ['李 偉', 'rep-1'],
    ['33 Ana de Souza Neto Lima', 'ana-de-souza-neto-lima'],
    ['Ana Silva (EMEA)', 'ana-silva-emea'],
    [`Ana ${'x'.repeat(80)}`, `ana-${'x'.repeat(60)}`],
  ])('proposes for a person the whole name, unless it is taken or has no letters: %s is %s', (name, id) => {
    expect(proposePersonId(name, ['ana-silva'])).toBe(id);
  });

  it('always proposes an id that is one, and free', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 6 }), (texts) => {
        const taken: string[] = [];
        for (const text of texts) {
          const id = proposeId(text, 'effort', taken);
          expect(isId(id)).toBe(true);
          expect(taken).not.toContain(id);
          taken.push(id);
        }
      }),
    );
  });

  it.each(['', 'A', '1a', '-a', 'a b', 'a_b', '__proto__', 'é', `a${'b'.repeat(64)}`])('%j is none', (text) => {
    expect(isId(text)).toBe(false);
  });
});
