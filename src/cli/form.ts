/** A whole draft as a form for the editor: the questions and what is known as remarks, and a line for each answer. */
import { join } from 'node:path';
import { proposeId } from '../domain/id.ts';
import { formatDoneBy } from '../domain/measure.ts';
import { formatMoney } from '../domain/money.ts';
import { CLIENT_FIELDS, FIVE_QUESTIONS, LIST_FIELDS, type QuestionNumber } from '../domain/questions.ts';
import { entriesOf, KEYS, KIND, LISTS, SUBJECT, type List, type Review } from '../domain/review.ts';
import { isTree, valueAt } from '../domain/tree.ts';
import { checkReview } from '../store/history.ts';
import { formatReview, parseReview, replaceReview, reviewFile, saveReview } from '../store/team-folder.ts';
import { editYaml, formatYaml } from '../store/yaml-edit.ts';
import { parseYaml } from '../store/yaml-text.ts';
import { editUntilValid, REMARK } from './edit-loop.ts';
import type { Session } from './interview.ts';

type Values = Readonly<Record<string, unknown>>;

const OPEN_ENTRY = 'entry-';
const HOW = [
  'The five questions in one sitting. Lines like this one are gone when you save.',
  'Write behind the colons. What stays empty is not answered; write unknown where you',
  "don't know, and {} in place of a section where there was none. For a further entry,",
  'copy the lines of one and give it another id. Text with ": " or " #" in it goes in quotes.',
];

/** Lets the leader answer in the editor, and saves what passes as a draft. Gives it with its text on disk. */
export async function answerInEditor(session: Session, draft: Review): Promise<{ draft: Review; text: string }> {
  const { io, open, context } = session;
  const file = reviewFile(draft);
  const path = join(open.root, file);
  const loaded = session.text ?? saveReview(open.root, draft, undefined);
  const edited = await editUntilValid(io, path, formOf(draft, open.team.currency), (text) => {
    const yaml = parseYaml(text);
    if (yaml.problems.length > 0 || !isTree(yaml.value)) return findingsOf(parseReview(text, draft, file));
    // What is empty isn't wrong, so it is judged without; the places are those of the text with the empty lines.
    const answered = parseReview(withoutEmpty(text, yaml.value), draft, file);
    if (answered.state === 'unreadable') return relocated(answered.findings, text, yaml.locate);
    return relocated(checkReview(answered, context, false), text, yaml.locate);
  });
  const value = parseYaml(edited).value;
  const text = withoutEmpty(edited, isTree(value) ? value : {});
  const parsed = parseReview(text, draft, file);
  if (parsed.state === 'unreadable') return { draft, text: loaded };
  replaceReview(open.root, draft, loaded, text);
  return { draft: parsed.value, text };
}

function findingsOf(parsed: ReturnType<typeof parseReview>): ReturnType<typeof checkReview> {
  return parsed.state === 'unreadable' ? [...parsed.findings] : [];
}

function relocated(
  findings: readonly ReturnType<typeof checkReview>[number][],
  text: string,
  locate: ReturnType<typeof parseYaml>['locate'],
): ReturnType<typeof checkReview> {
  return findings.map((finding) => {
    const position = locate(finding.path);
    return { ...finding, ...position, excerpt: text.split('\n')[position.line - 1] ?? '' };
  });
}

/** The text without the keys that were left empty, and with an id for each entry that was given none. */
function withoutEmpty(text: string, value: Values): string {
  const pruned = prune(value);
  const filled = editYaml(text, pruned, KEYS);
  return LISTS.reduce((named, list) => withIds(named, list, pruned[list]), filled);
}

function prune(value: Values): Values {
  const kept = Object.entries(value).flatMap(([key, one]) => {
    if (one === null) return [];
    if (!isTree(one) || Array.isArray(one)) return [[key, one] as const];
    const pruned = prune(one);
    // A map whose lines are all empty was not answered; one that was written as {} says "none".
    return Object.keys(pruned).length === 0 && Object.keys(one).length > 0 ? [] : [[key, pruned] as const];
  });
  return Object.fromEntries(kept);
}

// Only the key is put in another's place, so that comments in the entry stay.
function withIds(text: string, list: List, entries: unknown): string {
  if (!isTree(entries) || Array.isArray(entries)) return text;
  const taken = Object.keys(entries);
  return Object.entries(entries).reduce((named, [id, entry]) => {
    const subject = valueAt(entry, [SUBJECT[list]]);
    if (!id.startsWith(OPEN_ENTRY) || typeof subject !== 'string') return named;
    const proposed = proposeId(subject, KIND[list], taken);
    taken.push(proposed);
    const { line, column } = parseYaml(named).locate([list, id], true);
    const lines = named.split('\n');
    const before = lines[line - 1] ?? '';
    lines[line - 1] = before.slice(0, column - 1) + proposed + before.slice(column - 1 + id.length);
    return lines.join('\n');
  }, text);
}

function formOf(draft: Review, currency: string): string {
  const [modeline = ''] = formatReview(draft).split('\n');
  const { asked: _, ...known } = draft;
  const remaining = withoutSections(known);
  return [
    modeline,
    ...HOW.map((line) => `${REMARK} ${line}`),
    formatYaml(remaining).trimEnd(),
    ...FIVE_QUESTIONS.flatMap(({ number, title, ask }) => [
      '',
      `${REMARK} Question ${number} of 5. ${title}`,
      ...ask.map((line) => `${REMARK}   ${line}`),
      ...SECTIONS[number](draft, currency),
    ]),
    '',
  ].join('\n');
}

function withoutSections(draft: Values): Values {
  const asked = new Set<string>(['number', 'said', 'did', ...LISTS, 'biggest_client']);
  return Object.fromEntries(Object.entries(draft).filter(([key]) => !asked.has(key)));
}

const SECTIONS: Readonly<Record<QuestionNumber, (draft: Review, currency: string) => string[]>> = {
  1: (draft, currency) => [...numberLines(draft, currency), ...promiseLines(draft), ...outcomeLines(draft)],
  2: (draft) => listLines(draft, 'worked'),
  3: (draft) => listLines(draft, 'didnt_work'),
  4: (draft) => [...listLines(draft, 'learned'), ...clientLines(draft)],
  5: (draft) => [
    `${REMARK}   serves: the id of a goal, or quota`,
    `${REMARK}   because: ids of this review, ${causeHint(draft)}`,
    `${REMARK}   repeats: didnt_work.ID or 2025-Q3/didnt_work.ID if it does again what didn't work, else none`,
    ...listLines(draft, 'next'),
  ],
};

function numberLines({ number }: Review, currency: string): string[] {
  const known = number === undefined || number === 'unknown' ? {} : number;
  const quota = known.quota === undefined ? [] : [`${REMARK}   The quota was ${formatMoney(known.quota, currency)}.`];
  return [
    ...quota,
    ...yamlLines({ number: number === 'unknown' ? number : { ...known, booked: known.booked ?? null } }),
  ];
}

function promiseLines({ said }: Review): string[] {
  return [`${REMARK}   What they said, word for word: it is not changed here.`, ...yamlLines({ said: said ?? {} })];
}

function outcomeLines(draft: Review): string[] {
  if (draft.did === 'unknown') return yamlLines({ did: 'unknown' });
  const outcomes = new Map(entriesOf(draft, 'did'));
  const entries = entriesOf(draft, 'said').map(([id, promise]) => {
    const outcome = outcomes.get(id);
    if (outcome === 'unknown') return [id, outcome] as const;
    const open = { done: null, ...(promise.measure === undefined ? {} : { actual: null }), note: null };
    return [id, { ...open, ...outcome }] as const;
  });
  const measures = entriesOf(draft, 'said').map(
    ([id, promise]) => `${REMARK}   ${id}: ${formatDoneBy(promise) ?? promise.objective}`,
  );
  return [...measures, ...yamlLines({ did: Object.fromEntries(entries) })];
}

function listLines(draft: Review, list: List): string[] {
  if (draft[list] === 'unknown') return yamlLines({ [list]: 'unknown' });
  const names = LIST_FIELDS[list].flatMap(({ name, fills }) => fills ?? [name]);
  const open = Object.fromEntries(
    names.map((name) => [name, name === 'measure' ? { metric: null, target: null } : null]),
  );
  const entries = entriesOf(draft, list);
  const count = entries.length === 0 && draft[list] === undefined ? 2 : 0;
  const blank = Array.from({ length: count }, (_, index) => [`${OPEN_ENTRY}${index + 1}`, open] as const);
  return [...choiceHints(list), ...yamlLines({ [list]: Object.fromEntries([...entries, ...blank]) })];
}

// What can stand behind the keys that don't take free words.
function choiceHints(list: List): string[] {
  return LIST_FIELDS[list].flatMap(({ name, choices }) => {
    const values = choices?.map(({ value }) => String(value)) ?? [];
    return values.length === 0 ? [] : [`${REMARK}   ${name}: ${values.join(', ')}`];
  });
}

function clientLines({ biggest_client: client }: Review): string[] {
  const open = Object.fromEntries(CLIENT_FIELDS.map(({ name }) => [name, null]));
  return yamlLines({ biggest_client: client === undefined ? open : client });
}

function causeHint(draft: Review): string {
  const missed = entriesOf(draft, 'said').map(([id]) => `did.${id}`);
  return `[${['worked.ID', 'didnt_work.ID', 'learned.ID', 'biggest_client', ...missed].join(', ')}]`;
}

function yamlLines(value: Values): string[] {
  return formatYaml(value)
    .trimEnd()
    .replaceAll(/: null$/gm, () => ':')
    .split('\n');
}
