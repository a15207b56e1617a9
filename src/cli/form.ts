/** A whole draft as a form for the editor: the questions and what is known as remarks, and a line for each answer. */
import { join } from 'node:path';
import type { Finding } from '../domain/finding.ts';
import { proposeId } from '../domain/id.ts';
import { formatDoneBy } from '../domain/measure.ts';
import { formatMoney } from '../domain/money.ts';
import { reviewFile } from '../domain/place.ts';
import { CLIENT_FIELDS, FIVE_QUESTIONS, LIST_FIELDS } from '../domain/questions.ts';
import { entriesOf, ifKnown, KEYS, KIND, LISTS, SUBJECT, type List, type Review } from '../domain/review.ts';
import { isTree, valueAt, withValue } from '../domain/tree.ts';
import { checkReview } from '../store/history.ts';
import { parseReview, saveReview, saveText } from '../store/team-folder.ts';
import { editYaml } from '../store/yaml-edit.ts';
import { parseYaml } from '../store/yaml-text.ts';
import { editUntilValid } from './edit-loop.ts';
import type { Session } from './interview.ts';

type Values = Readonly<Record<string, unknown>>;

const HOW = [
  '#? The five questions in one sitting. Lines like this one are gone when you save.',
  '#? Write behind the colons. What stays empty is not answered; write unknown where you',
  "#? don't know, and {} in place of a section where there was none. For a further entry,",
  '#? copy the lines of one and give it another id. Text with ": " or " #" in it goes in quotes.',
];

/** How many blank entries a section without any gets. */
const BLANKS = 2;

interface Form {
  readonly text: string;
  readonly remarks: ReadonlySet<string>;
  /** The ids of the blank entries: no answer has them. */
  readonly blanks: readonly string[];
}

/** Lets the leader answer in the editor, and saves what passes as a draft. Gives it with its text on disk. */
export async function answerInEditor(session: Session, draft: Review): Promise<{ draft: Review; text: string }> {
  const { io, open, context } = session;
  const file = reviewFile(draft);
  const loaded = session.text ?? saveReview(open.root, draft, undefined);
  const form = formOf(draft, loaded, open.team.currency);
  let saved = { draft, text: loaded };
  await editUntilValid(io, {
    ...form,
    path: join(open.root, file),
    purpose: 'form',
    check: (text) => {
      const { problems, value, locate } = parseYaml(text);
      const parsed = parseReview(problems.length > 0 ? text : withoutBlanks(text, value, form.blanks), draft, file);
      const findings = parsed.state === 'unreadable' ? parsed.findings : checkReview(parsed, context, false);
      // What is empty isn't wrong, so it was judged without; the places are those of the text that is edited.
      return problems.length > 0 ? findings : findings.map((finding) => placedIn(text, finding, locate));
    },
    loaded,
    finished: (edited) => {
      const { problems, value } = parseYaml(edited);
      return problems.length > 0 ? edited : withoutBlanks(edited, value, form.blanks);
    },
    save: (text) => {
      const parsed = parseReview(text, draft, file);
      saveText(open.root, reviewFile(draft), text, loaded);
      if (parsed.state === 'readable') saved = { draft: parsed.value, text };
    },
  });
  return saved;
}

function placedIn(text: string, finding: Finding, locate: ReturnType<typeof parseYaml>['locate']): Finding {
  const position = locate(finding.path, finding.isOfKey);
  return { ...finding, ...position, excerpt: text.split('\n')[position.line - 1] ?? '' };
}

/** The draft's own text with blank lines for what isn't answered, and with remarks above each question. */
function formOf(draft: Review, loaded: string, currency: string): Form {
  const { asked: _, ...known } = draft;
  const blanks = freeIds(draft);
  const filled = LISTS.reduce<Values>((value, list) => withBlankEntries(value, list, blanks), {
    ...known,
    ...(draft.number === 'unknown'
      ? {}
      : { number: { ...draft.number, booked: draft.number?.booked ?? draft.number?.crm ?? null } }),
    did: withBlankOutcomes(draft),
    biggest_client: draft.biggest_client ?? Object.fromEntries(CLIENT_FIELDS.map(({ name }) => [name, null])),
  });
  const text = editYaml(loaded, inOrder(filled), KEYS);
  const { locate } = parseYaml(text);
  const lines = text.split('\n');
  const remarks: string[] = [];
  for (const { number, title, ask, sections } of FIVE_QUESTIONS.toReversed()) {
    const above = sections.flatMap((section) => remarksOf(section, draft, currency));
    const heading = [`#? Question ${number} of 5. ${title}`, ...ask.map((line) => `#?   ${line}`), ...above];
    remarks.push(...heading);
    lines.splice(locate([sections[0] ?? ''], true).line - 1, 0, ...heading);
  }
  return { text: [...HOW, ...lines].join('\n'), remarks: new Set([...HOW, ...remarks]), blanks };
}

// Ids that no entry of the draft has.
function freeIds(draft: Review): string[] {
  const taken = LISTS.flatMap((list) => entriesOf(draft, list).map(([id]) => id));
  const numbered = Array.from({ length: taken.length + BLANKS }, (_, index) => `new-${index + 1}`);
  return numbered.filter((id) => !taken.includes(id)).slice(0, BLANKS);
}

// New sections are put in one after the other, so they have to come in the file's order.
function inOrder(value: Values): Values {
  const rank = new Map<string, number>(KEYS.map((key, index) => [key, index]));
  const last = KEYS.length;
  return Object.fromEntries(
    Object.entries(value).toSorted(([one], [other]) => (rank.get(one) ?? last) - (rank.get(other) ?? last)),
  );
}

function withBlankEntries(value: Values, list: List, blanks: readonly string[]): Values {
  if (value[list] !== undefined) return value;
  const names = LIST_FIELDS[list].flatMap(({ name, fills }) => fills ?? [name]);
  const open = Object.fromEntries(
    names.map((name) => [name, name === 'measure' ? { metric: null, target: null } : null]),
  );
  return withValue(value, [list], Object.fromEntries(blanks.map((id) => [id, open])));
}

function withBlankOutcomes(draft: Review): unknown {
  if (draft.did === 'unknown') return draft.did;
  const outcomes = new Map(entriesOf(draft, 'did'));
  const entries = entriesOf(draft, 'said').map(([id, promise]) => {
    const outcome = outcomes.get(id);
    if (outcome !== undefined) return [id, outcome] as const;
    return [id, { done: null, ...(promise.measure === undefined ? {} : { actual: null }), note: null }] as const;
  });
  return Object.fromEntries([...outcomes, ...entries]);
}

// What is known, and what can stand behind the keys that don't take free words.
function remarksOf(section: string, draft: Review, currency: string): string[] {
  if (section === 'number') {
    const quota = ifKnown(draft.number)?.quota;
    return quota === undefined ? [] : [`#?   The quota was ${formatMoney(quota, currency)}.`];
  }
  if (section === 'did') {
    const promises = entriesOf(draft, 'said').map(
      ([id, promise]) => `#?   ${id}: ${oneLine(formatDoneBy(promise) ?? promise.objective)}`,
    );
    return ['#?   done: true or false; released: why, if you agreed in time that it falls away', ...promises];
  }
  const list = LISTS.find((one) => one === section);
  if (list === undefined) return [];
  const choices = LIST_FIELDS[list].flatMap(({ name, choices: all }) =>
    all === undefined ? [] : [`#?   ${name}: ${all.map(({ value }) => String(value)).join(', ')}`],
  );
  return list === 'next' ? [...choices, ...PLAN_REMARKS] : choices;
}

const PLAN_REMARKS = [
  '#?   serves: the id of a goal, or quota; good: true or false',
  '#?   because: ids of this review, [worked.ID, didnt_work.ID, learned.ID, did.ID, biggest_client]',
  "#?   repeats: didnt_work.ID or 2025-Q3/didnt_work.ID if it does again what didn't work, else none",
];

function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ');
}

/** The text without the keys that were left empty, and with an id for each entry that was given none. */
function withoutBlanks(text: string, value: unknown, blanks: readonly string[]): string {
  if (!isTree(value) || Array.isArray(value)) return text;
  const answered = Object.fromEntries(
    Object.entries(value).flatMap(([key, section]) => {
      // Data of the user's own may well be empty.
      const kept = key.startsWith('x-') ? section : pruned(section);
      return kept === undefined ? [] : [[key, kept] as const];
    }),
  );
  const filled = editYaml(text, answered, KEYS);
  return LISTS.reduce((named, list) => withIds(named, list, answered[list], blanks), filled);
}

// A map whose lines are all empty was not answered; one that was written as {} says "none".
function pruned(value: unknown): unknown {
  if (value === null) return undefined;
  if (!isTree(value) || Array.isArray(value)) return value;
  const kept = Object.entries(value)
    .filter(([key]) => !key.startsWith('x-'))
    .map(([key, one]) => [key, pruned(one)] as const)
    .filter(([, one]) => one !== undefined);
  const own = Object.entries(value).filter(([key]) => key.startsWith('x-'));
  return kept.length + own.length === 0 && Object.keys(value).length > 0
    ? undefined
    : Object.fromEntries([...kept, ...own]);
}

// Only the key is put in another's place, so that comments in the entry stay.
function withIds(text: string, list: List, entries: unknown, blanks: readonly string[]): string {
  if (!isTree(entries) || Array.isArray(entries)) return text;
  const taken = Object.keys(entries);
  return Object.entries(entries).reduce((named, [id, entry]) => {
    const subject = valueAt(entry, [SUBJECT[list]]);
    if (!blanks.includes(id) || typeof subject !== 'string') return named;
    const proposed = proposeId(subject, KIND[list], taken);
    taken.push(proposed);
    const { line, column } = parseYaml(named).locate([list, id], true);
    const lines = named.split('\n');
    const before = lines[line - 1] ?? '';
    lines[line - 1] = before.slice(0, column - 1) + proposed + before.slice(column - 1 + id.length);
    return lines.join('\n');
  }, text);
}
