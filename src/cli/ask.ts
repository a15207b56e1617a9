/** Puts questions to a person in a terminal, and reads what was meant. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPromptModule } from 'inquirer';
import type { Reply } from '../domain/draft.ts';
import { isId } from '../domain/id.ts';
import type { Question } from '../domain/interview.ts';
import { formatAmount, formatFigure } from '../domain/money.ts';
import { FIVE_QUESTIONS, parseAnswer, type Choice } from '../domain/questions.ts';
import { visible, type Style } from '../report/format.ts';
import { cut, wrap } from '../report/table.ts';
import { answerPrompt, type AnswerConfig, type Typed } from './answer-prompt.ts';
import type { Ask, Line } from './io.ts';

interface Streams {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

type Edit = (path: string) => Promise<void>;
type Propose = (text: string) => string;

/** The longest list that is shown at once. */
const PAGE = 12;
// Terminals mark pasted text between these two, so that a pasted line break is not taken for Enter.
const PASTE_MARKS_ON = '\u001B[?2004h';
const PASTE_MARKS_OFF = '\u001B[?2004l';

const BACK = '<';
const UNKNOWN = '?';
const NONE = '-';
const SKIP = 'skip';
// In a list, a key goes to the choice that begins with it.
const STEP_BACK: Choice = { value: BACK, label: '< back to the question before' };
const SPOKEN: Readonly<Record<string, string>> = { [UNKNOWN]: "I don't know", [NONE]: 'none', [BACK]: 'back' };

/** Somebody who answers at a terminal. */
export function askIn(streams: Streams, style: Style, edit: Edit): Ask {
  const lists = createPromptModule(streams);

  async function type(config: AnswerConfig): Promise<Typed> {
    streams.output.write(PASTE_MARKS_ON);
    try {
      return await answerPrompt(config, streams);
    } finally {
      streams.output.write(PASTE_MARKS_OFF);
    }
  }

  /** Asks until the text passes, in the line or in the editor. */
  async function text(config: AnswerConfig): Promise<Typed> {
    let current = config.current;
    for (;;) {
      const typed = await type({ ...config, current });
      if (typed.wants !== 'editor') return typed;
      const written = typed.text === '' ? config.raw : typed.text;
      const edited = await inEditor(written, edit).catch((error: unknown) => {
        streams.output.write(`${error instanceof Error ? visible(error.message) : 'the editor failed'}\n`);
        return undefined;
      });
      // An editor that can't be used is no reason to lose what was typed before.
      if (edited === undefined) {
        current = written;
        continue;
      }
      const problem = config.check(edited);
      if (problem === undefined && edited !== '') {
        streams.output.write(`${style.good(wrap(visible(edited), style.width - 1, '  '))}\n`);
        return { text: edited };
      }
      streams.output.write(`${problem ?? 'nothing was written'}\n`);
      current = edited === '' ? current : edited;
    }
  }

  async function select(
    message: string,
    about: string | undefined,
    choices: readonly Choice[],
    current: unknown,
  ): Promise<string> {
    if (about !== undefined) streams.output.write(`${wrap(visible(about), style.width - 1, '  ')}\n`);
    const { value } = await lists([
      {
        type: 'select',
        name: 'value',
        message,
        pageSize: PAGE,
        loop: false,
        choices: choices.map((choice) => listed(choice, style)),
        default: typeof current === 'string' || typeof current === 'boolean' ? String(current) : undefined,
      },
    ]);
    return String(value);
  }

  async function some(question: Question): Promise<Reply | 'back'> {
    if (question.about !== undefined) streams.output.write(`${wrap(visible(question.about), style.width - 1, '  ')}\n`);
    const current = Array.isArray(question.current) ? question.current.map(String) : [];
    const { value } = await lists([
      {
        type: 'checkbox',
        name: 'value',
        message: question.field.message,
        pageSize: PAGE,
        loop: false,
        choices: [...(question.field.choices ?? []), STEP_BACK].map((choice) => ({
          ...listed(choice, style),
          short: String(choice.value),
          checked: current.includes(String(choice.value)),
        })),
      },
    ]);
    const picked: unknown = value;
    const causes = Array.isArray(picked) ? picked.map(String) : [];
    if (causes.includes(BACK)) return 'back';
    return causes.length > 0 ? { value: causes } : 'none';
  }

  async function choose(question: Question): Promise<Reply | 'back'> {
    const { field, current, required, about } = question;
    const choices = [
      ...(required || current !== undefined ? [] : [{ value: SKIP, label: "? I don't know, leave it open" }]),
      ...(field.choices ?? []),
      STEP_BACK,
    ];
    const value = await select(field.message, about, choices, current);
    if (value === BACK) return 'back';
    if (value === SKIP) return 'skip';
    const choice = field.choices?.find((one) => String(one.value) === value);
    return choice === undefined ? 'skip' : { value: choice.value };
  }

  async function idFor(typed: Typed, proposed: string, taken: readonly string[]): Promise<string> {
    if (typed.id !== undefined && !taken.includes(typed.id)) return typed.id;
    if (typed.wants !== 'id') return proposed;
    const check = (id: string): string | undefined => {
      if (id === '' || id === proposed) return undefined;
      if (taken.includes(id)) return `${id} is taken: write another id`;
      return isId(id) ? undefined : 'an id is a lower-case letter, then letters, digits or hyphens, 64 at most';
    };
    const line = await type({ ...PLAIN, message: 'Its id?', current: proposed, check, style });
    return line.text === '' ? proposed : line.text;
  }

  async function question(one: Question, propose: Propose, taken: readonly string[]): Promise<Reply | 'back'> {
    if (one.field.kind === 'several') return some(one);
    if (one.field.kind === 'choice') return choose(one);
    const isEntry = one.isSubject;
    const typed = await text({
      message: one.field.message,
      about: one.about === undefined ? undefined : visible(one.about),
      hint: one.field.hint,
      more: FIVE_QUESTIONS[one.number - 1]?.ask ?? [],
      current: currentOf(one),
      raw: typeof one.current === 'string' && SPOKEN_CURRENT[one.current] === undefined ? one.current : '',
      keys: keysOf(one),
      check: (written) => problemOf(one, written),
      spoken: (written) => SPOKEN[written.trim()],
      propose: isEntry ? propose : undefined,
      known: one.known ?? [],
      style,
    });
    const reply = replyOf(one, typed.text);
    if (!isEntry || typeof reply === 'string') return reply;
    const kept = one.id !== undefined && typed.wants !== 'id' ? one.id : undefined;
    return { ...reply, id: kept ?? (await idFor(typed, propose(typed.text), taken)) };
  }

  return {
    question,
    line: async (line) => {
      const typed = await text({ ...PLAIN, ...ofLine(line), style });
      return typed.text === '' ? (line.current ?? '') : typed.text;
    },
    choose: async (message, choices) => {
      const value = await select(message, undefined, choices, undefined);
      const choice = choices.find((one) => one.value === value) ?? choices[0];
      if (choice === undefined) throw new RangeError('there is nothing to choose from');
      return choice.value;
    },
  };
}

const PLAIN = {
  about: undefined,
  hint: undefined,
  more: [],
  current: undefined,
  raw: '',
  keys: [],
  check: () => undefined,
  spoken: () => undefined,
  propose: undefined,
  known: [],
};

function ofLine({ message, hint, current, check }: Line): Pick<AnswerConfig, 'message' | 'hint' | 'current' | 'check'> {
  return { message, hint, current, check: (text) => (text === '' && current !== undefined ? undefined : check(text)) };
}

function listed({ value, label, detail }: Choice, style: Style): { value: string; name: string; description?: string } {
  const name = cut(visible(label), style.width - 8, style.unicode ? '…' : '...').trimEnd();
  return { value: String(value), name, ...(detail === undefined ? {} : { description: visible(detail) }) };
}

// What stands for an answer that is no text of the leader's.
const SPOKEN_CURRENT: Readonly<Record<string, string>> = { unknown: "I don't know", none: 'none' };

function currentOf({ current, proposed, field }: Question): string | undefined {
  const format = field.kind === 'amount' ? formatAmount : formatFigure;
  if (current === undefined && proposed !== undefined) return `the CRM says ${format(proposed)}`;
  if (typeof current === 'number') return format(current);
  return typeof current === 'string' ? visible(SPOKEN_CURRENT[current] ?? current) : undefined;
}

// What the special keys do at a question, for the line below it.
function keysOf({ canBeUnknown, canBeNone, required, current, proposed, key, id, isSubject }: Question): string[] {
  const isFurther = key.endsWith('.+') && !canBeNone;
  const takesOut = id !== undefined && isSubject;
  const enterOf = (): string[] => {
    if (isFurther) return ['Enter: no more'];
    if (current !== undefined) return ['Enter keeps it'];
    if (proposed !== undefined) return ['Enter takes it'];
    return required ? [] : ['Enter skips'];
  };
  return [
    ...(canBeUnknown || !required ? [`${UNKNOWN} I don't know`] : []),
    ...(canBeNone || !required ? [`${NONE} ${takesOut ? 'takes it out' : 'none'}`] : []),
    ...enterOf(),
    `${BACK} back`,
  ];
}

function replyOf({ field, current, proposed }: Question, text: string): Reply | 'back' {
  if (text.trim() === '') return current === undefined && proposed !== undefined ? { value: proposed } : 'skip';
  if (text.trim() === UNKNOWN) return 'unknown';
  if (text.trim() === NONE) return 'none';
  if (text.trim() === BACK) return 'back';
  const parsed = parseAnswer(field, text);
  return 'value' in parsed ? { value: parsed.value } : 'skip';
}

function problemOf(question: Question, text: string): string | undefined {
  const { field, required, canBeNone, canBeUnknown, key } = question;
  const current = question.current ?? question.proposed;
  const word = text.trim();
  const isFurther = key.endsWith('.+') && !canBeNone;
  if (word === BACK) return undefined;
  if (word === '') {
    return !required || current !== undefined || isFurther
      ? undefined
      : `write an answer, or ${canBeNone ? `${NONE} for none, ` : ''}${UNKNOWN} if you don't know`;
  }
  if (word === UNKNOWN) return !required || canBeUnknown ? undefined : 'write an answer, or Enter if there is no more';
  if (word === NONE)
    return !required || canBeNone || question.id !== undefined
      ? undefined
      : `write an answer, or ${UNKNOWN} if you don't know`;
  const parsed = parseAnswer(field, text);
  return 'problem' in parsed ? parsed.problem : undefined;
}

async function inEditor(text: string, edit: Edit): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'qreview-'));
  const path = join(folder, 'answer.txt');
  writeFileSync(path, text, { mode: 0o600 });
  let edited: string;
  try {
    await edit(path);
    edited = readFileSync(path, 'utf8');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${why}; what was written is in ${path}`, { cause: error });
  }
  rmSync(folder, { recursive: true, force: true });
  return edited.replace(/\r?\n$/, '');
}
