/** Checks values against the schemas, and says what is wrong in words. */
import type { ErrorObject } from 'ajv';
import type { Actuals } from '../domain/actuals.ts';
import type { Path, Violation } from '../domain/finding.ts';
import { didYouMean } from '../domain/similarity.ts';
import type { Review } from '../domain/review.ts';
import type { Team } from '../domain/team.ts';
import { isTree, valueAt } from '../domain/tree.ts';
import * as accepts from './generated/accepts.js';
import * as validators from './generated/validators.js';

const ACCEPTS = { team: accepts.team, review: accepts.review, actuals: accepts.actuals };
// Asked for only where they are needed: the code that knows what is wrong is loaded late, as most files are valid.
const VALIDATORS = {
  team: () => validators.team,
  review: () => validators.review,
  actuals: () => validators.actuals,
};

/** What a file holds, by the name of its schema. */
export interface Values {
  readonly team: Team;
  readonly review: Review;
  readonly actuals: Actuals;
}

/** Whether a value is one of a schema. */
export function isValid<Name extends keyof Values>(name: Name, value: unknown): value is Values[Name] {
  return ACCEPTS[name](value);
}

/** What is wrong with a value that is not valid. Each is put into words when asked to: of many only the first are read. */
export function violationsOf(name: keyof Values, value: unknown): (() => Violation)[] {
  const validate = VALIDATORS[name]();
  validate(value);
  const all = validate.errors ?? [];
  // What a newer version holds can't be judged by an older one.
  const newer = all.filter(isNewerVersion);
  const errors = newer.length > 0 ? newer : all;
  const alternatives = new Map<string, ErrorObject[]>();
  for (const { keyword, instancePath } of errors) if (keyword === 'anyOf') alternatives.set(instancePath, []);
  for (const error of errors) alternatives.get(error.instancePath)?.push(error);
  return errors.flatMap((error) => {
    const errorsThere = alternatives.get(error.instancePath) ?? [];
    return isTold(error, errorsThere) ? [() => violation(error, errorsThere)] : [];
  });
}

// The errors there: of a value that can be one of several things, all that is wrong with it.
function isTold({ keyword }: ErrorObject, errorsThere: readonly ErrorObject[]): boolean {
  // "unknown, or a map": what is a map is judged as a map, anything else gets one sentence that names both.
  if (keyword === 'anyOf') return errorsThere.some((one) => one.keyword === 'type');
  if (errorsThere.length > 0 && (keyword === 'const' || keyword === 'type')) return false;
  // What wraps others says nothing that they don't.
  return keyword !== 'if' && keyword !== 'propertyNames';
}

function pathOf({ instancePath }: ErrorObject): (string | number)[] {
  return (
    instancePath
      .split('/')
      .slice(1)
      .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
      // A place in a list; 007 is a key.
      .map((key) => (/^(?:0|[1-9]\d{0,8})$/.test(key) ? Number(key) : key))
  );
}

function say(path: Path, problem: string, advice: string): Violation {
  const where = path.map((key) => (key === '' ? '""' : key)).join('.');
  const message = path.length === 0 ? problem : `${where}: ${problem}`;
  return { path, message, advice };
}

function sayOfKey(path: Path, problem: string, advice: string): Violation {
  return { ...say(path, problem, advice), isOfKey: true };
}

function oneOf(errorsThere: readonly ErrorObject[]): string {
  const expected = errorsThere.flatMap((one) => {
    if (one.keyword === 'const') return [String(param(one, 'allowedValue'))];
    return one.keyword === 'type' ? [typeName(param(one, 'type'))] : [];
  });
  return expected.toReversed().join(', or ');
}

function param(error: ErrorObject, name: string): unknown {
  return valueAt(error.params, [name]);
}

function typeName(type: unknown): string {
  switch (type) {
    case 'object':
      return 'a map of keys and values (or {} for none)';
    case 'array':
      return 'a list';
    case 'boolean':
      return 'true or false';
    case 'integer':
      return 'a whole number';
    case 'number':
      return 'a number';
    default:
      return 'a text';
  }
}

function got(data: unknown): string {
  if (data === null) return 'is empty';
  if (Array.isArray(data)) return 'is a list';
  if (typeof data === 'object') return 'is a map';
  if (typeof data === 'number') return `is ${data}`;
  return `is ${JSON.stringify(typeof data === 'string' ? data.slice(0, 60) : data)}`;
}

function violation(error: ErrorObject, errorsThere: readonly ErrorObject[]): Violation {
  const path = pathOf(error);
  const schema: unknown = error.parentSchema;
  switch (error.keyword) {
    case 'required': {
      const property = String(param(error, 'missingProperty'));
      return say(path, `${property} is missing`, requiredAdvice(property));
    }
    case 'additionalProperties': {
      const key = String(param(error, 'additionalProperty'));
      const known = Object.keys(Object(valueAt(schema, ['properties'])));
      return sayOfKey(
        [...path, key],
        'there is no such field',
        `${didYouMean(key, known, 'the fields are')} (data of your own goes under a key that begins with x-)`,
      );
    }
    case 'pattern':
      return patternViolation(error, path, schema);
    case 'type':
      return say(path, got(error.data), `write ${typeName(param(error, 'type'))}${quotesHint(error)}`);
    case 'enum': {
      const allowed = param(error, 'allowedValues');
      const values = [allowed].flat().map(String);
      return say(path, got(error.data), didYouMean(String(error.data), values, 'write one of'));
    }
    case 'anyOf':
      return say(path, got(error.data), `write ${oneOf(errorsThere)}`);
    case 'const':
      return constViolation(error, path);
    case 'minimum':
      return param(error, 'limit') === 0
        ? say(path, `${got(error.data)}, below zero`, 'write a number that is not below zero')
        : say(path, got(error.data), `write ${limit(error)} at least`);
    case 'exclusiveMinimum':
      return say(path, got(error.data), 'write a number above zero');
    case 'maximum':
      return say(path, got(error.data), `write ${limit(error)} at most`);
    case 'dependencies':
      return say(
        path,
        `${String(param(error, 'property'))} stands here without ${String(param(error, 'missingProperty'))}`,
        `write ${String(param(error, 'missingProperty'))} too`,
      );
    case 'minItems':
      return say(
        path,
        `is a list of ${Array.isArray(error.data) ? error.data.length : 0}`,
        `list at least ${limit(error)}`,
      );
    default:
      // Never seen, unless the schemas come to use another keyword.
      return say(path, `breaks "${error.keyword}" of the schema`, 'write what the schema asks for');
  }
}

function limit(error: ErrorObject): string {
  return String(param(error, 'limit'));
}

// The sections in which a leader may say so.
const CAN_BE_UNKNOWN = new Set(['number', 'said', 'did', 'worked', 'didnt_work', 'learned', 'biggest_client', 'next']);

function requiredAdvice(property: string): string {
  return CAN_BE_UNKNOWN.has(property) ? 'write it, or unknown where you do not know' : 'write it';
}

function quotesHint(error: ErrorObject): string {
  return param(error, 'type') === 'string' && !isTree(error.data) && error.data !== null ? ': put it in quotes' : '';
}

function patternViolation(error: ErrorObject, path: Path, schema: unknown): Violation {
  const rule = String(valueAt(schema, ['patternErrorMessage']));
  if (error.propertyName !== undefined) return sayOfKey([...path, error.propertyName], 'the key cannot be used', rule);
  return rule.startsWith('is empty')
    ? say(path, 'is empty', rule.slice('is empty: '.length))
    : say(path, got(error.data), rule);
}

function constViolation(error: ErrorObject, path: Path): Violation {
  const wanted = param(error, 'allowedValue');
  if (isNewerVersion(error)) {
    return say(
      path,
      `the file is of version ${Number(error.data)}, and this qreview knows ${String(wanted)}`,
      'update qreview; the file is left as it is',
    );
  }
  return say(path, got(error.data), `write ${String(wanted)}`);
}

// Nothing but the version has to be one certain number.
function isNewerVersion({ data, params }: ErrorObject): boolean {
  return typeof data === 'number' && data > Number(params['allowedValue']);
}
