/** Puts texts into every field that a schema has, so that a new field is attacked too. */
import { isTree } from '../../src/domain/tree.ts';

type Tree = Readonly<Record<string | number, unknown>>;

/** What stands in fields whose pattern leaves no room for a text: the first that the pattern takes. */
const PATTERNED = [
  'some-id',
  '2026-Q1',
  '2026',
  '2026-04-02',
  'USD',
  'did/number',
  'biggest_client',
  'none',
  '0'.repeat(64),
];

/** How texts are put in. */
export interface Planting {
  /** The next text. */
  readonly text: () => string;
  /** Whether fields that the value doesn't have are put in as well. */
  readonly isFull: boolean;
}

/** The value with other texts in all its fields, as its schema has them. */
export function planted(schema: Tree, value: unknown, planting: Planting): unknown {
  return plant(schema, schema, value, planting);
}

function plant(whole: Tree, given: unknown, value: unknown, planting: Planting): unknown {
  const schema = resolved(whole, given);
  if ('const' in schema) return schema['const'];
  if (Array.isArray(schema['enum'])) return schema['enum'].includes(value) ? value : schema['enum'][0];
  if (Array.isArray(schema['anyOf'])) return plant(whole, chosen(whole, schema['anyOf'], value), value, planting);
  switch (schema['type']) {
    case 'string':
      return textOf(schema['pattern'], value, planting);
    case 'number':
    case 'integer':
      // A share is the narrowest of all.
      return value ?? 1;
    case 'boolean':
      return value ?? true;
    case 'array':
      return (Array.isArray(value) ? value : [undefined, undefined])
        .map((item: unknown) => plant(whole, schema['items'], item, planting))
        .filter((item) => item !== undefined);
    case 'object':
      return mapOf(whole, schema, isTree(value) ? value : {}, planting);
    default:
      throw new Error(`a field of the type ${String(schema['type'])} is not known to this attack`);
  }
}

function resolved(whole: Tree, schema: unknown): Tree {
  if (!isTree(schema)) throw new Error('there is no schema here');
  const reference = schema['$ref'];
  if (typeof reference !== 'string') return schema;
  const definitions = whole['definitions'];
  return resolved(whole, isTree(definitions) ? definitions[reference.replace('#/definitions/', '')] : undefined);
}

// The one that the value is of; without a value the last, since "unknown" stands first.
function chosen(whole: Tree, schemas: readonly unknown[], value: unknown): unknown {
  const fitting = schemas.find((one) => {
    const { const: only, type } = resolved(whole, one);
    return only === undefined ? type === typeof value : only === value;
  });
  return fitting ?? schemas.at(-1);
}

function textOf(pattern: unknown, value: unknown, { text }: Planting): unknown {
  if (pattern === undefined || pattern === String.raw`\S`) return text();
  return value;
}

function mapOf(whole: Tree, schema: Tree, value: Tree, planting: Planting): Tree {
  const { properties, required, additionalProperties, propertyNames, patternProperties } = schema;
  const known = isTree(properties) ? properties : {};
  const needed = Array.isArray(required) ? required : [];
  const entries = Object.entries(known).flatMap(([key, field]): [string, unknown][] => {
    if (!Object.hasOwn(value, key) && !planting.isFull && !needed.includes(key)) return [];
    const own = plant(whole, field, value[key], planting);
    if (own !== undefined) return [[key, own]];
    return needed.includes(key) ? [[key, patterned(resolved(whole, field)['pattern'])]] : [];
  });
  if (isTree(additionalProperties)) {
    const names = Object.keys(value);
    const pattern = propertyNames === undefined ? undefined : resolved(whole, propertyNames)['pattern'];
    const keys =
      names.length > 0 || !planting.isFull ? names : [pattern === undefined ? planting.text() : patterned(pattern)];
    entries.push(
      ...keys.map((key): [string, unknown] => [key, plant(whole, additionalProperties, value[key], planting)]),
    );
  }
  const others = Object.entries(value).filter(([key]) => key.startsWith('x-'));
  entries.push(...others.map(([key, own]): [string, unknown] => [key, everyText(own, planting)]));
  if (patternProperties !== undefined && planting.isFull) entries.push([`x-${planting.text()}`, planting.text()]);
  return Object.fromEntries(entries);
}

function patterned(pattern: unknown): string {
  const found = PATTERNED.find((one) => new RegExp(String(pattern)).test(one));
  if (found === undefined) throw new Error(`a field of the pattern ${String(pattern)} is not known to this attack`);
  return found;
}

function everyText(value: unknown, planting: Planting): unknown {
  if (typeof value === 'string') return planting.text();
  if (Array.isArray(value)) return value.map((item: unknown) => everyText(item, planting));
  if (!isTree(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, own]) => [key, everyText(own, planting)]));
}
