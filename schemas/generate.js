/**
 * Makes the code that follows from the schemas: the TypeScript types (kept in git, so that they can be read)
 * and the code that checks values (made by every build). With --check it says whether the types are current, and leaves
 * them as they are.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { compile } from 'json-schema-to-typescript';

// What is read, and checked when it is; the report is written.
const files = ['team', 'review', 'actuals'];
const names = [...files, 'report'];
const keywordsOfEditors = ['markdownDescription', 'enumDescriptions', 'patternErrorMessage', 'defaultSnippets'];
const proseForEditors = ['$id', 'title', 'description', 'markdownDescription', 'enumDescriptions', 'defaultSnippets'];

/** @param {string} path */
const fromHere = (path) => new URL(path, import.meta.url);

/** @param {string} name */
const load = (name) => JSON.parse(readFileSync(fromHere(`${name}.schema.json`), 'utf8'));

/**
 * A copy of a schema without some keywords. A keyword is a key next to others of a schema, so the keys of
 * `properties`, which are the users' own names, are never dropped.
 * @param {unknown} schema
 * @param {readonly string[]} keywords
 * @param {boolean} namesOfUsers
 * @returns {any}
 */
function without(schema, keywords, namesOfUsers = false) {
  if (Array.isArray(schema)) return schema.map((item) => without(item, keywords));
  if (schema === null || typeof schema !== 'object') return schema;
  const kept = Object.entries(schema).filter(([key]) => namesOfUsers || !keywords.includes(key));
  return Object.fromEntries(
    kept.map(([key, value]) => [key, without(value, keywords, key === 'properties' || key === 'definitions')]),
  );
}

/**
 * A copy of a schema in which references to what has a type of its own stand alone: with a description beside it, each
 * would become one more type.
 * @param {any} schema
 * @param {any} definitions
 * @returns {any}
 */
function withBareReferences(schema, definitions) {
  if (Array.isArray(schema)) return schema.map((item) => withBareReferences(item, definitions));
  if (schema === null || typeof schema !== 'object') return schema;
  const name = String(schema.$ref).replace('#/definitions/', '');
  if (definitions[name]?.title !== undefined) return { $ref: schema.$ref };
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, withBareReferences(value, definitions)]),
  );
}

/**
 * @param {string} name
 * @returns {Promise<string>}
 */
async function types(name) {
  // Left in, the pattern for `x-` keys would let every misspelt property through the type checker.
  const schema = without(load(name), [
    'patternProperties',
    'propertyNames',
    'if',
    'then',
    'markdownDescription',
    'dependencies',
    'minimum',
    'maximum',
  ]);
  return compile(withBareReferences(schema, schema.definitions ?? {}), name, {
    bannerComment: `/** The types of the ${name}${name === 'report' ? '' : ' file'}. Made from schemas/${name}.schema.json by \`npm run generate\`: change it there. */`,
    additionalProperties: false,
    unreachableDefinitions: false,
    style: { singleQuote: true, printWidth: 120 },
  });
}

/** @param {{ allErrors: boolean, verbose: boolean, inlineRefs?: boolean }} options */
function compiled(options) {
  const ajv = new Ajv({
    ...options,
    messages: false,
    strictTypes: false,
    strictRequired: false,
    schemas: files.map((name) => ({ ...Object(without(load(name), proseForEditors)), $id: name })),
    code: { source: true, esm: true, lines: true },
  });
  ajv.addVocabulary(keywordsOfEditors);
  return standaloneCode.default(ajv, Object.fromEntries(files.map((name) => [name, name])));
}

/**
 * Code that says whether a value is valid, and not what is wrong with it: a third as much to be read at a start. The
 * generator begins a line for each statement.
 * @param {string} code
 */
function withoutErrors(code) {
  const without = code
    .replaceAll(/^(validate\d+\.errors) = \[\{[^]*?\}\];$/gm, '$1 = [true];')
    .replaceAll(/^const (err\d+) = \{.*\};$/gm, 'const $1 = true;')
    // Where a value stands is told with errors alone.
    .replaceAll(/, \{instancePath[^\n]*?rootData(?:=data\}=\{\}|\})\)/g, ')');
  if (without.includes('instancePath')) throw new Error('what is generated has another form: there is an error in it');
  return without;
}

const stale = [];
for (const name of names) {
  const path = fromHere(`../src/domain/generated/${name}.ts`);
  const text = await types(name);
  if (process.argv.includes('--check')) {
    if (readFileSync(path, 'utf8') !== text) stale.push(name);
  } else {
    writeFileSync(path, text);
  }
}
if (stale.length > 0) {
  console.error(`The types of ${stale.join(', ')} are not those of the schemas: run npm run generate and commit them.`);
  process.exitCode = 1;
}
const generated = fromHere('../src/store/generated/');
mkdirSync(generated, { recursive: true });
const accepts = withoutErrors(compiled({ allErrors: false, verbose: false, inlineRefs: false }));
writeFileSync(new URL('accepts.js', generated), accepts);
writeFileSync(new URL('validators.js', generated), compiled({ allErrors: true, verbose: true }));
