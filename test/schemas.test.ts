import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { FIVE_QUESTIONS } from '../src/domain/questions.ts';
import { isTree } from '../src/domain/tree.ts';
import { ROOT } from './folder.ts';

const load = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(ROOT, 'schemas', `${name}.schema.json`), 'utf8'));

/** Every property with its place. */
function properties(schema: unknown, place = ''): [place: string, property: unknown][] {
  if (!isTree(schema)) return [];
  return Object.entries(schema).flatMap(([key, value]) => {
    const here = `${place}/${key}`;
    const own =
      key === 'properties' && isTree(value)
        ? Object.entries(value).map(([name, one]): [string, unknown] => [`${here}/${name}`, one])
        : [];
    return [...own, ...properties(value, here)];
  });
}

/** Every schema of a number. */
function numbersIn(schema: unknown): Readonly<Record<string, unknown>>[] {
  if (Array.isArray(schema)) return schema.flatMap(numbersIn);
  if (!isTree(schema)) return [];
  return [...(schema['type'] === 'number' ? [schema] : []), ...Object.values(schema).flatMap(numbersIn)];
}

describe.each(['team', 'review', 'actuals', 'report'])('the schema of %s', (name) => {
  const schema = load(name);

  it('is one of draft-07, and compiles', () => {
    const ajv = new Ajv({ strictTypes: false, strictRequired: false });
    ajv.addVocabulary(['markdownDescription', 'enumDescriptions', 'patternErrorMessage', 'defaultSnippets']);
    expect(schema['$schema']).toBe('http://json-schema.org/draft-07/schema#');
    expect(ajv.validateSchema(schema)).toBe(true);
    expect(typeof ajv.compile(schema)).toBe('function');
  });

  it('describes each property', () => {
    const definitions = schema['definitions'];
    const isDescribed = (property: unknown): boolean => {
      if (!isTree(property)) return false;
      const reference = property['$ref'];
      if (typeof property['description'] === 'string') return true;
      return (
        typeof reference === 'string' &&
        isTree(definitions) &&
        isDescribed(definitions[reference.replace('#/definitions/', '')])
      );
    };
    // The conditions of `if` speak of properties that are described elsewhere.
    const bare = properties(schema).filter(([place, property]) => !place.startsWith('/if/') && !isDescribed(property));
    expect(bare.map(([place]) => place)).toEqual([]);
  });

  it('bounds each figure that is summed, on both sides', () => {
    const isBounded = ({ minimum, exclusiveMinimum, maximum }: Readonly<Record<string, unknown>>): boolean =>
      typeof maximum === 'number' && typeof (minimum ?? exclusiveMinimum) === 'number';
    const numbers = name === 'report' ? [] : numbersIn(schema);
    expect(numbers.filter((one) => !isBounded(one))).toEqual([]);
  });

  it('has no word that other YAML versions read as true or false', () => {
    const words = JSON.stringify(schema).match(/"(?:y|n|yes|no|on|off)"/gi) ?? [];
    expect(words).toEqual([]);
  });
});

it('tells of each section which question it answers', () => {
  const { properties: sections } = load('review');
  const told = (section: string): string => {
    const property = isTree(sections) ? sections[section] : undefined;
    return isTree(property) ? String(property['markdownDescription']) : '';
  };
  for (const { number, title, sections: filled } of FIVE_QUESTIONS) {
    for (const section of filled) expect(told(section)).toMatch(new RegExp(`^\\*\\*Question ${number}\\. .*\\?`));
    expect(filled.map(told).join('\n')).toContain(`**Question ${number}. ${title}**`);
  }
  expect(told('said')).toContain('**Question 1. What did they say they were going to do this quarter?**');
});
