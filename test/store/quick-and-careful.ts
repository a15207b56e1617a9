/** The two readers of YAML against each other: what the quick one accepts means the same, and stands at the same places. */
import { deepStrictEqual } from 'node:assert';
import type { Path } from '../../src/domain/finding.ts';
import { readQuickly } from '../../src/store/quick-yaml.ts';
import { readWithPlaces, type YamlText } from '../../src/store/yaml-text.ts';

/** Whether the quick reader accepts a text. Throws where it then differs from the careful one. */
export function holdAgainstEachOther(text: string): boolean {
  const quick = readQuickly(text);
  if (quick === undefined) return false;
  const careful = readWithPlaces(text);
  const paths = [...pathsOf(quick.value)];
  const [one, other] = [
    { problems: [], value: quick.value, order: JSON.stringify(quick.value), places: placesOf(quick, paths) },
    {
      problems: careful.problems,
      value: careful.value,
      order: JSON.stringify(careful.value),
      places: placesOf(careful, paths),
    },
  ];
  deepStrictEqual({ text, ...one }, { text, ...other });
  return true;
}

/** @yields The path of every value, and of what isn't there. */
function* pathsOf(value: unknown, path: Path = []): Generator<Path> {
  yield path;
  yield [...path, 'no such key'];
  yield [...path, 7, 'no such key'];
  if (typeof value !== 'object' || value === null) return;
  const isList = Array.isArray(value);
  yield [...path, isList ? value.length : 0];
  for (const [key, one] of Object.entries(value)) yield* pathsOf(one, [...path, isList ? Number(key) : key]);
}

function placesOf({ locate }: Pick<YamlText, 'locate'>, paths: readonly Path[]): unknown[] {
  return paths.map((path) => ({ path, ofValue: locate(path), ofKey: locate(path, true) }));
}
