/** Answers that were given beforehand: in a file, or one by one as flags. */
import { resolve } from 'node:path';
import { answer } from '../domain/draft.ts';
import type { Finding } from '../domain/finding.ts';
import { isId } from '../domain/id.ts';
import type { Context } from '../domain/context.ts';
import { didYouMean } from '../domain/similarity.ts';
import {
  CLIENT_FIELDS,
  LIST_FIELDS,
  NUMBER_FIELDS,
  OUTCOME_FIELDS,
  goalChoices,
  parseAnswer,
  type Field,
} from '../domain/questions.ts';
import { LISTS, promisesOf, type Review } from '../domain/review.ts';
import { isTree, withValue } from '../domain/tree.ts';
import { hasCode } from '../store/atomic-file.ts';
import { parseReview } from '../store/team-folder.ts';
import { readOnce } from '../store/pipe.ts';
import { decode } from '../store/text-file.ts';
import { editYaml } from '../store/yaml-edit.ts';
import { parseYaml } from '../store/yaml-text.ts';
import { EXIT, UserError } from './exit.ts';
import { invalid } from './invalid.ts';
import type { Io } from './io.ts';

/** The flags that give answers. */
export interface Given {
  readonly answers?: string;
  readonly set?: readonly string[];
}

/** The sections that can be answered beforehand; the promise is carried, not answered. */
const ANSWERABLE = ['held', 'number', 'did', 'worked', 'didnt_work', 'learned', 'biggest_client', 'next'] as const;

/** The draft with the given answers in it. Throws UserError, with places in the answers' file, where they can't be used. */
export async function withAnswers(
  io: Io,
  draft: Review,
  context: Context,
  { answers, set = [] }: Given,
): Promise<Review> {
  const filled = answers === undefined ? draft : fill(io, draft, answers, await read(io, answers));
  return set.reduce((review, assignment) => withAssignment(review, assignment, context), filled);
}

async function read(io: Io, file: string): Promise<string> {
  try {
    const decoded = decode(file === '-' ? await io.input() : await readOnce(resolve(io.cwd, file)));
    if ('text' in decoded) return decoded.text;
    throw new UserError(`${file}: ${decoded.problem.message}`, decoded.problem.advice, EXIT.findings);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) throw new UserError(`there is no file ${file}`, 'look whether the path is right');
    if (hasCode(error, 'EISDIR')) throw new UserError(`${file} is a folder`, 'name the file with the answers');
    if (hasCode(error, 'EIRREGULAR')) {
      throw new UserError(`${file} is neither a file nor a pipe`, 'name the file with the answers, or - for the input');
    }
    if (hasCode(error, 'ENOWRITER')) {
      throw new UserError(`${file} is a pipe into which nobody writes`, 'write the answers into it, or name a file');
    }
    throw error;
  }
}

function fill(io: Io, draft: Review, file: string, text: string): Review {
  const name = file === '-' ? 'standard input' : file;
  const refuse = (findings: readonly Finding[]): UserError => invalid(io, 'the answers cannot be used', findings);
  const yaml = parseYaml(text);
  const given = yaml.value ?? {};
  if (yaml.problems.length === 0 && (!isTree(given) || Array.isArray(given))) {
    throw new UserError(`${name} holds no answers`, `write the sections ${ANSWERABLE.join(', ')}`, EXIT.findings);
  }
  // As a draft of its own, so that what is wrong is found at its place in the answers.
  const { version, rep, quarter, state } = draft;
  const whole =
    yaml.problems.length > 0 ? text : editYaml(text, { version, rep, quarter, ...(isTree(given) ? given : {}), state });
  const parsed = parseReview(whole, undefined, name);
  if (parsed.state === 'unreadable') throw refuse(parsed.findings);
  const { value, find } = parsed;
  const place = (key: string) => ({ path: [key], rule: 'file/answers', severity: 'error' as const });
  const answerable = new Set<string>([...ANSWERABLE, 'version', 'rep', 'quarter', 'state']);
  const strange = Object.keys(given).filter((key) => !answerable.has(key));
  const advice = `write the sections ${ANSWERABLE.join(', ')}`;
  const findings = [
    ...(['rep', 'quarter'] as const)
      .filter((key) => value[key] !== draft[key])
      .map((key) =>
        find({
          ...place(key),
          message: `these are the answers for ${value[key]}, not for ${draft[key]}`,
          advice: `write ${key}: ${draft[key]}, or take the line out`,
        }),
      ),
    ...strange.map((key) => find({ ...place(key), isOfKey: true, message: `${key} is not answered here`, advice })),
  ];
  if (findings.length > 0) throw refuse(findings);
  return ANSWERABLE.reduce((review, key) => {
    const answered = value[key];
    if (answered === undefined) return review;
    const old = review[key];
    // What was answered before stays; an entry of the same id is answered anew.
    const merged = isTree(answered) && isTree(old) ? { ...old, ...answered } : answered;
    return withValue(review, [key], merged);
  }, draft);
}

/** One answer as a flag: worked.referrals.effort=Asked every renewal, learned=unknown. */
function withAssignment(draft: Review, assignment: string, context: Context): Review {
  const at = assignment.indexOf('=');
  const key = assignment.slice(0, Math.max(at, 0));
  const text = assignment.slice(at + 1);
  if (at === -1) throw new UserError(`--set ${assignment}: there is no = in it`, 'write --set number.booked=231500');
  const [section = '', ...rest] = key.split('.');
  if (rest.length === 0 && (text === 'unknown' || text === 'none')) return withSection(draft, section, text);
  const field = fieldAt(section, rest, draft, context);
  if (field === undefined) {
    throw new UserError(`--set ${key}: there is no such answer`, didYouMean(key, answerKeys(draft), 'the answers are'));
  }
  const path = [section, ...rest];
  const question = {
    key,
    path,
    number: 1,
    field,
    required: false,
    canBeUnknown: text === 'unknown',
    canBeNone: false,
    isSubject: false,
  } as const;
  if (text === 'unknown') return withoutAsked(answer(draft, question, 'unknown'), draft);
  const parsed = parseAnswer(field, text);
  if ('problem' in parsed) throw new UserError(`--set ${assignment}: ${parsed.problem}`);
  return withoutAsked(answer(draft, question, { value: parsed.value }), draft);
}

function withSection(draft: Review, section: string, text: 'unknown' | 'none'): Review {
  const known = ANSWERABLE.find((one) => one === section && one !== 'held');
  if (known === undefined)
    throw new UserError(
      `--set ${section}: there is no such section`,
      didYouMean(section, ANSWERABLE, 'the sections are'),
    );
  return withValue(draft, [section], text === 'unknown' ? 'unknown' : {});
}

function fieldAt(section: string, rest: readonly string[], draft: Review, { team }: Context): Field | undefined {
  const [first = '', name] = rest;
  if (section === 'number' && rest.length === 1) return NUMBER_FIELDS.find((field) => field.name === first);
  if (section === 'biggest_client' && rest.length === 1) return CLIENT_FIELDS.find((field) => field.name === first);
  if (rest.length !== 2) return undefined;
  if (section === 'did') {
    return promisesOf(draft).some(({ id }) => id === first)
      ? OUTCOME_FIELDS.find((field) => field.name === name)
      : undefined;
  }
  const list = LISTS.find((one) => one === section);
  if (list === undefined || !isId(first)) return undefined;
  const field = LIST_FIELDS[list].find((one) => one.name === name);
  return field?.name === 'serves' ? { ...field, choices: goalChoices(team.goals ?? {}) } : field;
}

function answerKeys(draft: Review): string[] {
  return [
    ...NUMBER_FIELDS.map(({ name }) => `number.${name}`),
    ...promisesOf(draft).map(({ id }) => `did.${id}.done`),
    ...LISTS.map((list) => `${list}.ID.${LIST_FIELDS[list][0]?.name ?? ''}`),
    ...CLIENT_FIELDS.map(({ name }) => `biggest_client.${name}`),
  ];
}

// A flag is not a step of the interview: what was asked before stays.
function withoutAsked(answered: Review, { asked }: Review): Review {
  const { asked: _, ...rest } = answered;
  return asked === undefined ? rest : { ...rest, asked };
}
